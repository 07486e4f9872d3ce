package org.sacho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.policy.Detector.Alone;
import org.sacho.policy.Detector.Check;

class DetectorSectionTest {

    /// The small pack with two detectors and a rule over them; the section starts at line 12.
    private static final String PACK = Packs.SMALL.replace("rules:\n", """
            detectors:
              - {id: d.words, terms: [blue heron], confidence: 0.5, unless: {within: 9, terms: [zoo]}}
              - id: d.number
                patterns: ['[0-9]{6}']
                alone: digits
                check: rrn
                confidence: 0.6
                near: {within: 40, terms: [number], detectors: [d.words], required: true, confidence: 0.9}
            rules:
              - {id: r.both, level: S, because: {en: why, ko: 왜}, when: {all: [d.words, d.number], within: {passages: 5}, atLeast: 0.4}}
            """);

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new String(Packs.shippedBytes("policy-pack.schema.json"), UTF_8));

    @Test
    void read_detectorsAndRuleOverThem_asWritten() {
        var policy = Packs.of(PACK);

        assertThat(policy.detectors()).extracting(Detector::id).containsExactly("d.words", "d.number");
        assertThat(policy.detectors().getFirst().unless().terms()).containsExactly("zoo");
        var number = policy.detectors().getLast();
        assertThat(number.shape()).isEqualTo(new Detector.Shape(Alone.DIGITS, Check.RRN));
        assertThat(number.confidence()).isEqualTo(0.6);
        assertThat(number.near().detectors()).containsExactly("d.words");
        assertThat(number.near().required()).isTrue();
        var rule = policy.rules().getFirst();
        assertThat(rule.kind()).isEqualTo(Rule.Kind.DETECTORS);
        assertThat(rule.when().passages()).isEqualTo(5);
        assertThat(rule.when().atLeast()).isEqualTo(0.4);
        assertThat(schema.validate(PACK, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknown key            | alone: digits      | alnoe: digits     | 16 | unknown key 'alnoe'; did you mean 'alone'?
            unknown neighbourhood  | alone: digits      | alone: digit      | 16 | unknown value 'digit' of 'alone'; did you mean 'digits'?
            unknown check          | check: rrn         | check: rnr        | 17 | unknown value 'rnr' of 'check'; did you mean 'rrn'?
            check of words         | confidence: 0.5    | check: rrn        | 13 | 'alone' and 'check' are for patterns
            confidence above one   | confidence: 0.5    | confidence: 1.5   | 13 | 'confidence' has to be a number from 0 to 1, such as 0.85
            confidence in words    | confidence: 0.5    | confidence: high  | 13 | 'confidence' has to be a number from 0 to 1, such as 0.85
            two kinds              | confidence: 0.5    | patterns: ['x']   | 13 | a detector has either 'terms' or 'patterns'
            detector twice         | id: d.number       | id: d.words       | 14 | detector 'd.words' is there twice; give every one its own id
            term of one letter     | [blue heron], conf | [b], conf         | 13 | a term needs at least two letters or digits to mean anything
            not RE2                | '[0-9]{6}'         | '(?<!x)y'         | 15 | not an RE2 pattern:
            too far                | within: 9          | within: 1001      | 13 | 'within' has to be from 1 to 1000 characters
            no distance            | within: 9,         | ``                | 13 | 'unless' lacks the key 'within'
            near nothing           | terms: [number], detectors: [d.words], | `` | 19 | 'near' needs 'terms' or 'detectors'
            near somebody unknown  | detectors: [d.words], req | detectors: [d.wrods], req | 19 | unknown detector 'd.wrods'; did you mean 'd.words'?
            near itself            | detectors: [d.words], req | detectors: [d.number], req | 19 | a detector cannot stand near itself
            less sure              | confidence: 0.9    | confidence: 0.2   | 19 | what stands near a hit cannot make it less sure; use 'unless'
            rule over unknown      | d.words, d.number] | d.words, d.nmber] | 21 | unknown detector 'd.nmber'; did you mean 'd.number'?
            rule over one twice    | d.words, d.number] | d.words, d.words] | 21 | 'd.words' is listed twice; keep one
            rule over none         | all: [             | none: [           | 21 | 'when' needs 'all' or 'any'; without them it would fire everywhere
            window of one          | passages: 5        | passages: 1       | 21 | 'passages' has to be from 2 to 100
            unknown scope          | {passages: 5}      | week              | 21 | 'within' has to be passage, meeting or {passages: N}
            unless of a rule over  | when: {all         | unless: {within: 5, terms: [zoo]}, when: {all | 21 | 'unless' belongs to the detectors that the rule is over
            """)
    void read_oneMistake_saysWhereAndWhatToDo(String what, String find, String replaced, int line, String message) {
        assertThat(PACK).contains(find);
        var broken = PACK.replace(find, replaced);

        var thrown = catchThrowableOfType(
                InvalidPolicyException.class, () -> PolicyPackReader.read(broken.getBytes(UTF_8), "broken.yaml"));

        assertThat(thrown).as(what).isNotNull();
        assertThat(thrown.problems()).anySatisfy(p -> {
            assertThat(p.message()).startsWith(message);
            assertThat(p.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alone: digits   | alone: digit
            check: rrn      | check: rnr
            confidence: 0.5 | confidence: 1.5
            confidence: 0.5 | check: rrn
            within: 9,      | ``
            passages: 5     | passages: 1
            {passages: 5}   | week
            all: [          | none: [
            """)
    void brokenSection_refusedBySchemaToo(String find, String replaced) {
        assertThat(schema.validate(PACK.replace(find, replaced), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"within: meeting", "within: passage"})
    void scope_byName_taken(String scope) {
        assertThatCode(() -> Packs.of(PACK.replace("within: {passages: 5}", scope)))
                .doesNotThrowAnyException();
    }

    @Test
    void toString_ofDetector_hidesWhatItLooksFor() {
        var detector = Packs.of(PACK).detectors().getFirst();

        assertThat(detector).hasToString("Detector[d.words]");
        assertThat(detector.near()).hasToString("Near[0]");
        assertThat(detector.unless()).hasToString("Unless[9]");
    }
}
