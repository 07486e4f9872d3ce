package org.sacho.transcript;

import java.util.List;
import java.util.Optional;

/// The last resort: every line that says something is an utterance without a speaker.
final class Paragraphs implements Grammar {

    @Override
    public Optional<Reading> read(Script script) {
        List<Utterance> paragraphs = script.lines().stream()
                .filter(line -> !line.isBlank())
                .map(line -> Utterance.untimed(null, line.strip()))
                .toList();
        return Optional.of(new Reading(Format.PARAGRAPHS, paragraphs));
    }
}
