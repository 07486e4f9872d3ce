package org.sacho.transcript;

import java.util.List;
import java.util.Optional;

/// One way of writing down who said what.
interface Grammar {

    /// What a grammar made of a script it recognised; no utterance means that nobody spoke.
    record Reading(Format format, List<Utterance> utterances) {

        @Override
        public String toString() {
            return "Reading[" + format + ", " + utterances.size() + " utterances]";
        }
    }

    /// Empty when the script is written in another way.
    Optional<Reading> read(Script script) throws MalformedTranscriptException;
}
