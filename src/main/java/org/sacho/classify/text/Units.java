package org.sacho.classify.text;

import java.util.Arrays;

/// A text as a stream of letters and digits without what stands between them: small Latin letters, digits, jamo, and
/// other letters as they are. Characters that look alike are the same unit: `l`, `1` and `i`; `0` and `o`; `m` is
/// `r` and `n`. What was written, and what stood between, is kept beside.
final class Units {

    /// What a foreign character shows: whatever it looks like.
    static final char ANYTHING = 0;

    private final String stream;
    private final char[] shown;
    private final Gap[] gaps;
    private final int[] at;

    private Units(Builder builder) {
        stream = new String(builder.stream, 0, builder.length);
        shown = builder.shown;
        gaps = builder.gaps;
        at = builder.at;
    }

    /// Only the units, one after the other.
    String stream() {
        return stream;
    }

    int length() {
        return stream.length();
    }

    char unit(int index) {
        return stream.charAt(index);
    }

    /// The ASCII letter or digit that was written, in its case; the unit for other scripts; [#ANYTHING] for a
    /// character that only looks like the unit.
    char shown(int index) {
        return shown[index];
    }

    /// What stands before a unit, or behind the last one.
    Gap gap(int index) {
        return index == 0 || index == length() ? Gap.BREAK : gaps[index];
    }

    /// Where the character of this unit stands in the normalised text.
    int at(int index) {
        return at[index];
    }

    boolean startsCharacter(int index) {
        return index == 0 || at[index - 1] != at[index];
    }

    boolean endsCharacter(int index) {
        return index + 1 == length() || at[index + 1] != at[index];
    }

    boolean startsWith(String units, int from) {
        return stream.startsWith(units, from);
    }

    /// Whether this is a consonant that is part of no syllable.
    boolean isBareConsonant(int index) {
        return isLooseConsonant(index) && !vowelFollows(index);
    }

    /// Whether this is a consonant written by itself.
    boolean isLooseConsonant(int index) {
        return Hangul.isJamo(unit(index))
                && !Hangul.isVowel(unit(index))
                && startsCharacter(index)
                && endsCharacter(index);
    }

    /// Whether a vowel stands directly behind.
    boolean vowelFollows(int index) {
        return index + 1 < length() && gap(index + 1) == Gap.NONE && Hangul.isVowel(unit(index + 1));
    }

    /// Never the text.
    @Override
    public String toString() {
        return "Units[" + length() + "]";
    }

    /// Takes the characters of a normalised text one by one.
    static final class Builder {

        private static final int MAX_SIGNS = 3;

        private char[] stream;
        private char[] shown;
        private Gap[] gaps;
        private int[] at;
        private int length;
        private boolean spaces;
        private int joints;
        private int points;
        private boolean broken;

        Builder(int capacity) {
            stream = new char[capacity];
            shown = new char[capacity];
            gaps = new Gap[capacity];
            at = new int[capacity];
        }

        Units build() {
            return new Units(this);
        }

        void space() {
            spaces = true;
        }

        /// @param character in the case in which it was written
        /// @param index where it stands in the normalised text
        /// @param foreign whether it was not written as ASCII
        void add(int character, int index, boolean foreign) {
            if (character < 0x80) {
                ascii((char) character, index, foreign);
            } else if (Hangul.isSyllable(character) || (character >= 0x1100 && character <= 0x11FF)) {
                hangul(character, index);
            } else if (!Invisible.isMark(character)) {
                other(character, index);
            }
        }

        private void ascii(char character, int index, boolean foreign) {
            if (character >= 'a' && character <= 'z') {
                latin(character, foreign ? ANYTHING : character, index);
            } else if (character >= 'A' && character <= 'Z') {
                latin((char) (character + ('a' - 'A')), foreign ? ANYTHING : character, index);
            } else if (character >= '0' && character <= '9') {
                latin(character, foreign ? ANYTHING : character, index);
            } else {
                sign(character);
            }
        }

        private void latin(char letter, char written, int index) {
            switch (letter) {
                case 'l', '1' -> unit('i', written, index);
                case '0' -> unit('o', written, index);
                case 'm' -> {
                    unit('r', written, index);
                    unit('n', written, index);
                }
                default -> unit(letter, written, index);
            }
        }

        private void hangul(int character, int index) {
            var jamo = Hangul.jamo(character);
            if (jamo.isEmpty()) {
                sign(character);
            }
            for (int i = 0; i < jamo.length(); i++) {
                unit(jamo.charAt(i), jamo.charAt(i), index);
            }
        }

        private void other(int character, int index) {
            var latin = LookAlikes.latin(character);
            if (!latin.isEmpty()) {
                latin.chars().forEach(letter -> latin((char) letter, ANYTHING, index));
            } else if (Character.isLetterOrDigit(character)) {
                for (char part : Character.toChars(Character.toLowerCase(character))) {
                    unit(part, part, index);
                }
            } else {
                sign(character);
            }
        }

        private void sign(int character) {
            switch (character) {
                case '_', 0xB7, 0x119E, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB -> joints++;
                case '.', ',', '/', '\'', 0x2019 -> points++;
                default -> {
                    if (Invisible.isDash(character)) {
                        joints++;
                    } else {
                        broken = true;
                    }
                }
            }
        }

        private Gap gap() {
            if (broken || joints + points > MAX_SIGNS || (points > 0 && spaces)) {
                return Gap.BREAK;
            }
            if (points > 0) {
                return Gap.POINT;
            }
            return spaces || joints > 0 ? Gap.SPACE : Gap.NONE;
        }

        private void unit(char unit, char written, int index) {
            if (length == stream.length) {
                int larger = 2 * length + 16;
                stream = Arrays.copyOf(stream, larger);
                shown = Arrays.copyOf(shown, larger);
                gaps = Arrays.copyOf(gaps, larger);
                at = Arrays.copyOf(at, larger);
            }
            stream[length] = unit;
            shown[length] = written;
            gaps[length] = gap();
            at[length] = index;
            length++;
            spaces = false;
            joints = 0;
            points = 0;
            broken = false;
        }
    }
}
