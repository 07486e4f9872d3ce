package org.sacho.classify.model;

import java.util.Arrays;

/// The words of a passage as the model sees them: lower case, every digit `0`, marking words and portion marks
/// gone, because a marking in the text gives the answer away. Each word knows where it stands in the original.
///
/// One pass over the characters, no text made.
final class WordStream {

    private final char[] letters;
    private final Shape.Counts counts = new Shape.Counts();
    private int[] starts = new int[64];
    private int[] origins = new int[64];
    private int words;
    private int used;
    private int latin;
    private int hangul;
    private int other;

    private WordStream(int capacity) {
        letters = new char[capacity];
    }

    static WordStream of(String text) {
        var stream = new WordStream(text.length());
        stream.read(text);
        return stream;
    }

    int words() {
        return words;
    }

    /// Where a word begins among [#letters]; of the word after the last, where the last one ends.
    int start(int word) {
        return word == words ? used : starts[word];
    }

    char letter(int at) {
        return letters[at];
    }

    /// The first character of a word in the original.
    int from(int word) {
        return origins[word];
    }

    /// The character after a word in the original.
    int to(int word) {
        return origins[word] + start(word + 1) - starts[word];
    }

    Shape shape() {
        return counts.shape();
    }

    /// Whether more than half of the letters are of this script.
    boolean isMainly(Script script) {
        int count = switch (script) {
            case LATIN -> latin;
            case HANGUL -> hangul;
            case OTHER -> other;
        };
        return 2 * count > latin + hangul + other;
    }

    private void read(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isWordCharacter(c)) {
                i = word(text, i);
            } else {
                counts.sign(c);
                i = c == '(' ? PortionMark.end(text, i) : i + 1;
            }
        }
    }

    private int word(String text, int from) {
        boolean number = isDigit(text.charAt(from));
        int begin = used;
        int upper = 0;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isWordCharacter(c) || isDigit(c) != number) {
                break;
            }
            if (!number) {
                countScript(c);
                upper += Character.isUpperCase(c) ? 1 : 0;
            }
            letters[used++] = number ? '0' : Character.toLowerCase(c);
        }
        add(begin, from);
        int marking = MarkingWords.atTheEnd(this);
        if (marking > 0) {
            words -= marking;
            used = starts[words];
        } else {
            counts.word(number, upper, i - from, Character.isUpperCase(text.charAt(from)));
        }
        return i;
    }

    private void add(int start, int origin) {
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, 2 * words);
            origins = Arrays.copyOf(origins, 2 * words);
        }
        starts[words] = start;
        origins[words] = origin;
        words++;
    }

    private void countScript(char letter) {
        switch (Script.of(letter)) {
            case LATIN -> latin++;
            case HANGUL -> hangul++;
            case OTHER -> other++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(char c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) : Character.isLetter(c);
    }
}
