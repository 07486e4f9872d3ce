package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.policy.Packs;
import org.sacho.policy.Rule;

class IndependentScanTest {

    private final IndependentScan scan = new IndependentScan(Packs.exercise());

    /// A way to write a term so that a plain search misses it.
    record Disguise(String name, UnaryOperator<String> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Disguise> disguises() {
        return Stream.of(
                new Disguise("as written", s -> s),
                new Disguise("upper case", s -> s.toUpperCase(Locale.ROOT)),
                new Disguise("zero-width space in every gap", s -> between(s, "\u200B")),
                new Disguise("zero-width joiner in every gap", s -> between(s, "\u200D")),
                new Disguise("soft hyphen in every gap", s -> between(s, "\u00AD")),
                new Disguise("right-to-left override in every gap", s -> between(s, "\u202E")),
                new Disguise("full width", IndependentScanTest::fullWidth),
                new Disguise("jamo", s -> Normalizer.normalize(s, Normalizer.Form.NFD)),
                new Disguise(
                        "jamo split by zero-width space",
                        s -> between(Normalizer.normalize(s, Normalizer.Form.NFD), "\u200B")),
                new Disguise("wide spaces", s -> s.replace(" ", "\u3000 \u00A0")),
                new Disguise("line break", s -> s.replace(" ", "\n")));
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void everyTermOfBothPacks_disguised_foundByBothScans(Disguise disguise) {
        for (var policy : List.of(Packs.exercise(), Packs.koreanMilitary())) {
            var classifier = new RuleClassifier(policy);
            var second = new IndependentScan(policy);
            for (Rule rule : policy.rules()) {
                for (String phrase : literals(rule)) {
                    var text = "so, " + disguise.of().apply(phrase) + ", please";
                    assertThat(classifier.classify(text).evidence())
                            .as("first scan, %s", rule.id())
                            .anyMatch(e -> e.rule().equals(rule.id()));
                    assertThat(second.scan(text))
                            .as("second scan, %s", rule.id())
                            .contains(new IndependentScan.Finding(rule.id(), rule.label()));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (S//NF) The axis is fixed.       | us.stated     | S
            Mark it TOP SECRET//SI           | us.stated     | TS
            it is NATO Secret                | nato.stated   | S
            이건 3급 비밀입니다                | korean.stated | C
            Ⅱ급 비밀로 합니다                  | korean.stated | S
            대 외 비로 합니다                  | korean.stated | C
            3급 ㅂㅣㅁㅣㄹ                     | korean.stated | C
            """)
    void scan_markingThatThePolicyReads_foundWithoutTheParser(String text, String rule, String level) {
        assertThat(scan.scan(text))
                .contains(new IndependentScan.Finding(
                        rule, Packs.exercise().lattice().parse(level)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u041Eperation N\u041ERTHWIND", "Op\u0435rati\u043En NORTHWIND", "ΟPERATION ΝORTHWIND"})
    void scan_lettersThatLookAlike_found(String text) {
        assertThat(scan.scan(text)).extracting(IndependentScan.Finding::rule).contains("northwind.plan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            하늘여단을 먼저 보냅니다            | northwind.units
            하늘 여단은                      | northwind.units
            the backup-net                  | northwind.signals
            예비망에서                        | northwind.signals
            This is secret.                 | marking.s
            it is TOP  SECRET               | marking.ts
            """)
    void scan_termInASentence_found(String text, String rule) {
        assertThat(scan.scan(text)).extracting(IndependentScan.Finding::rule).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the backup network",
                "a sbackup net",
                "it's no secret",
                "confidentially speaking",
                "비밀번호를 바꾸십시오",
                "하늘색 여단"
            })
    void scan_harmless_findsNothing(String text) {
        assertThat(scan.scan(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the blue heron at the old mill | r.both
            the blue heron                 | ''
            the zebra                      | r.terms
            """)
    void scan_ruleOverDetectors_termsItNeeds(String text, String rules) {
        var policy = Packs.of(Packs.SMALL.replaceFirst("(?s)rules:.*", """
                detectors:
                  - {id: unit, terms: [blue heron]}
                  - {id: place, terms: [old mill]}
                  - {id: beast, terms: [zebra]}
                  - {id: number, patterns: ['[0-9]{6}']}
                rules:
                  - {id: r.both, level: S, because: {en: why, ko: 왜}, when: {all: [unit, place, number]}}
                  - {id: r.terms, level: S, because: {en: why, ko: 왜}, when: {any: [beast, number]}}
                  - {id: r.numbers, level: S, because: {en: why, ko: 왜}, when: {any: [number]}}
                """));

        assertThat(String.join(
                        " ",
                        new IndependentScan(policy)
                                .scan(text).stream()
                                        .map(IndependentScan.Finding::rule)
                                        .toList()))
                .isEqualTo(rules);
    }

    @Test
    void scan_accentedLatin_foundAnyway() {
        assertThat(scan.scan("the báckup nét")).isNotEmpty();
    }

    private static List<String> literals(Rule rule) {
        return switch (rule.kind()) {
            case TERMS -> rule.looksFor();
            case PATTERN, DETECTORS -> List.of();
            case MARKING -> {
                var literals = new ArrayList<String>();
                for (String pattern : rule.looksFor()) {
                    var bare = pattern.replace("\\b", "");
                    if (bare.matches("[a-z ]+")) {
                        literals.add(bare);
                    }
                }
                yield literals;
            }
        };
    }

    private static String between(String text, String filler) {
        return String.join(
                filler, text.codePoints().mapToObj(Character::toString).toList());
    }

    private static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > 0x20 && c < 0x7F ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
