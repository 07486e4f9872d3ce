package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.classify.Verdict.Standing;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// What was made to keep a scan busy, to exhaust it or to blind it: it ends, and what could not be looked at counts as
/// sensitive. The limits of time only keep a broken build from hanging.
@Timeout(120)
class HostileTextTest {

    private static final String SECRET = " Operation NORTHWIND ";

    /// A text by a name that can be printed.
    record Hostile(String name, Supplier<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> hostileTexts() {
        return Stream.of(
                new Hostile("1 MB without spaces", () -> "abcdefghij".repeat(100_000)),
                new Hostile("1 MB of Hangul without spaces", () -> "가나다라마바사".repeat(150_000)),
                new Hostile("nested marks", () -> "(S//REL ".repeat(50_000) + ")".repeat(50_000)),
                new Hostile("combining characters", () -> "a" + "\u0301\u0323".repeat(5_000)),
                new Hostile("digits", () -> "1".repeat(50_000)),
                new Hostile("digits and spaces", () -> "9 ".repeat(50_000)),
                new Hostile("digits and hyphens", () -> "991331-".repeat(10_000)),
                new Hostile("spaces", () -> " ".repeat(50_000)),
                new Hostile("tabs", () -> "\t".repeat(50_000)),
                new Hostile("a million digits said aloud", () -> "일이삼사오육칠팔구공".repeat(100_000)),
                new Hostile("digits said aloud in English", () -> "one two three ".repeat(50_000)),
                new Hostile("runs that almost begin", () -> "일이삼사오가".repeat(50_000)),
                new Hostile("repetitions without a digit", () -> "double ".repeat(50_000)),
                new Hostile("beginnings of terms", () -> "backup ne ".repeat(50_000)),
                new Hostile("particles", () -> "암호" + "이라고".repeat(50_000)),
                new Hostile("bare jamo", () -> "ㅋㅎ".repeat(100_000)),
                new Hostile("conjoining jamo", () -> "\u1112\u1161\u11AB".repeat(50_000)),
                new Hostile("zero-width spaces", () -> "\u200B".repeat(200_000)),
                new Hostile("one character that becomes eighteen", () -> "\uFDFA".repeat(20_000)),
                new Hostile("lone surrogates", () -> "\uD800".repeat(50_000)),
                new Hostile("noise", () -> noise(200_000)));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void engine_hostileText_stillSeesTheTermBehindItOrSaysThatItFailed(Hostile hostile) {
        var policy = Packs.exercise();
        var classifier = new RuleClassifier(policy);

        var evidence = classifier
                .examine(List.of(hostile.text().get() + SECRET), _ -> {})
                .getFirst();

        assertThat(evidence).anyMatch(e -> e.rule().equals("northwind.plan"));
        assertThat(evidence).noneMatch(e -> e.rule().equals("rules"));
    }

    @Test
    void engine_hostileTextWithAnIdentifierInside_hitOrFailureNeverNothing() {
        for (var filler : List.of("9 ", "1", "일", "991331-3", "a")) {
            var text = filler.repeat(40_000) + " x 991231-3000002 x " + filler.repeat(40_000);

            var verdict = new RuleClassifier(Packs.exercise())
                    .examine(List.of(text), _ -> {})
                    .getFirst();

            assertThat(verdict)
                    .as(filler)
                    .anyMatch(e -> e.rule().equals("person.number") || e.source() == Evidence.Source.FAILURE);
        }
    }

    static Stream<String> catastrophicPatterns() {
        return Stream.of(
                "(x+x+)+y",
                "(?:x|xx)*y",
                "(x*)*y",
                "(?:(?:x{1,30}){1,30}){1,2}y",
                "(?:.*x){20}y",
                "x.*x.*x.*x.*y",
                "(?:a?){50}a{50}",
                "[^y]{1,1000}y");
    }

    @ParameterizedTest
    @MethodSource("catastrophicPatterns")
    void pattern_thatWouldBacktrack_foundOrFailedNeverMissed(String pattern) {
        var policy = withPattern(pattern);
        var text = "a".repeat(60) + "x".repeat(30_000) + "y";

        assertThat(new RuleClassifier(policy).classify(text).standing()).isIn(Standing.FOUND, Standing.ABSTAINED);
    }

    private static PolicySnapshot withPattern(String pattern) {
        return Packs.of(Packs.SMALL.replace("x[0-9]{3}", pattern));
    }

    private static String noise(int length) {
        var random = new Random(20261122);
        var noise = new StringBuilder();
        while (noise.length() < length) {
            int character = random.nextInt(0x30000);
            if (Character.isValidCodePoint(character) && !(character >= 0xD800 && character < 0xE000)) {
                noise.appendCodePoint(character);
            }
        }
        return noise.toString();
    }
}
