package org.sacho.minutes;

import java.text.Normalizer;

/// Text as it goes out: what a reader sees and nothing beside it. Two texts that look alike because they differ only
/// in how many spaces stand between words, in characters that show nothing or in how a letter is put together come
/// out as the same bytes, so none of that carries a message past the approvers.
///
/// Does not undo letters that look like others (that would change names and foreign words), nor wording.
final class PlainText {

    private static final char LINE_BREAK = '\n';

    private PlainText() {}

    /// In Normalization Form C, lines apart by one line break and words by one space.
    static String of(String text) {
        var plain = new StringBuilder();
        char gap = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isLineBreak(character)) {
                gap = LINE_BREAK;
            } else if (isSpace(character)) {
                gap = gap == LINE_BREAK ? gap : ' ';
            } else if (shows(character)) {
                if (gap != 0 && !plain.isEmpty()) {
                    plain.append(gap);
                }
                plain.appendCodePoint(character);
                gap = 0;
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isLineBreak(int character) {
        return (character >= '\n' && character <= '\r')
                || character == 0x85
                || character == 0x2028
                || character == 0x2029;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isBlank(character);
        };
    }

    /// Letters, marks and symbols that are drawn as nothing: fillers, joiners and selectors of variants.
    private static boolean isBlank(int character) {
        return character == 0x34F
                || (character >= 0x115F && character <= 0x1160)
                || (character >= 0x17B4 && character <= 0x17B5)
                || (character >= 0x180B && character <= 0x180F)
                || character == 0x2800
                || character == 0x3164
                || (character >= 0xFE00 && character <= 0xFE0F)
                || character == 0xFFA0
                || (character >= 0xE0100 && character <= 0xE01EF);
    }
}
