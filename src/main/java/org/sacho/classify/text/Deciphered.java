package org.sacho.classify.text;

import java.util.List;

/// A normalised text in which look-alike letters are Latin, jamo typed one by one are syllables, and digits said one
/// by one are digits. Read beside the normalised text, never in its place.
public final class Deciphered implements Reading {

    private final NormalisedText source;
    private final MappedText mapped;
    private final String text;

    private Deciphered(NormalisedText source, MappedText mapped) {
        this.source = source;
        this.mapped = mapped;
        this.text = mapped.toString();
    }

    /// Every such reading, none when there is nothing to decipher. There are two where the last of the digits can also
    /// belong to the words behind them.
    public static List<Deciphered> of(NormalisedText source) {
        var plain = plain(source.text());
        var text = plain.toString();
        var runs = SpokenDigits.in(text);
        if (runs.isEmpty()) {
            return text.contentEquals(source.text()) ? List.of() : List.of(new Deciphered(source, plain));
        }
        var whole = new Deciphered(source, withDigits(plain, runs));
        var withoutLastWords =
                runs.stream().map(run -> run.withoutLastWord(text)).toList();
        return withoutLastWords.equals(runs)
                ? List.of(whole)
                : List.of(whole, new Deciphered(source, withDigits(plain, withoutLastWords)));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int originalFrom(int index) {
        return source.originalFrom(mapped.from(index));
    }

    @Override
    public int originalTo(int index) {
        return source.originalTo(mapped.to(index) - 1);
    }

    private static MappedText plain(String text) {
        var plain = new MappedText(text.length());
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (character < 0x80) {
                plain.append((char) character, i, next);
            } else if (Hangul.isSyllable(character) && closes(text, next)) {
                char closed = Hangul.closed((char) character, text.charAt(next));
                next += closed == character ? 0 : 1;
                plain.append(closed, i, next);
            } else {
                var latin = LookAlikes.latin(character);
                plain.append(latin.isEmpty() ? text.substring(i, next) : latin, i, next);
            }
            i = next;
        }
        return plain;
    }

    /// Whether a consonant stands here that belongs to the syllable before it, having no vowel of its own.
    private static boolean closes(String text, int index) {
        return index < text.length()
                && Hangul.isLeading(text.charAt(index))
                && !(index + 1 < text.length() && Hangul.isMiddle(text.charAt(index + 1)));
    }

    private static MappedText withDigits(MappedText plain, List<SpokenDigits.Run> runs) {
        var text = plain.toString();
        var digits = new MappedText(text.length());
        int at = 0;
        for (var run : runs) {
            copy(text, plain, at, run.from(), digits);
            for (var digit : run.digits()) {
                digits.append(digit.digit(), plain.from(digit.from()), plain.to(digit.to() - 1));
            }
            at = run.to();
        }
        copy(text, plain, at, text.length(), digits);
        return digits;
    }

    private static void copy(String text, MappedText plain, int from, int to, MappedText into) {
        for (int i = from; i < to; i++) {
            into.append(text.charAt(i), plain.from(i), plain.to(i));
        }
    }

    /// Never the text.
    @Override
    public String toString() {
        return "Deciphered[" + text.length() + " characters]";
    }
}
