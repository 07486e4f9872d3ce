package org.sacho.transcript;

import java.util.List;

/// The ingested source, immutable: what was said, and the fingerprint of the file that says so.
///
/// @param sha256Hex of the bytes of the source, 64 lower-case digits
/// @param utterances in the order of the source, never empty
public record Transcript(Format format, String sha256Hex, List<Utterance> utterances) {

    public Transcript {
        utterances = List.copyOf(utterances);
        if (utterances.isEmpty()) {
            throw new IllegalArgumentException("a transcript without utterances is no transcript");
        }
    }

    @Override
    public String toString() {
        return "Transcript[" + format + ", " + utterances.size() + " utterances]";
    }
}
