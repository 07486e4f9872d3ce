package org.sacho.policy;

import java.util.ArrayDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often a counted repetition copies what it repeats: RE2/J expands `(a{9}){9}` into 81 steps before anyone
/// can look at the size, so nested counts are added up beforehand.
final class Repetition {

    static final int MAX_COPIES = 2000;

    private static final Pattern TOKEN = Pattern.compile(
            "\\\\[pP]\\{[^}]*\\}|\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*\\]|\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}|.",
            Pattern.DOTALL);

    private Repetition() {}

    /// How many copies of single steps the expression expands into, never more than a billion. Written as RE2
    /// is: counts apply to the group or step before them.
    static long copies(String expression) {
        var open = new ArrayDeque<Long>();
        long inGroup = 0;
        long last = 0;
        for (Matcher token = TOKEN.matcher(expression); token.find(); ) {
            switch (token.group().charAt(0)) {
                case '(' -> {
                    open.push(inGroup + last);
                    inGroup = 0;
                    last = 0;
                }
                case ')' -> {
                    last += inGroup;
                    inGroup = open.isEmpty() ? 0 : open.pop();
                }
                case '{' -> last = Math.min(1_000_000_000, last * times(token));
                default -> {
                    inGroup += last;
                    last = 1;
                }
            }
        }
        return inGroup + last + open.stream().mapToLong(Long::longValue).sum();
    }

    private static long times(Matcher token) {
        if (token.group(1) == null) {
            return 1;
        }
        var most = token.group(2) == null || token.group(2).isEmpty() ? token.group(1) : token.group(2);
        return Math.max(1, Long.parseLong(most));
    }
}
