package org.sacho.transcript;

import java.util.OptionalLong;

/// Reads the clocks of transcripts leniently: `1:05`, `61:05`, `1:02:03.5`, `00:00:01,04`, `0.000`.
final class Clock {

    private static final int MAX_LENGTH = 20;

    private Clock() {}

    /// Milliseconds; empty unless the whole string is a clock of one to three parts. One part needs a fraction.
    static OptionalLong millis(String clock) {
        int mark = Math.max(clock.indexOf('.'), clock.indexOf(','));
        String whole = mark < 0 ? clock : clock.substring(0, mark);
        String fraction = mark < 0 ? "" : clock.substring(mark + 1);
        String[] parts = whole.split(":", -1);
        boolean shaped = clock.length() <= MAX_LENGTH
                && parts.length <= 3
                && (parts.length > 1 || mark > 0)
                && (mark < 0 || isNumber(fraction));
        if (!shaped) {
            return OptionalLong.empty();
        }
        long seconds = 0;
        for (String part : parts) {
            if (!isNumber(part) || part.length() > 6) {
                return OptionalLong.empty();
            }
            seconds = seconds * 60 + Long.parseLong(part);
        }
        return OptionalLong.of(seconds * 1000 + Long.parseLong((fraction + "000").substring(0, 3)));
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
