package org.sacho.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sacho.crypto.Bytes;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;
import org.sacho.transcript.Passage;
import org.sacho.transcript.Passages;
import org.sacho.transcript.TranscriptReader;

/// The transcript that is measured with: a real meeting of three hours where the shared samples are there, an
/// invented one of as many cues otherwise.
record SampleTranscript(String name, Bytes bytes) {

    private static final Path SHARED =
            Path.of("..", "shared", "data", "transcripts", "zoom", "one-off-1971-2026-03-17.transcript.vtt");
    private static final int CUES = 994;

    static SampleTranscript load() throws IOException {
        return Files.exists(SHARED)
                ? new SampleTranscript("shared.vtt", Bytes.copyOf(Files.readAllBytes(SHARED)))
                : invented(invented(CUES));
    }

    static SampleTranscript invented(int cues, int serial) {
        return invented(invented(cues) + "\n01:00:00.000 --> 01:00:01.000\nChair: EXERCISE serial " + serial + ".\n");
    }

    private static SampleTranscript invented(String text) {
        return new SampleTranscript("invented.vtt", Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String invented(int cues) {
        var text = new StringBuilder("WEBVTT\n");
        for (int cue = 0; cue < cues; cue++) {
            text.append(
                    "\n00:%02d:%02d.000 --> 00:%02d:%02d.900\nSpeaker %d: EXERCISE remark %d. %s\n"
                            .formatted(
                                    cue / 60 % 60,
                                    cue % 60,
                                    cue / 60 % 60,
                                    cue % 60,
                                    cue % 7,
                                    cue,
                                    cue % 50 == 0
                                            ? "The backup net opens at nine and the convoy route is closed."
                                            : "Two observers stand at each range and report when the road is clear, as agreed."));
        }
        return text.toString();
    }

    List<Passage> passages(TranscriptReader reader) throws MalformedTranscriptException {
        return Passages.of(reader.read(name, bytes.toArray()));
    }

    /// Reads what needs no extraction of documents.
    static TranscriptReader textReader() {
        return new TranscriptReader((fileName, source) -> {
            throw new MalformedTranscriptException(Reason.EXTRACTION_UNAVAILABLE);
        });
    }

    @Override
    public String toString() {
        return "SampleTranscript[" + name + "]";
    }
}
