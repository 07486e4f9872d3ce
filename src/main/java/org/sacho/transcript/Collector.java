package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers lines into utterances while a grammar walks through a script.
final class Collector {

    private record Turn(@Nullable String speaker, @Nullable Long startMs, List<String> lines) {

        @Override
        public String toString() {
            return "Turn";
        }
    }

    private final List<Turn> turns = new ArrayList<>();

    void begin(@Nullable String speaker, @Nullable Long startMs, String text) {
        turns.add(new Turn(speaker, startMs, new ArrayList<>()));
        line(text);
    }

    boolean begun() {
        return !turns.isEmpty();
    }

    /// Continues the last turn.
    void line(String text) {
        if (!text.isBlank()) {
            turns.getLast().lines().add(text.strip());
        }
    }

    /// Turns in which nothing was said are left out.
    List<Utterance> utterances(String separator) {
        return turns.stream()
                .filter(turn -> !turn.lines().isEmpty())
                .map(turn -> new Utterance(turn.speaker(), turn.startMs(), null, String.join(separator, turn.lines())))
                .toList();
    }

    @Override
    public String toString() {
        return "Collector";
    }
}
