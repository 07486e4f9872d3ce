package org.sacho.classify.text;

/// Characters that show nothing, or nothing of their own.
final class Invisible {

    private Invisible() {}

    /// Characters that show nothing and so could hide a term: controls, format characters, variation selectors,
    /// Hangul fillers, the combining grapheme joiner and the blank Braille cell.
    static boolean is(int character) {
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

    static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    static boolean isDash(int character) {
        return Character.getType(character) == Character.DASH_PUNCTUATION || character == 0x2212;
    }

    static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
