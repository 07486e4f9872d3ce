package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.classify.Sightings.Sighting;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// A detector that could not be run may have found something, for everything that depends on it.
class FailedDetectorsTest {

    private static final int UNIT = 0;
    private static final int PLACE = 1;
    private static final int DRILL = 2;
    private static final String TOP = "S//ALPHA/BRAVO//REL";

    private static PolicySnapshot policy(String when) {
        return Packs.of(Packs.SMALL.replaceFirst("(?s)rules:.*", "").concat("""
                        detectors:
                          - {id: unit, terms: [blue heron]}
                          - {id: place, terms: [the old mill]}
                          - {id: drill, terms: [rehearsal]}
                        rules:
                          - {id: together, level: C, because: {en: why, ko: 왜}, when: %s}
                        """.formatted(when)));
    }

    private static List<String> labels(String when, Function<String, Sightings> search, String... passages) {
        return new RuleClassifier(policy(when), search)
                .classify(List.of(passages), _ -> {}).stream()
                        .map(v -> v.label().toString())
                        .toList();
    }

    private static Sightings seen(String text) {
        return switch (text) {
            case "unit" -> new Sightings(List.of(new Sighting(UNIT, 0, 4, 1)), Set.of());
            case "place fails" -> new Sightings(List.of(), Set.of(PLACE));
            case "drill fails" -> new Sightings(List.of(), Set.of(DRILL));
            case "all fails" -> throw new IllegalStateException("broken");
            default -> new Sightings(List.of(), Set.of());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"place fails", "all fails"})
    void when_whatIsMissingFailedElsewhere_theHitIsRaisedToo(String failure) {
        var search = (Function<String, Sightings>) FailedDetectorsTest::seen;

        assertThat(labels("{all: [unit, place], within: meeting}", search, failure, "so", "unit"))
                .containsExactly(TOP, "U", "C");
        assertThat(labels("{all: [unit], any: [place], within: {passages: 3}}", search, failure, "so", "unit"))
                .containsExactly(TOP, "U", "C");
    }

    @Test
    void when_failureOutsideTheWindow_nothingRaisedThere() {
        assertThat(labels(
                        "{all: [unit, place], within: {passages: 2}}",
                        FailedDetectorsTest::seen,
                        "place fails",
                        "so",
                        "unit"))
                .containsExactly(TOP, "U", "U");
    }

    @Test
    void when_whatSpeaksAgainstFailed_stillFires() {
        assertThat(labels(
                        "{all: [unit], none: [drill], within: meeting}",
                        FailedDetectorsTest::seen,
                        "drill fails",
                        "unit"))
                .containsExactly(TOP, "C");
    }

    @Test
    void near_requiredDetectorFails_countsAsNear() {
        var policy = Packs.of(Packs.SMALL.replace("rules:\n", """
                detectors:
                  - {id: slow, patterns: ['(?:(?:x{30}){30}y?){2}z']}
                  - {id: d, patterns: ['q[0-9]{2}'], near: {within: 9, detectors: [slow], required: true}}
                rules:
                """));
        var found = Detectors.of(policy).find("q12 " + "xyz ".repeat(45_000));

        assertThat(found.failed()).containsExactly("slow");
        assertThat(found.hits()).extracting(Hit::matchedText).containsExactly("q12");
        assertThat(Detectors.of(policy).find("q12 xyz").hits()).isEmpty();
    }
}
