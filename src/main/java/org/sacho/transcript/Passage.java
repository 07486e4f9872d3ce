package org.sacho.transcript;

import org.jspecify.annotations.Nullable;

/// The smallest unit that carries a label: an utterance or, when that is long, some of its sentences.
///
/// @param ordinal from 1, without gaps within a transcript
/// @param startMs of the whole utterance: nothing is interpolated
public record Passage(
        int ordinal,
        @Nullable String speaker,
        @Nullable Long startMs,
        @Nullable Long endMs,
        String text) {

    @Override
    public String toString() {
        return "Passage[ordinal=" + ordinal + ", startMs=" + startMs + ", endMs=" + endMs + "]";
    }
}
