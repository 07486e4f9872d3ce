package org.sacho.transcript;

import org.jspecify.annotations.Nullable;

/// One thing one speaker said at one time.
///
/// Guarantees: the text is not blank and holds no unpaired surrogate. Does not guarantee that times grow or that the
/// end follows the start: recorders write both wrongly, and the source is not corrected.
///
/// @param speaker null when the source does not say
/// @param startMs milliseconds from the start of the recording, null when the source does not say
/// @param endMs null when the source does not say
public record Utterance(
        @Nullable String speaker,
        @Nullable Long startMs,
        @Nullable Long endMs,
        String text) {

    public Utterance {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an utterance says something");
        }
    }

    static Utterance untimed(@Nullable String speaker, String text) {
        return new Utterance(speaker, null, null, text);
    }

    @Override
    public String toString() {
        return "Utterance[startMs=" + startMs + ", endMs=" + endMs + "]";
    }
}
