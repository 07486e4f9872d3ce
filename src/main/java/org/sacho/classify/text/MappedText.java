package org.sacho.classify.text;

import java.util.Arrays;

/// A text under construction in which every character remembers a stretch of another text.
final class MappedText {

    private char[] text;
    private int[] from;
    private int[] to;
    private int length;

    MappedText(int capacity) {
        text = new char[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    void append(char character, int start, int end) {
        if (length == text.length) {
            int larger = 2 * length + 16;
            text = Arrays.copyOf(text, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
        }
        text[length] = character;
        from[length] = start;
        to[length] = end;
        length++;
    }

    void append(String characters, int start, int end) {
        for (int i = 0; i < characters.length(); i++) {
            append(characters.charAt(i), start, end);
        }
    }

    int length() {
        return length;
    }

    boolean endsWith(char character) {
        return length > 0 && text[length - 1] == character;
    }

    /// Makes the last character reach further.
    void extendLast(int end) {
        to[length - 1] = end;
    }

    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to[index];
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }
}
