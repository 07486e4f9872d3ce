package org.sacho.classify.text;

import java.util.Comparator;
import java.util.List;

/// What is needed of Korean: taking syllables apart, and telling a word with particles or verb endings from a
/// longer word.
///
/// Jamo are written as one character each from [#FIRST] on, compound vowels and finals as the letters they are typed
/// with, so that a syllable and its letters typed one by one come out alike.
final class Hangul {

    /// The character that stands for the first jamo; what lies there in Latin-1 is no letter of a normalised text.
    static final char FIRST = 0x80;

    private static final char LAST = FIRST + 0x3163 - 0x3131;
    private static final char FIRST_VOWEL = FIRST + 0x314F - 0x3131;

    private static final String[] LEADING = jamo("ㄱ,ㄲ,ㄴ,ㄷ,ㄸ,ㄹ,ㅁ,ㅂ,ㅃ,ㅅ,ㅆ,ㅇ,ㅈ,ㅉ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ");
    private static final String[] VOWELS = jamo("ㅏ,ㅐ,ㅑ,ㅒ,ㅓ,ㅔ,ㅕ,ㅖ,ㅗ,ㅗㅏ,ㅗㅐ,ㅗㅣ,ㅛ,ㅜ,ㅜㅓ,ㅜㅔ,ㅜㅣ,ㅠ,ㅡ,ㅡㅣ,ㅣ");
    private static final String[] FINALS = jamo("ㄱ,ㄲ,ㄱㅅ,ㄴ,ㄴㅈ,ㄴㅎ,ㄷ,ㄹ,ㄹㄱ,ㄹㅁ,ㄹㅂ,ㄹㅅ,ㄹㅌ,ㄹㅍ,ㄹㅎ,ㅁ,ㅂ,ㅂㅅ,ㅅ,ㅆ,ㅇ,ㅈ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ");

    private static final List<String> TAILS = Tails.all().stream()
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Hangul::jamoOf)
            .toList();

    /// No chain of tails is longer; a longer tail is a longer word.
    private static final int MAX_TAIL = 32;

    private Hangul() {}

    static boolean isSyllable(int character) {
        return character >= 0xAC00 && character <= 0xD7A3;
    }

    /// Whether a unit is a jamo.
    static boolean isJamo(char unit) {
        return unit >= FIRST && unit <= LAST;
    }

    static boolean isVowel(char unit) {
        return unit >= FIRST_VOWEL && unit <= LAST;
    }

    /// The jamo of a syllable or of a letter of one, or nothing.
    static String jamo(int character) {
        if (isSyllable(character)) {
            int index = character - 0xAC00;
            int last = index % 28;
            return LEADING[index / 588] + VOWELS[index / 28 % 21] + (last == 0 ? "" : FINALS[last - 1]);
        }
        if (isLeading(character)) {
            return LEADING[character - 0x1100];
        }
        if (isMiddle(character)) {
            return VOWELS[character - 0x1161];
        }
        return character >= 0x11A8 && character <= 0x11C2 ? FINALS[character - 0x11A8] : "";
    }

    static boolean isLeading(int character) {
        return character >= 0x1100 && character <= 0x1112;
    }

    static boolean isMiddle(int character) {
        return character >= 0x1161 && character <= 0x1175;
    }

    /// The syllable with this consonant below it, or the syllable as it is when there is no such one.
    static char closed(char syllable, char leading) {
        if (isSyllable(syllable) && (syllable - 0xAC00) % 28 == 0 && isLeading(leading)) {
            for (int i = 0; i < FINALS.length; i++) {
                if (FINALS[i].equals(LEADING[leading - 0x1100])) {
                    return (char) (syllable + i + 1);
                }
            }
        }
        return syllable;
    }

    /// Whether nothing but particles and verb endings ties the units up to here to the Hangul behind them.
    static boolean onlyTailsFollow(Units units, int from) {
        int end = from;
        while (end < units.length()
                && units.gap(end) == Gap.NONE
                && isJamo(units.unit(end))
                && end - from <= MAX_TAIL) {
            end++;
        }
        return end - from <= MAX_TAIL && areTails(units, from, end);
    }

    private static boolean areTails(Units units, int from, int end) {
        // Laughter and the like, typed as bare consonants, is no part of a word.
        if (from == end || units.isBareConsonant(from)) {
            return true;
        }
        return TAILS.stream().anyMatch(tail -> {
            int behind = from + tail.length();
            return behind <= end
                    && units.startsWith(tail, from)
                    && units.endsCharacter(behind - 1)
                    && areTails(units, behind, end);
        });
    }

    private static String jamoOf(String word) {
        var jamo = new StringBuilder();
        word.chars().forEach(syllable -> jamo.append(jamo(syllable)));
        return jamo.toString();
    }

    private static String[] jamo(String letters) {
        var units = new StringBuilder();
        letters.chars().forEach(c -> units.append(c == ',' ? ',' : (char) (FIRST + c - 0x3131)));
        return units.toString().split(",", -1);
    }
}
