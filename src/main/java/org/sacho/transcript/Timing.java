package org.sacho.transcript;

import java.util.Optional;
import java.util.OptionalLong;

/// The line `start --> end` of a cue; whatever follows the end (positions, settings) does not matter here.
record Timing(long startMs, long endMs) {

    private static final String ARROW = "-->";
    private static final int MAX_LENGTH = 300;

    static Optional<Timing> of(String line) {
        int arrow = line.length() > MAX_LENGTH ? -1 : line.indexOf(ARROW);
        if (arrow < 0) {
            return Optional.empty();
        }
        String right = line.substring(arrow + ARROW.length()).stripLeading();
        int end = 0;
        while (end < right.length() && "0123456789:.,".indexOf(right.charAt(end)) >= 0) {
            end++;
        }
        OptionalLong startMs = Clock.millis(line.substring(0, arrow).strip());
        OptionalLong endMs = endsThere(right, end) ? Clock.millis(right.substring(0, end)) : OptionalLong.empty();
        return startMs.isPresent() && endMs.isPresent()
                ? Optional.of(new Timing(startMs.getAsLong(), endMs.getAsLong()))
                : Optional.empty();
    }

    /// Garbage right behind a clock may belong to it, unless its milliseconds are complete.
    private static boolean endsThere(String right, int end) {
        int fraction = Math.max(right.lastIndexOf('.', end - 1), right.lastIndexOf(',', end - 1));
        return end == right.length()
                || Character.isWhitespace(right.charAt(end))
                || (fraction > 0 && end - fraction == 4);
    }
}
