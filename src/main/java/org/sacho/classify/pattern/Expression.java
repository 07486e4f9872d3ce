package org.sacho.classify.pattern;

import com.google.re2j.Pattern;
import org.sacho.policy.Detector.Alone;
import org.sacho.policy.Detector.Check;

/// One expression, compiled, with how much it may look at.
///
/// RE2 has no look-around. What may not stand beside a hit is matched with it, outside the group that is the hit, and
/// the search goes on at the end of that group, so that a neighbour can belong to two hits.
final class Expression {

    /// Steps of the automaton times characters; beyond that the text is not looked at, which counts as a failure.
    private static final long MAX_STEPS = 200_000_000;

    /// How often the length of a text may be read again because hits were rejected.
    private static final int MAX_ROUNDS = 8;

    private static final int FREE_CHARACTERS = 100_000;

    private final Pattern pattern;
    private final int group;
    private final Check check;

    Expression(String expression, Alone alone, Check check) {
        this.pattern = Pattern.compile(wrapped(expression, alone), Pattern.CASE_INSENSITIVE);
        this.group = alone == Alone.ANYWHERE ? 0 : 1;
        this.check = check;
    }

    private static String wrapped(String expression, Alone alone) {
        return switch (alone) {
            case ANYWHERE -> expression;
            case DIGITS -> "(?:\\A|[^0-9])(" + expression + ")(?:[^0-9]|\\z)";
            case LETTERS_AND_DIGITS -> "(?:\\A|[^0-9a-z])(" + expression + ")(?:[^0-9a-z]|\\z)";
        };
    }

    /// Told of every hit, in characters of the text searched.
    @FunctionalInterface
    interface Hits {
        void found(int from, int to, Checked checked);
    }

    /// Finds all hits that do not overlap; one that the check rejects hides none behind it.
    void find(String text, Hits hits) {
        if ((long) pattern.programSize() * text.length() > MAX_STEPS) {
            throw new TooMuchWorkException();
        }
        var matcher = pattern.matcher(text);
        long budget = (long) MAX_ROUNDS * text.length() + FREE_CHARACTERS;
        int at = 0;
        while (at <= text.length() && matcher.find(at)) {
            budget -= matcher.end() - at;
            if (budget < 0) {
                throw new TooMuchWorkException();
            }
            int from = matcher.start(group);
            int to = matcher.end(group);
            var checked = Checks.of(check, text.substring(from, to));
            at = checked == Checked.REJECTED ? from + 1 : Math.max(to, from + 1);
            if (checked != Checked.REJECTED) {
                report(text, new int[] {from, to}, checked, hits);
            }
        }
    }

    private static void report(String text, int[] stretch, Checked checked, Hits hits) {
        int from = stretch[0];
        int to = stretch[1];
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        if (from < to) {
            hits.found(from, to, checked);
        }
    }

    /// A text that would keep an expression busy for too long.
    static final class TooMuchWorkException extends RuntimeException {}
}
