package org.sacho.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sacho.transcript.JsonSpoken.Spoken;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// JSON of Whisper, whisperX, Deepgram, AssemblyAI, Podcasting 2.0 and QMSum, told apart by where the words stand.
final class JsonTranscript implements Grammar {

    private static final long SECOND = 1000;

    @Override
    public Optional<Reading> read(Script script) throws MalformedTranscriptException {
        boolean object = script.text().stripLeading().startsWith("{");
        if (!object && !script.extension().equals("json")) {
            return Optional.empty();
        }
        if (!object) {
            throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
        }
        return Optional.of(reading(JsonSpoken.read(script.text())));
    }

    private static Reading reading(JsonSpoken json) throws MalformedTranscriptException {
        if (json.has("/meeting_transcripts/")) {
            return each(Format.QMSUM_JSON, json.at("/meeting_transcripts/"), SECOND);
        }
        if (json.has("/results/utterances/")) {
            return each(Format.DEEPGRAM_JSON, json.at("/results/utterances/"), SECOND);
        }
        if (json.has("/results/channels/0/alternatives/0/words/")) {
            return deepgramWords(json);
        }
        if (json.has("/segments/")) {
            Format format = json.names("body") ? Format.PODCAST_JSON : Format.WHISPER_JSON;
            return each(format, json.at("/segments/"), SECOND);
        }
        if (json.has("/utterances/")) {
            return each(Format.ASSEMBLYAI_JSON, json.at("/utterances/"), 1);
        }
        if (json.has("/words/")) {
            return assemblyAiWords(json.at("/words/"));
        }
        throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
    }

    private static Reading each(Format format, List<Spoken> spoken, long unit) {
        return new Reading(
                format,
                spoken.stream().filter(Spoken::says).map(s -> s.utterance(unit)).toList());
    }

    /// Every channel is a microphone; without diarization its number is the speaker when there are several.
    private static Reading deepgramWords(JsonSpoken json) {
        List<Utterance> utterances = new ArrayList<>();
        boolean several = json.has("/results/channels/1/alternatives/0/words/");
        for (int channel = 0; json.has(words(channel)); channel++) {
            String microphone = several ? "Channel " + channel : null;
            utterances.addAll(grouped(json.at(words(channel)), SECOND, microphone));
        }
        utterances.sort(Comparator.comparingLong(u -> u.startMs() == null ? 0L : u.startMs()));
        return new Reading(Format.DEEPGRAM_JSON, utterances);
    }

    private static String words(int channel) {
        return "/results/channels/" + channel + "/alternatives/0/words/";
    }

    /// One label for every word is no diarization: it tells nobody from anybody.
    private static Reading assemblyAiWords(List<Spoken> words) {
        Set<String> speakers = new TreeSet<>();
        words.forEach(word -> {
            if (word.speaker() != null) {
                speakers.add(word.speaker());
            }
        });
        List<Spoken> told = speakers.size() > 1
                ? words
                : words.stream().map(word -> word.by(null)).toList();
        return new Reading(Format.ASSEMBLYAI_JSON, grouped(told, 1, null));
    }

    private static List<Utterance> grouped(List<Spoken> words, long unit, @Nullable String fallback) {
        return joined(words.stream()
                .filter(Spoken::says)
                .map(word -> word.speaker() == null ? word.by(fallback) : word)
                .map(word -> word.utterance(unit))
                .toList());
    }

    private static List<Utterance> joined(List<Utterance> words) {
        List<Utterance> turns = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= words.size(); to++) {
            if (to == words.size()
                    || !Objects.equals(words.get(to).speaker(), words.get(from).speaker())) {
                List<Utterance> turn = words.subList(from, to);
                String text =
                        String.join(" ", turn.stream().map(Utterance::text).toList());
                turns.add(new Utterance(
                        turn.getFirst().speaker(),
                        turn.getFirst().startMs(),
                        turn.getLast().endMs(),
                        text));
                from = to;
            }
        }
        return turns;
    }
}
