package org.sacho.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sacho.transcript.MalformedTranscriptException.Reason;
import tools.jackson.databind.JsonNode;

/// Compares what is read from real exporters' files with counts that another program made.
final class ExpectedCountsTest {

    private static final Set<String> DOCUMENTS = Set.of("docx", "doc", "pdf", "hwp", "hwpx", "odt", "rtf");
    /// Cues or labels after which nothing is said: the counts have them, a transcript has not.
    private static final Map<String, Integer> SAYING_NOTHING = Map.of(
            "subtitle/edge/missing_caption_text.srt", 1,
            "subtitle/edge/invalid_timeframe_in_cue_text.vtt", 1);

    private final TranscriptReader reader = new TranscriptReader((name, source) -> {
        throw new MalformedTranscriptException(Reason.EXTRACTION_UNAVAILABLE);
    });

    @TestFactory
    Stream<DynamicTest> textAndJsonFile_read_hasTheExpectedTurns() {
        SharedSamples.assumePresent();
        JsonNode expected = SharedSamples.expected();
        return expected.propertyNames().stream()
                .filter(name -> bearsTurns(name, expected.get(name)))
                .map(name -> dynamicTest(name, () -> check(name, expected.get(name))));
    }

    @Test
    void expectedFile_listed_hasMostOfTheSamples() {
        SharedSamples.assumePresent();
        JsonNode expected = SharedSamples.expected();
        assertThat(expected.propertyNames().stream().filter(name -> bearsTurns(name, expected.get(name))))
                .hasSizeGreaterThan(50);
    }

    private static boolean bearsTurns(String name, JsonNode expected) {
        return expected.has("turns") && !DOCUMENTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void check(String name, JsonNode expected) throws MalformedTranscriptException {
        int count = expected.path("cues").asInt(expected.get("turns").asInt());
        if (count == 0) {
            assertThat(refusal(name)).isIn(Reason.EMPTY, Reason.NOTHING_SPOKEN);
            return;
        }
        List<Utterance> read = reader.read(name, SharedSamples.bytes(name)).utterances();
        SoftAssertions softly = new SoftAssertions();
        int silent = SAYING_NOTHING.getOrDefault(name, 0);
        if (expected.has("cues")) {
            softly.assertThat(read.size()).as("cues").isEqualTo(count - silent);
        }
        softly.assertThat(turns(read))
                .as("turns")
                .isEqualTo(expected.get("turns").asInt());
        softly.assertThat(read.stream().filter(u -> u.speaker() == null).count())
                .as("unlabelled")
                .isEqualTo(expected.get("unlabelled_cues").asLong() - silent);
        List<String> speakers = read.stream()
                .map(Utterance::speaker)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        softly.assertThat(speakers.size())
                .as("speakers")
                .isEqualTo(expected.get("speakers").asInt());
        List<String> labels = expected.get("speaker_labels")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        softly.assertThat(new HashSet<>(speakers)).as("labels").containsAll(labels);
        checkOne(softly, "first", read.getFirst(), expected.get("first"));
        checkOne(softly, "last", read.getLast(), expected.get("last"));
        softly.assertAll();
    }

    private static void checkOne(SoftAssertions softly, String which, Utterance read, JsonNode expected) {
        softly.assertThat(read.speaker())
                .as(which)
                .isEqualTo(expected.get("speaker").asString(null));
        softly.assertThat(spaced(read.text()))
                .as(which)
                .isEqualTo(spaced(expected.get("text").asString()));
        if (expected.has("start_ms")) {
            softly.assertThat(read.startMs())
                    .as(which)
                    .isEqualTo(expected.get("start_ms").asLong());
        }
        if (expected.has("end_ms")) {
            softly.assertThat(read.endMs())
                    .as(which)
                    .isEqualTo(expected.get("end_ms").asLong());
        }
    }

    private static int turns(List<Utterance> utterances) {
        int turns = 0;
        @Nullable Utterance previous = null;
        for (Utterance utterance : utterances) {
            boolean same = previous != null && Objects.equals(previous.speaker(), utterance.speaker());
            turns += same ? 0 : 1;
            previous = utterance;
        }
        return turns;
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private Reason refusal(String name) {
        try {
            reader.read(name, SharedSamples.bytes(name));
        } catch (MalformedTranscriptException refused) {
            return refused.reason();
        }
        throw new AssertionError("read although nobody speaks");
    }
}
