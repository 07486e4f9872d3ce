package org.sacho.classify.text;

import java.text.Normalizer;
import java.util.Locale;

/// A text as patterns see it: Unicode form NFKC, lower case, every dash `-`, runs of white space one space, invisible
/// characters gone. Each character knows the stretch of the original it came from.
///
/// Look-alike letters and numbers in words are undone in [Deciphered], and the former in the units that terms are
/// compared with.
public final class NormalisedText implements Reading {

    private static final int MAX_CLUSTER = 32;

    private final MappedText mapped;
    private final Units.Builder builder;
    private final String text;
    private final Units units;

    private NormalisedText(String original) {
        mapped = new MappedText(original.length() + 16);
        builder = new Units.Builder(original.length() + original.length() / 2 + 16);
        readAll(original);
        text = mapped.toString();
        units = builder.build();
    }

    public static NormalisedText of(String original) {
        return new NormalisedText(original);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int originalFrom(int index) {
        return mapped.from(index);
    }

    @Override
    public int originalTo(int index) {
        return mapped.to(index);
    }

    /// The same text as a stream of comparable letters.
    Units units() {
        return units;
    }

    /// Clusters are cut where normalisation cannot reach across: before every character that combines with
    /// nothing in front of it.
    private void readAll(String original) {
        var cluster = new StringBuilder();
        int start = 0;
        int end = 0;
        for (int i = 0; i < original.length(); ) {
            char plain = original.charAt(i);
            if (cluster.isEmpty() && standsAlone(plain) && endsBefore(original, i + 1)) {
                appendPlain(plain, i);
                i++;
                continue;
            }
            int character = original.codePointAt(i);
            int next = i + Character.charCount(character);
            if (!Invisible.is(character)) {
                if (!cluster.isEmpty() && (startsCluster(character) || cluster.length() >= MAX_CLUSTER)) {
                    append(cluster.toString(), start, end);
                    cluster.setLength(0);
                }
                start = cluster.isEmpty() ? i : start;
                cluster.appendCodePoint(character);
                end = next;
            }
            i = next;
            if (!cluster.isEmpty() && endsBefore(original, next)) {
                append(cluster.toString(), start, end);
                cluster.setLength(0);
            }
        }
        if (!cluster.isEmpty()) {
            append(cluster.toString(), start, end);
        }
    }

    /// Whether normalisation leaves this character as it is, but for case and white space.
    private static boolean standsAlone(char character) {
        return (character >= ' ' && character < 0x7F)
                || (character >= '\t' && character <= '\r')
                || Hangul.isSyllable(character);
    }

    /// Whether nothing from here on can combine with what stands before.
    private static boolean endsBefore(String original, int index) {
        return index >= original.length() || standsAlone(original.charAt(index));
    }

    private void appendPlain(char character, int at) {
        if (character <= ' ') {
            appendSpace(at, at + 1);
            return;
        }
        boolean capital = character >= 'A' && character <= 'Z';
        builder.add(character, mapped.length(), false);
        mapped.append(capital ? (char) (character + ('a' - 'A')) : character, at, at + 1);
    }

    private void append(String cluster, int start, int end) {
        boolean foreign = cluster.codePointAt(0) >= 0x80;
        Normalizer.normalize(cluster, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            if (Invisible.isSpace(character)) {
                appendSpace(start, end);
            } else if (!Invisible.is(character)) {
                builder.add(character, mapped.length(), foreign);
                mapped.append(Invisible.isDash(character) ? "-" : lowerCase(character), start, end);
            }
        });
    }

    private static String lowerCase(int character) {
        return Character.toString(character).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private void appendSpace(int start, int end) {
        builder.space();
        if (mapped.endsWith(' ')) {
            mapped.extendLast(end);
        } else {
            mapped.append(' ', start, end);
        }
    }

    private static boolean startsCluster(int character) {
        if (character < 0x300) {
            return true;
        }
        int first = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                .codePointAt(0);
        boolean joinsSyllable = first >= 0x1160 && first <= 0x11FF;
        return !joinsSyllable && !Invisible.isMark(first);
    }

    /// Never the text.
    @Override
    public String toString() {
        return "NormalisedText[" + text.length() + " characters]";
    }
}
