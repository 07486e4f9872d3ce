package org.sacho.classify;

import java.lang.Character.UnicodeScript;
import org.sacho.classify.text.Reading;

/// A reading of a text as markings are looked for in it: Latin letters as capitals, every place as in the reading.
/// How something was written, and where lines begin and end, is told by the original.
///
/// @param capitals the text of the reading with the letters a to z as capitals
record MarkingText(String original, Reading reading, String capitals) {

    static MarkingText of(String original, Reading reading) {
        var plain = reading.text();
        var capitals = new StringBuilder(plain);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z') {
                capitals.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return new MarkingText(original, reading, capitals.toString());
    }

    int originalFrom(int from) {
        return reading.originalFrom(from);
    }

    int originalTo(int to) {
        return reading.originalTo(to - 1);
    }

    /// Whether this stretch was written without a small letter.
    boolean isInCapitals(int from, int to) {
        return firstSmall(from, to) == to;
    }

    /// The first character of this stretch that was written as a small letter, or the end.
    int firstSmall(int from, int to) {
        int at = from;
        while (at < to && !Character.isLowerCase(original.codePointAt(originalFrom(at)))) {
            at++;
        }
        return at;
    }

    /// Whether a small letter or Hangul stands anywhere, so that capitals are more than the way all of it is written.
    boolean isMixed() {
        return original.codePoints()
                .anyMatch(
                        c -> Character.isLowerCase(c) || (c >= 0x1100 && UnicodeScript.of(c) == UnicodeScript.HANGUL));
    }

    /// Whether no letter or digit stands before this place on its line.
    boolean startsLine(int from) {
        int before = wordBefore(from);
        return before < 0 || isLineEnd(original.charAt(before));
    }

    /// Whether no letter or digit stands from this place on to the end of its line.
    boolean endsLine(int to) {
        int at = originalTo(to);
        while (at < original.length() && !Character.isLetterOrDigit(original.charAt(at))) {
            if (isLineEnd(original.charAt(at))) {
                return true;
            }
            at++;
        }
        return at == original.length();
    }

    /// Whether nothing but signs stands between a colon and this place.
    boolean followsColon(int from) {
        return original.substring(wordBefore(from) + 1, originalFrom(from)).contains(":");
    }

    /// Where in the original the word before this place, or the line before it, ends; -1 if there is none.
    private int wordBefore(int from) {
        int at = originalFrom(from) - 1;
        while (at >= 0 && !Character.isLetterOrDigit(original.charAt(at)) && !isLineEnd(original.charAt(at))) {
            at--;
        }
        return at;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /// Never the text.
    @Override
    public String toString() {
        return "MarkingText[" + capitals.length() + " characters]";
    }
}
