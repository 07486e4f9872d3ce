package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.classify.Verdict.Standing;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

class DetectorsTest {

    private static PolicySnapshot policy(String detectors, String rules) {
        return Packs.of(Packs.SMALL.replace("rules:\n", "detectors:\n" + detectors + "rules:\n" + rules));
    }

    private static List<String> hits(String detectors, String text) {
        return Detectors.of(policy(detectors, "")).find(text).hits().stream()
                .map(hit -> hit.detectorId() + " " + hit.matchedText() + " " + hit.confidence())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alone at the edge      | 123456               | d 123456 0.5
            beside a letter        | x123456              | d 123456 0.5
            beside a digit         | 1234567              | ``
            two with one neighbour | 123456 654321        | d 123456 0.5,d 654321 0.5
            beside Hangul          | 번호123456입니다       | d 123456 0.5
            said aloud             | 일이삼사오육입니다      | d 일이삼사오육 0.5
            with a particle        | 일이삼사오육이 맞습니다   | d 일이삼사오육 0.5
            the last one said      | 일삼삼사오이 맞습니다    | d 일삼삼사오이 0.5
            """)
    void alone_digits_nothingOfTheKindBeside(String what, String text, String expected) {
        assertThat(hits("  - {id: d, patterns: ['[0-9]{6}'], alone: digits, confidence: 0.5}\n", text))
                .as(what)
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void alone_longerAlternativeFits_taken() {
        assertThat(hits("  - {id: d, patterns: ['[0-9]{3}|[0-9]{4}'], alone: digits}\n", "at 1234"))
                .containsExactly("d 1234 1.0");
    }

    @Test
    void check_rejectsAHit_theNextOneInsideItIsFound() {
        var text = "991331-3991231-3000002";

        assertThat(hits("  - {id: d, patterns: ['[0-9]{6}-[0-9]{7}'], check: rrn}\n", text))
                .containsExactly("d 991231-3000002 1.0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            x12                              | d x12 0.4
            x12 with a heron                 | d x12 0.9
            heron: x12                       | d x12 0.9
            a heron, and far far away, x12   | d x12 0.4
            """)
    void near_supportingWord_raisesConfidence(String text, String expected) {
        var detector = "  - {id: d, patterns: ['x[0-9]{2}'], confidence: 0.4,"
                + " near: {within: 12, terms: [heron], confidence: 0.9}}\n";

        assertThat(hits(detector, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x12 alone        | 0
            x12 and y34      | 1
            x12 or heron     | 1
            """)
    void near_required_noHitWithout(String text, int count) {
        var detectors = """
                  - {id: d, patterns: ['x[0-9]{2}'], near: {within: 9, terms: [heron], detectors: [e], required: true}}
                  - {id: e, patterns: ['y[0-9]{2}']}
                """;

        assertThat(hits(detectors, text))
                .filteredOn(hit -> hit.startsWith("d "))
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the nest            | 1
            the nest of a bird  | 0
            a bird far far away from the nest | 1
            """)
    void unless_harmlessWordNear_noHit(String text, int count) {
        var detectors = "  - {id: d, terms: [nest], unless: {within: 8, terms: [bird]}}\n";

        assertThat(hits(detectors, text)).hasSize(count);
    }

    @Test
    void unless_ofARule_worksToo() {
        var policy = Packs.of(Packs.SMALL.replace(
                "terms: [blue heron, 하늘여단]", "terms: [blue heron, 하늘여단], unless: {within: 10, terms: [zoo]}"));
        var classifier = new RuleClassifier(policy);

        assertThat(classifier.classify("the blue heron").standing()).isEqualTo(Standing.FOUND);
        assertThat(classifier.classify("the blue heron of the zoo").standing()).isEqualTo(Standing.NOTHING_FOUND);
    }

    private static final String PLACE_AND_TIME = """
              - {id: unit, terms: [blue heron]}
              - {id: place, terms: [the old mill]}
              - {id: time, patterns: ['at [0-9]{4}'], confidence: 0.5}
              - {id: drill, terms: [rehearsal]}
            """;

    private static List<String> labels(String when, String... passages) {
        var rule = "  - {id: together, level: S, because: {en: why, ko: 왜}, when: " + when + "}\n";
        var policy = Packs.of(Packs.SMALL
                .replaceFirst("(?s)rules:.*", "")
                .concat("detectors:\n" + PLACE_AND_TIME + "rules:\n" + rule));
        return new RuleClassifier(policy)
                .classify(List.of(passages), _ -> {}).stream()
                        .map(v -> v.label()
                                + v.evidence().stream()
                                        .map(e -> " " + e.because().english())
                                        .toList()
                                        .toString())
                        .toList();
    }

    @Test
    void when_allInOnePassage_everyHitIsEvidence() {
        assertThat(labels("{all: [unit, place]}", "the blue heron at the old mill", "the old mill"))
                .containsExactly("S[ why,  why]", "U[]");
    }

    @Test
    void when_allInAWindow_raisesWhatContributedAndNamesTheOthers() {
        assertThat(labels(
                        "{all: [unit, place], within: {passages: 3}}",
                        "the blue heron",
                        "so what",
                        "the old mill",
                        "well",
                        "well",
                        "the old mill"))
                .containsExactly(
                        "S[ why (together with passage 3)]",
                        "U[]",
                        "S[ why (together with passage 1)]",
                        "U[]",
                        "U[]",
                        "U[]");
    }

    @Test
    void when_allInAMeeting_howeverFarApart() {
        assertThat(labels("{all: [unit], any: [place, time], within: meeting}", "blue heron", "a", "b", "at 1430"))
                .containsExactly(
                        "S[ why (together with passage 4)]", "U[]", "U[]", "S[ why (together with passage 1)]");
    }

    @Test
    void when_noneOf_mayNotHit() {
        assertThat(labels("{any: [unit], none: [drill]}", "blue heron", "blue heron rehearsal"))
                .containsExactly("S[ why]", "U[]");
    }

    @Test
    void when_notSureEnough_doesNotFire() {
        assertThat(labels("{any: [unit, time], atLeast: 0.6}", "blue heron", "at 1430"))
                .containsExactly("S[ why]", "U[]");
    }

    @Test
    void find_expressionThatWouldTakeTooLong_failedNotMissed() {
        var policy = policy(
                "  - {id: slow, patterns: ['(?:(?:x{30}){30}y?){2}z']}\n",
                "  - {id: r.slow, level: C, because: {en: why, ko: 왜}, when: {any: [slow]}}\n");
        var text = "xyz ".repeat(45_000);

        var found = Detectors.of(policy).find(text);
        var verdict = new RuleClassifier(policy).classify(text);

        assertThat(found.failed()).containsExactly("slow");
        assertThat(verdict.standing()).isEqualTo(Standing.ABSTAINED);
        assertThat(verdict.label()).isEqualTo(policy.lattice().top());
        assertThat(verdict.evidence()).extracting(Evidence::rule).contains("r.slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing here"})
    void find_nothing_nothingFailed(String text) {
        var found = Detectors.of(Packs.exercise()).find(text);

        assertThat(found.hits()).isEmpty();
        assertThat(found.failed()).isEmpty();
    }

    @Test
    void toString_ofHits_neverTheText() {
        var found = Detectors.of(Packs.exercise()).find("991231-3000002");

        assertThat(found.hits()).singleElement().hasToString("Hit[person.rrn 0-14]");
        assertThat(found).hasToString("Found[1 hits, failed []]");
    }
}
