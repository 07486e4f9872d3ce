package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// WebVTT of Zoom, Teams, Stream, YouTube and Whisper hosts, read more leniently than the W3C parser.
///
/// A timing line begins a cue wherever it stands; the cue ends at a blank line. What is in no cue (header, NOTE,
/// STYLE, identifiers) is not speech. NUL is U+FFFD, as the W3C says.
final class WebVtt implements Grammar {

    /// The text of one cue as it stands in the file, lines joined.
    private record Cue(Timing timing, String payload) {

        @Override
        public String toString() {
            return "Cue";
        }
    }

    static boolean isSigned(String text) {
        return text.startsWith("WEBVTT");
    }

    @Override
    public Optional<Reading> read(Script script) {
        if (!isSigned(script.text()) && !(script.extension().equals("vtt") && Srt.startsWithTiming(script))) {
            return Optional.empty();
        }
        List<Cue> cues = cues(script.lines());
        boolean prefixed = isPrefixed(cues);
        List<Utterance> utterances = new ArrayList<>();
        for (Cue cue : cues) {
            for (CueText.Voice voice : CueText.voices(cue.payload())) {
                utterances.add(utterance(cue.timing(), voice, prefixed));
            }
        }
        return Optional.of(new Reading(Format.WEBVTT, utterances));
    }

    private static List<Cue> cues(List<String> lines) {
        List<Cue> cues = new ArrayList<>();
        Timing timing = null;
        List<String> payload = new ArrayList<>();
        for (String raw : lines) {
            String line = raw.replace('\u0000', '\uFFFD');
            Optional<Timing> next = Timing.of(line);
            if ((next.isPresent() || line.isEmpty()) && timing != null) {
                cues.add(new Cue(timing, String.join(" ", payload)));
                timing = null;
            }
            if (next.isPresent()) {
                timing = next.get();
                payload.clear();
            } else if (timing != null) {
                payload.add(line);
            }
        }
        if (timing != null) {
            cues.add(new Cue(timing, String.join(" ", payload)));
        }
        return cues;
    }

    /// Zoom and whisperX put the name before every text; elsewhere a colon belongs to the sentence.
    private static boolean isPrefixed(List<Cue> cues) {
        long labelled = cues.stream()
                .filter(cue -> Label.of(cue.payload())
                        .filter(l -> !l.name().startsWith("<v"))
                        .isPresent())
                .count();
        return labelled > 0 && labelled * 2 >= cues.size();
    }

    private static Utterance utterance(Timing timing, CueText.Voice voice, boolean prefixed) {
        Optional<Label> label = prefixed && voice.speaker() == null ? Label.of(voice.text()) : Optional.empty();
        return label.filter(l -> !l.text().isEmpty())
                .map(l -> new Utterance(l.name(), timing.startMs(), timing.endMs(), l.text()))
                .orElseGet(() -> new Utterance(voice.speaker(), timing.startMs(), timing.endMs(), voice.text()));
    }
}
