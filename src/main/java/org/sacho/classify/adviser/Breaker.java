package org.sacho.classify.adviser;

import java.util.function.LongSupplier;

/// Keeps away from a language model that failed several times in a row, so that a meeting does not wait for every
/// batch. After a pause one batch may try; the others wait for what becomes of it, at most another pause.
final class Breaker {

    private final int failures;
    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private int inARow;
    private long pausedAt;

    /// @param nanoTime a clock that never jumps, such as [System#nanoTime()]
    Breaker(Patience patience, LongSupplier nanoTime) {
        this.failures = patience.failures();
        this.pauseNanos = patience.pause().toNanos();
        this.nanoTime = nanoTime;
    }

    /// Whether the caller may ask. It then has to say what came of it.
    synchronized boolean admits() {
        if (inARow < failures) {
            return true;
        }
        if (nanoTime.getAsLong() - pausedAt < pauseNanos) {
            return false;
        }
        pausedAt = nanoTime.getAsLong();
        return true;
    }

    synchronized void answered() {
        inARow = 0;
    }

    synchronized void failed() {
        inARow++;
        pausedAt = nanoTime.getAsLong();
    }
}
