package org.sacho.classify;

/// A place where a detector found what it looks for.
///
/// @param detectorId which one
/// @param from first character, in UTF-16 units of the original text
/// @param to the unit after the last one
/// @param matchedText that stretch of the original
/// @param confidence from 0 to 1
public record Hit(String detectorId, int from, int to, String matchedText, double confidence) {

    /// Never the text.
    @Override
    public String toString() {
        return "Hit[" + detectorId + " " + from + "-" + to + "]";
    }
}
