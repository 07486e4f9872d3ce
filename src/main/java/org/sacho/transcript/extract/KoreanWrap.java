package org.sacho.transcript.extract;

import java.util.List;

/// Undoes the line breaks of Korean PDF pages, which fall within words: `비` / `밀` would hide the word from every rule.
///
/// Only for pages whose lines keep a trailing space where a word ends; without that sign nothing tells `비밀` from two
/// words, and the lines stay as they are.
final class KoreanWrap {

    /// A page so written has a trailing space on about every third line.
    private static final int FEWEST_SIGNS_IN = 10;

    private KoreanWrap() {}

    static String join(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        long wrapped = lines.stream()
                .filter(line -> isHangul(line.codePointBefore(line.length())))
                .count();
        long signs = lines.stream().filter(KoreanWrap::endsWord).count();
        if (signs == 0 || signs * FEWEST_SIGNS_IN < wrapped) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text.length());
        for (String line : lines) {
            joined.append(joined.isEmpty() || continues(joined, line) ? "" : "\n")
                    .append(line);
        }
        return joined.toString();
    }

    private static boolean continues(StringBuilder before, String line) {
        boolean hangulNext = isHangul(line.codePointAt(0));
        return hangulNext && (isHangul(before.codePointBefore(before.length())) || endsWord(before));
    }

    private static boolean endsWord(CharSequence line) {
        return line.length() > 1
                && line.charAt(line.length() - 1) == ' '
                && isHangul(Character.codePointBefore(line, line.length() - 1));
    }

    private static boolean isHangul(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HANGUL;
    }
}
