package org.sacho.web;

/// A run of text. `rule` names what fired on it, and is empty for text that nothing fired on. `toString`
/// withholds the text.
public record SegmentView(String text, String rule) {
    public boolean highlighted() {
        return !rule.isEmpty();
    }

    @Override
    public String toString() {
        return "SegmentView[" + text.length() + " characters]";
    }
}
