package org.sacho.classify.model;

import java.util.Set;

/// Recognises a portion mark such as `(S)` or `(TS//NF)`, which says the answer that the model has to find.
final class PortionMark {

    private static final int LONGEST = 60;
    private static final Set<String> LEVELS =
            Set.of("U", "UNCL", "CUI", "LOU", "OUO", "FOUO", "SBU", "R", "C", "CONF", "S", "TS");

    private PortionMark() {}

    /// Where reading goes on after an opening bracket: behind the mark, or behind the bracket if it is none.
    static int end(String text, int open) {
        int level = open + 1;
        while (level < text.length() && isCapital(text.charAt(level))) {
            level++;
        }
        if (level == open + 1 || level - open > 5 || !LEVELS.contains(text.substring(open + 1, level))) {
            return open + 1;
        }
        int limit = Math.min(text.length(), open + LONGEST);
        for (int i = level; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ')') {
                return i + 1;
            }
            if (!isCapital(c) && "/,- ".indexOf(c) < 0) {
                break;
            }
        }
        return open + 1;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
