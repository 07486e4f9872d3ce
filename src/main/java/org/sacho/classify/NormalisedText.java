package org.sacho.classify;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/// A text as rules see it: Unicode form NFKC, lower case, every dash `-`, runs of white space one space, invisible
/// characters gone. Each unit knows the stretch of the original it came from.
///
/// Look-alike letters of other scripts, digits for letters and numbers in words are left as they are.
final class NormalisedText {

    private static final int MAX_CLUSTER = 32;

    private final StringBuilder text = new StringBuilder();
    private int[] from;
    private int[] to;

    private NormalisedText(int capacity) {
        from = new int[capacity];
        to = new int[capacity];
    }

    static NormalisedText of(String original) {
        var normalised = new NormalisedText(original.length() + 16);
        normalised.readAll(original);
        return normalised;
    }

    String text() {
        return text.toString();
    }

    /// Where the unit at this index starts in the original.
    int originalFrom(int index) {
        return from[index];
    }

    /// Whether the character at this index was written as a capital.
    boolean isCapital(String original, int index) {
        return Character.isUpperCase(original.codePointAt(from[index]));
    }

    /// Where the unit at this index ends in the original, exclusive.
    int originalTo(int index) {
        return to[index];
    }

    /// Clusters are cut where normalisation cannot reach across: before every character that combines with
    /// nothing in front of it.
    private void readAll(String original) {
        var cluster = new StringBuilder();
        int start = 0;
        int end = 0;
        for (int i = 0; i < original.length(); ) {
            int character = original.codePointAt(i);
            int next = i + Character.charCount(character);
            if (!isInvisible(character)) {
                if (!cluster.isEmpty() && (startsCluster(character) || cluster.length() >= MAX_CLUSTER)) {
                    append(cluster.toString(), start, end);
                    cluster.setLength(0);
                }
                start = cluster.isEmpty() ? i : start;
                cluster.appendCodePoint(character);
                end = next;
            }
            i = next;
        }
        if (!cluster.isEmpty()) {
            append(cluster.toString(), start, end);
        }
    }

    private void append(String cluster, int start, int end) {
        if (cluster.codePoints().allMatch(NormalisedText::isSpace)) {
            appendSpace(start, end);
            return;
        }
        var folded = Normalizer.normalize(cluster, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        folded.codePoints().forEach(character -> {
            if (isSpace(character)) {
                appendSpace(start, end);
            } else if (!isInvisible(character)) {
                appendUnits(isDash(character) ? '-' : character, start, end);
            }
        });
    }

    private void appendSpace(int start, int end) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            to[text.length() - 1] = end;
        } else {
            appendUnits(' ', start, end);
        }
    }

    private void appendUnits(int character, int start, int end) {
        int first = text.length();
        text.appendCodePoint(character);
        if (text.length() > from.length) {
            from = Arrays.copyOf(from, 2 * text.length());
            to = Arrays.copyOf(to, 2 * text.length());
        }
        Arrays.fill(from, first, text.length(), start);
        Arrays.fill(to, first, text.length(), end);
    }

    private static boolean startsCluster(int character) {
        if (character < 0x300) {
            return true;
        }
        int first = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                .codePointAt(0);
        boolean joinsSyllable = first >= 0x1160 && first <= 0x11FF;
        return !joinsSyllable && !isMark(first);
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    private static boolean isDash(int character) {
        return Character.getType(character) == Character.DASH_PUNCTUATION || character == 0x2212;
    }

    /// Characters that show nothing and so could hide a term: controls, format characters, variation selectors,
    /// Hangul fillers, the combining grapheme joiner and the blank Braille cell.
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> !isSpace(character);
            default ->
                (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0xE0100 && character <= 0xE01EF)
                        || (character >= 0x180B && character <= 0x180F)
                        || character == 0x34F
                        || character == 0x115F
                        || character == 0x1160
                        || character == 0x3164
                        || character == 0xFFA0
                        || character == 0x2800;
        };
    }
}
