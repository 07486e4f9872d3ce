package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.policy.Packs;
import org.sacho.transcript.Format;
import org.sacho.transcript.Passage;
import org.sacho.transcript.Passages;
import org.sacho.transcript.Transcript;
import org.sacho.transcript.Utterance;

/// What stands where a long speech was cut into passages. EXERCISE.
class SeamsTest {

    private static final String FAR = "and on it goes ".repeat(32);

    private final Classifier classifier = new RuleClassifier(Packs.exercise());

    private static List<String> stretches(List<String> passages, List<Verdict> verdicts) {
        var stretches = new ArrayList<String>();
        for (int i = 0; i < passages.size(); i++) {
            var stretch = new StringBuilder(verdicts.get(i).label().toString());
            for (var piece : verdicts.get(i).evidence()) {
                stretch.append(' ').append(passages.get(i), piece.from(), piece.to());
            }
            stretches.add(stretch.toString());
        }
        return stretches;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            we begin Operation    | NORTHWIND at dawn         | TS Operation   | TS NORTHWIND
            우리는 북풍             | 작전을 시작합니다           | TS 북풍         | TS 작전
            번호는 991231-         | 3000002 입니다             | C 991231-      | C 3000002
            we begin Operation.   | NORTHWIND at dawn         | U              | U
            a new sbackup         | net is up                 | U              | U
            """)
    void classify_hitAcrossTheCut_onBothSidesItsPart(String end, String start, String left, String right) {
        var passages = List.of(FAR + end, start);

        assertThat(stretches(passages, classifier.classify(passages, _ -> {}))).containsExactly(left, right);
    }

    @Test
    void classify_speechWithoutFullStopsCutByTheReader_found() {
        var speech = "go on ".repeat(81) + "Operation NORTHWIND begins at dawn and goes on and on";
        var said = new Utterance("Chair", null, null, speech);
        var passages = Passages.of(new Transcript(Format.PODCAST_JSON, "0".repeat(64), List.of(said))).stream()
                .map(Passage::text)
                .toList();

        assertThat(passages).hasSize(2);
        assertThat(stretches(passages, classifier.classify(passages, _ -> {})))
                .containsExactly("TS Operation", "TS NORTHWIND");
    }

    @Test
    void classify_shortPassages_notJoined() {
        assertThat(classifier.classify(List.of("it was Operation", "NORTHWIND"), _ -> {}))
                .extracting(v -> v.label().toString())
                .containsExactly("U", "U");
    }

    @Test
    void classify_failureAtTheCut_bothSidesAtTheTop() {
        var exercise = Packs.exercise();
        int number = exercise.detectors().size();
        var failing = new RuleClassifier(
                exercise, text -> new Sightings(List.of(), text.endsWith("far on") ? Set.of(number) : Set.of()));

        assertThat(failing.classify(List.of(FAR + "far", "on", "well"), _ -> {}))
                .extracting(v -> v.label().toString())
                .containsExactly("TS", "TS", "U");
    }
}
