package org.sacho.classify;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;

/// Letters and digits of a text one after the other, with a note where something else stood between two. Hangul is
/// taken apart into jamo, which say no more whether they close a syllable; the Cyrillic and Greek letters that look
/// like Latin ones are those.
///
/// Belongs to the guard's second scan, which shares nothing with the first: the table of look-alikes is short and
/// made by hand on purpose.
final class Letters {

    private static final String LOOKS = "АВЕКМНОРСТХУІЅЈаеорсухіѕјԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧορ";
    private static final String LATIN = "ABEKMHOPCTXYISJaeopcyxisjdhABEZHIKMNOPTYXop";

    /// What closes a syllable, from U+11A8 on, as the letters that begin one.
    private static final String[] CLOSING =
            "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ");

    private static final int FIRST_CLOSING = 0x11A8;

    private final String stream;
    private final BitSet gapBefore;

    private Letters(String stream, BitSet gapBefore) {
        this.stream = stream;
        this.gapBefore = gapBefore;
    }

    static Letters of(String text) {
        var stream = new StringBuilder();
        var gaps = new BitSet();
        boolean gap = true;
        var decomposed =
                Normalizer.normalize(opened(latin(text)), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < decomposed.length(); ) {
            int character = decomposed.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isLetterOrDigit(character) && !isFiller(character)) {
                gaps.set(stream.length(), gap);
                stream.appendCodePoint(character);
                gap = false;
            } else if (!isSilent(character)) {
                gap = true;
            }
        }
        gaps.set(stream.length(), true);
        return new Letters(stream.toString(), gaps);
    }

    private static String latin(String text) {
        var latin = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int look = LOOKS.indexOf(text.charAt(i));
            if (look >= 0) {
                latin.setCharAt(i, LATIN.charAt(look));
            }
        }
        return latin.toString();
    }

    /// The text in jamo, each of which could begin a syllable.
    private static String opened(String text) {
        var opened = new StringBuilder();
        for (char letter : Normalizer.normalize(text, Normalizer.Form.NFKD).toCharArray()) {
            int closing = letter - FIRST_CLOSING;
            opened.append(closing >= 0 && closing < CLOSING.length ? CLOSING[closing] : String.valueOf(letter));
        }
        return opened.toString();
    }

    boolean contain(Letters wanted) {
        int length = wanted.stream.length();
        for (int at = stream.indexOf(wanted.stream); at >= 0; at = stream.indexOf(wanted.stream, at + 1)) {
            boolean fits = true;
            for (int i = 0; i <= length && fits; i++) {
                fits = gapFits(wanted, i, at + i);
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /// Between two letters of a script with spaces a gap has to be where the phrase has one; beside jamo
    /// spaces mean nothing.
    private boolean gapFits(Letters wanted, int inPhrase, int here) {
        boolean edge = here == 0 || here == stream.length();
        if (edge || isJamo(stream.charAt(here - 1)) || isJamo(stream.charAt(here))) {
            return true;
        }
        return gapBefore.get(here) == wanted.gapBefore.get(inPhrase);
    }

    private static boolean isJamo(char letter) {
        return letter >= 0x1100 && letter <= 0x11FF;
    }

    /// Fillers count as letters in Unicode and show nothing.
    private static boolean isFiller(int character) {
        return character == 0x115F || character == 0x1160;
    }

    private static boolean isSilent(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || character == 0x2800
                || isFiller(character)
                || (type == Character.CONTROL && !Character.isWhitespace(character));
    }
}
