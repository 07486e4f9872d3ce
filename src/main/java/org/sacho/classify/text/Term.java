package org.sacho.classify.text;

/// A word or phrase to look for, and what decides whether a stretch of units is it.
///
/// Latin words count only whole, as written or spelt out letter by letter. Beside Hangul, spaces mean nothing; a
/// Hangul term of three syllables or more counts wherever it stands, a shorter one only as a word, with or without
/// particles behind it. A Latin letter may be replaced by what looks like it, but not by another plain letter.
final class Term {

    private static final int WORD_LIKE_SYLLABLES = 2;
    private static final int SPELT_LETTERS = 4;
    private static final int LONG_ENOUGH_FOR_RN = 6;

    private final int owner;
    private final Units units;
    private final boolean partOfWord;
    private final boolean wordLike;

    Term(TermIndex.Entry entry, Units units) {
        this.owner = entry.owner();
        this.partOfWord = entry.partOfWord();
        this.units = units;
        this.wordLike = weight(units) <= WORD_LIKE_SYLLABLES;
    }

    int owner() {
        return owner;
    }

    private static int weight(Units units) {
        int weight = 0;
        for (int i = 0; i < units.length(); i++) {
            if (units.startsCharacter(i)) {
                weight += Hangul.isJamo(units.unit(i)) ? 1 : WORD_LIKE_SYLLABLES + 1;
            }
        }
        return weight;
    }

    /// Whether the same units of a text, from this one on, are this term.
    boolean isAt(Units text, int from) {
        int to = from + units.length();
        return text.startsCharacter(from)
                && text.endsCharacter(to - 1)
                && (partOfWord || isWhole(text, from, to))
                && gapsFit(text, from)
                && looksLike(text, from);
    }

    private boolean isWhole(Units text, int from, int to) {
        if (isInsideWord(text, from) || isInsideWord(text, to)) {
            return false;
        }
        // A consonant typed by itself begins the next syllable when a vowel follows.
        if (text.isLooseConsonant(to - 1) && text.vowelFollows(to - 1)) {
            return false;
        }
        boolean tiedToHangul = text.gap(from) == Gap.NONE && Hangul.isJamo(text.unit(from - 1));
        return !wordLike || (!tiedToHangul && Hangul.onlyTailsFollow(text, to));
    }

    /// Whether a boundary before this unit would cut a word of a script that puts spaces between words.
    private static boolean isInsideWord(Units text, int index) {
        return text.gap(index) == Gap.NONE && !Hangul.isJamo(text.unit(index - 1)) && !Hangul.isJamo(text.unit(index));
    }

    private boolean gapsFit(Units text, int from) {
        int joined = 0;
        int apart = 0;
        boolean onlySpelt = false;
        for (int i = 1; i < units.length(); i++) {
            var here = text.gap(from + i);
            if (!text.startsCharacter(from + i)) {
                continue;
            }
            if (here == Gap.BREAK) {
                return false;
            }
            boolean besideHangul = Hangul.isJamo(units.unit(i)) || Hangul.isJamo(units.unit(i - 1));
            if (besideHangul || (isStep(i) && here != Gap.POINT)) {
                continue;
            }
            if (units.gap(i) == Gap.NONE) {
                joined += here == Gap.NONE ? 1 : 0;
                apart += here == Gap.NONE ? 0 : 1;
            } else if (here == Gap.NONE) {
                return false;
            } else {
                onlySpelt |= here == Gap.POINT && units.gap(i) != Gap.POINT;
            }
        }
        return (apart == 0 && !onlySpelt) || (joined == 0 && apart >= SPELT_LETTERS - 1);
    }

    /// Whether letters meet digits before this unit, where people write a space or not.
    private boolean isStep(int index) {
        return isDigit(units.shown(index)) != isDigit(units.shown(index - 1));
    }

    private boolean looksLike(Units text, int from) {
        int same = 0;
        int swapped = 0;
        for (int i = 0; i < units.length(); i++) {
            char wanted = small(units.shown(i));
            char shown = text.shown(from + i);
            if (shown == Units.ANYTHING || wanted == Units.ANYTHING || small(shown) == wanted) {
                same++;
            } else if (isDigit(shown) != isDigit(wanted) || isOddCase(text, from + i, wanted)) {
                swapped++;
            } else if (wanted != 'm' || units.length() < LONG_ENOUGH_FOR_RN || small(shown) == 'm') {
                return false;
            }
        }
        // Too few letters left as they were would make a number out of a word.
        return swapped == 0 || same >= Math.max(2, swapped);
    }

    /// A capital I for an l in a small word, or an l for an I in a word of capitals.
    private static boolean isOddCase(Units text, int index, char wanted) {
        if (text.gap(index) != Gap.NONE) {
            return false;
        }
        char before = text.shown(index - 1);
        char shown = text.shown(index);
        return (shown == 'I' && wanted == 'l' && before >= 'a' && before <= 'z')
                || (shown == 'l' && wanted == 'i' && before >= 'A' && before <= 'Z');
    }

    private static boolean isDigit(char shown) {
        return shown >= '0' && shown <= '9';
    }

    private static char small(char shown) {
        return shown >= 'A' && shown <= 'Z' ? (char) (shown + ('a' - 'A')) : shown;
    }

    /// A term can be classified.
    @Override
    public String toString() {
        return "Term[of " + owner + "]";
    }
}
