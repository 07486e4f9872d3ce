package org.sacho.web;

/// One finding of the guard. `text` is already in the language of the reader and says what to do; `where` names
/// the item or field.
public record FindingView(Severity severity, String text, String where, String rule) {

    /// Whether the finding stops the release.
    public enum Severity {
        BLOCKS,
        WARNS
    }

    public boolean blocks() {
        return severity == Severity.BLOCKS;
    }

    @Override
    public String toString() {
        return "FindingView[" + severity + "]";
    }
}
