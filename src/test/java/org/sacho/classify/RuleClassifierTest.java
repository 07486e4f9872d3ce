package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.classify.Verdict.Standing;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

class RuleClassifierTest {

    private final PolicySnapshot exercise = Packs.exercise();
    private final Classifier classifier = new RuleClassifier(exercise);

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            Operation NORTHWIND starts on the second Tuesday                | TS
            we act on LANTERN reporting alone                               | TS
            이번 북풍작전의 주공은 동쪽입니다                                     | TS
            the Skyward Brigade crosses first                               | S
            switch to the backup-net at once                                | S
            하늘여단을 먼저 보냅니다                                            | S
            예비 망으로 전환하십시오                                            | S
            they are at 52SCG 1234 5678                                     | S
            grid reference 1234-5678                                        | S
            좌표는 1234 5678입니다                                            | S
            the convoy route is the coastal one                             | C
            호송 경로를 바꿉시다                                               | C
            step off at 031430IOCT26                                        | C
            his number is 991231-3000002                                    | C
            번호는 991231 – 3000002 입니다                                    | C
            wrong check digit, 991231-3000003                               | C
            구구 하나둘 삼하나 다시 삼공공공 공공이                              | C
            연락처는 공일공 일이삼사 오육칠팔입니다                               | C
            his private number is 010-1234-5678                             | C
            nine nine one two three one dash three zero zero zero zero zero two | C
            the site is at 37.1234, 127.1234                                | S
            여권 M123A4567 사본                                              | C
            군번 26-76000001                                                | C
            the strength of the battalion stands at 412                     | C
            대대 병력은 412명입니다                                            | C
            this is SECRET                                                  | S
            what follows is classified secret                               | S
            (S) the site moves                                              | S
            (S//REL TO USA, KOR) the site moves                             | S
            everything said from here on is top secret                      | TS
            this is confidential                                            | C
            이건 3급비밀입니다                                                 | C
            이건 Ⅲ급 비밀입니다                                                | C
            군사 2급 비밀로 합니다                                             | S
            Ⅱ급비밀입니다                                                    | S
            이급비밀이라서요                                                   | S
            Ⅰ급비밀입니다                                                    | TS
            1급 비밀로 분류합니다                                              | TS
            일급비밀입니다                                                    | TS
            이 자료는 대외비입니다                                             | C
            대 외 비로 합시다                                                 | C
            """)
    void classify_whatTheExercisePackDescribes_found(String text, String level) {
        var verdict = classifier.classify(text);

        assertThat(verdict.standing()).isEqualTo(Standing.FOUND);
        assertThat(verdict.label()).hasToString(level);
        assertThat(verdict.policy()).isEqualTo(exercise.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's no secret that the canteen closes early",
                "the secret sauce is a good agenda",
                "confidentially speaking, I liked it",
                "the secretary takes the minutes",
                "an open secret",
                "this is no secret",
                "the secret to short meetings is a timer",
                "top of the agenda, secretariat",
                "meeting(s) of the group(s)",
                "copyright (c) the exercise staff",
                "the network backup ran over night",
                "call the signatories",
                "a convoy of buses",
                "next week at 14:30 on 3 October",
                "room 301, 12 people, 45 minutes",
                "비밀번호를 바꾸십시오",
                "비밀은 없습니다",
                "하늘이 맑습니다",
                "공개 회의로 합니다",
                "대외 협력과 비용을 검토합니다",
                "3급수 하천입니다",
                "참석 인원은 12명입니다",
                "전화번호는 내선 1234입니다"
            })
    void classify_harmlessTalk_nothingFound(String text) {
        var verdict = classifier.classify(text);

        assertThat(verdict.evidence()).isEmpty();
        assertThat(verdict.standing()).isEqualTo(Standing.NOTHING_FOUND);
        assertThat(verdict.label()).isEqualTo(exercise.nothingFound());
    }

    /// What still fires though a person would shrug: kept here so that a change of the rules shows.
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            I had a confidential chat with the caterer       | C
            his career was a top secret to everybody          | TS
            the backup net of the tennis court is torn        | S
            군사기밀이라는 책을 읽었습니다                      | S
            """)
    void classify_knownFalseAlarm_stillRaises(String text, String level) {
        assertThat(classifier.classify(text).label()).hasToString(level);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            전략무기 개발계획을 보고합니다        | S1
            비밀군사동맹에 관한 사항입니다         | S1
            Ⅰ급 암호자재 핵심자료입니다           | S1
            여단급 작전계획을 검토합니다           | S2
            국가차원 동원계획입니다               | S2
            대대 작전계획을 검토합니다             | S3
            통신운용지시 제9호입니다              | S3
            군사Ⅲ급비밀입니다                   | S3
            군사Ⅱ급비밀입니다                   | S2
            군사 Ⅰ 급 비밀입니다                 | S1
            군번은 26-76000001입니다            | D
            여권 M123A4567 사본입니다            | D
            내부검토안입니다                     | D
            대외비입니다                        | D
            다음 회의는 10월입니다                | N
            """)
    void classify_koreanPack_levelOfTheLaw(String text, String level) {
        assertThat(new RuleClassifier(Packs.koreanMilitary()).classify(text).label())
                .hasToString(level);
    }

    @Test
    void classify_twoRules_labelIsTheirJoin() {
        var verdict = classifier.classify("The convoy route serves Operation NORTHWIND.");

        assertThat(verdict.label()).hasToString("TS");
        assertThat(verdict.evidence())
                .extracting(Evidence::rule)
                .containsExactly("northwind.movement", "northwind.plan");
    }

    @Test
    void classify_categoriesAndCommunities_joinedToo() {
        var policy = Packs.of(Packs.SMALL);

        assertThat(new RuleClassifier(policy).classify("x123 and a blue heron").label())
                .hasToString("S//ALPHA//REL KOR");
    }

    @Test
    void classify_hiddenTerm_spanCoversItInTheOriginal() {
        var text = "Ask: the Ｂａｃｋ\u200Bｕｐ   net, please";

        var evidence = classifier.classify(text).evidence().getFirst();

        assertThat(text.substring(evidence.from(), evidence.to())).isEqualTo("Ｂａｃｋ\u200Bｕｐ   net");
        assertThat(evidence.source()).isEqualTo(Evidence.Source.RULE);
        assertThat(evidence.confidence()).isEqualTo(1);
    }

    @Test
    void classify_overlappingHitsOfOneRule_oneEvidence() {
        var verdict = classifier.classify("marked secret level");

        assertThat(verdict.evidence()).singleElement().satisfies(e -> {
            assertThat(e.source()).isEqualTo(Evidence.Source.MARKING);
            assertThat(e.from()).isZero();
            assertThat(e.to()).isEqualTo("marked secret level".length());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u200B\u200B", "…"})
    void classify_nothingToRead_nothingFound(String text) {
        assertThat(classifier.classify(text).standing()).isEqualTo(Standing.NOTHING_FOUND);
    }

    @Test
    void classify_loneSurrogate_doesNotStopTheRules() {
        assertThat(classifier.classify("\uD800 backup net \uDC00").label()).hasToString("S");
    }

    @Test
    void classify_ruleThatFails_abstainsAtTheTop() {
        var rule = exercise.rules().getFirst();
        int number = exercise.detectors().size();

        var verdict = new RuleClassifier(exercise, _ -> new Sightings(List.of(), Set.of(number))).classify("good day");

        assertThat(verdict.standing()).isEqualTo(Standing.ABSTAINED);
        assertThat(verdict.label()).isEqualTo(exercise.lattice().top());
        assertThat(verdict.evidence()).extracting(Evidence::rule).containsExactly(rule.id());
    }

    @Test
    void classify_searchThatFails_abstainsAtTheTop() {
        var failing = new RuleClassifier(exercise, _ -> {
            throw new IllegalStateException("broken");
        });

        var verdict = failing.classify("good morning");

        assertThat(verdict.standing()).isEqualTo(Standing.ABSTAINED);
        assertThat(verdict.label()).isEqualTo(exercise.lattice().top());
    }

    @Test
    void classify_passageTooLong_abstainsAtTheTop() {
        var verdict = classifier.classify("a".repeat(JoinedClassifier.MAX_CHARACTERS + 1));

        assertThat(verdict.standing()).isEqualTo(Standing.ABSTAINED);
        assertThat(verdict.label()).isEqualTo(exercise.lattice().top());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "\t", "9 ", "(s", "가", "하늘 ", "secret ", "\u1112"})
    void classify_hostileRepetition_endsWithAVerdict(String unit) {
        for (var policy : List.of(exercise, Packs.koreanMilitary())) {
            assertThat(new RuleClassifier(policy)
                            .classify(unit.repeat(50_000 / unit.length()))
                            .standing())
                    .isIn(Standing.NOTHING_FOUND, Standing.FOUND);
        }
    }

    @Test
    void toString_ofVerdictAndEvidence_hidesWordsOfTheRule() {
        var verdict = classifier.classify("Operation NORTHWIND");

        assertThat(verdict).hasToString("Verdict[FOUND TS, 1 pieces of evidence]");
        assertThat(verdict.evidence().getFirst()).hasToString("Evidence[RULE northwind.plan 0-19 TS]");
    }

    @Test
    void verdict_foundWithoutEvidence_refused() {
        assertThatThrownBy(() -> new Verdict(exercise.nothingFound(), List.of(), Standing.FOUND, exercise.digest()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
