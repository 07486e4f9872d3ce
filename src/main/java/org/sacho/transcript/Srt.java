package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// SubRip with or without numbers. A speaker named at the first cue is carried to the next name.
///
/// Every line is a number, a timing or speech; there is no comment to skip, so text before the first timing is damage.
final class Srt implements Grammar {

    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,7}\\s*");
    private static final Pattern POSITION = Pattern.compile("\\{\\\\[^}]{0,40}}");
    private static final int LOOK_AHEAD = 4;

    private record Cue(Timing timing, List<String> lines) {

        @Override
        public String toString() {
            return "Cue";
        }
    }

    static boolean startsWithTiming(Script script) {
        return script.lines().stream()
                .filter(line -> !line.isBlank())
                .limit(LOOK_AHEAD)
                .anyMatch(line -> Timing.of(line).isPresent());
    }

    @Override
    public Optional<Reading> read(Script script) throws MalformedTranscriptException {
        if (!startsWithTiming(script)) {
            return Optional.empty();
        }
        List<Utterance> utterances = new ArrayList<>();
        String speaker = null;
        boolean labelled = false;
        for (Cue cue : cues(script.lines())) {
            Optional<Label> label =
                    cue.lines().stream().findFirst().flatMap(Label::of).filter(Srt::isSpeaker);
            labelled = labelled || (utterances.isEmpty() && label.isPresent());
            boolean named = labelled && label.isPresent();
            speaker = named ? label.get().name() : speaker;
            String payload = String.join(" ", cue.lines());
            String spoken = spoken(named ? payload.substring(payload.indexOf(": ") + 2) : payload);
            if (!spoken.isEmpty()) {
                utterances.add(utterance(speaker, cue.timing(), spoken));
            }
        }
        return Optional.of(new Reading(Format.SRT, utterances));
    }

    private static Utterance utterance(@Nullable String speaker, Timing timing, String text) {
        return new Utterance(speaker, timing.startMs(), timing.endMs(), text);
    }

    private static boolean isSpeaker(Label label) {
        return label.looksLikeProperName() && !label.text().isEmpty();
    }

    private static String spoken(String payload) {
        String plain = POSITION.matcher(payload).replaceAll("");
        return String.join(
                " ", CueText.voices(plain).stream().map(CueText.Voice::text).toList());
    }

    private static List<Cue> cues(List<String> lines) throws MalformedTranscriptException {
        List<Cue> cues = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Optional<Timing> timing = Timing.of(line);
            if (timing.isPresent()) {
                cues.add(new Cue(timing.get(), new ArrayList<>()));
            } else if (!line.isBlank() && !isSequenceNumber(lines, at)) {
                if (cues.isEmpty()) {
                    throw new MalformedTranscriptException(Reason.DAMAGED, at + 1);
                }
                cues.getLast().lines().add(line);
            }
        }
        return cues;
    }

    /// A number counts cues only right before a timing; elsewhere somebody said it.
    private static boolean isSequenceNumber(List<String> lines, int at) {
        boolean timingFollows =
                at + 1 < lines.size() && Timing.of(lines.get(at + 1)).isPresent();
        boolean first = at == 0 || lines.get(at - 1).isBlank();
        return timingFollows && first && NUMBER.matcher(lines.get(at)).matches();
    }
}
