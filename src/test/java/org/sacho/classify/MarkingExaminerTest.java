package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.policy.Packs;

/// What a text says about its own marking raises it; what it says in its own favour changes nothing. EXERCISE texts.
class MarkingExaminerTest {

    private final MarkingExaminer exercise = new MarkingExaminer(Packs.exercise());
    private final MarkingExaminer korean = new MarkingExaminer(Packs.koreanMilitary());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            (S) The axis is fixed.                                  | S  | (S)
            (TS//SI//NF) The axis is fixed.                         | TS | (TS//SI//NF)
            (C) The axis is fixed.                                  | C  | (C)
            Agreed. (C//REL TO USA, KOR) The axis is fixed.         | C  | (C//REL TO USA, KOR)
            it stays (s//nf) until then                             | S  | (s//nf)
            SECRET//NOFORN                                          | S  | SECRET//NOFORN
            Mark it SECRET//REL TO USA, KOR as usual please.        | S  | SECRET//REL TO USA, KOR
            the banner was top secret//si//noforn yesterday         | TS | top secret//si//noforn
            SECRET                                                  | S  | SECRET
            (//NS) The axis is fixed.                               | S  | (//NS)
            //COSMIC TOP SECRET                                     | TS | COSMIC TOP SECRET
            It is NATO Confidential from here on.                   | C  | NATO Confidential
            (//JOINT S KOR USA) The axis is fixed.                  | S  | (//JOINT S KOR USA)
            이건 3급비밀입니다                                           | C  | 3급비밀
            이 부분은 군사 Ⅱ급 비밀로 합니다                                | S  | Ⅱ급 비밀
            여기부터 일급 비밀입니다                                       | TS | 일급 비밀
            二級秘密로 취급합니다                                          | S  | 二級秘密
            대 외 비로 합시다                                            | C  | 대 외 비
            對外秘 문서입니다                                            | C  | 對外秘
            군사기밀에 해당합니다                                          | S  | 군사기밀
            """)
    void examine_statedMarking_raisesToItsLevelAndShowsWhere(String text, String level, String span) {
        var evidence = exercise.examine(List.of(text), _ -> {}).getFirst();

        assertThat(evidence).isNotEmpty().allSatisfy(piece -> {
            assertThat(piece.source()).isEqualTo(Evidence.Source.MARKING);
            assertThat(piece.label()).hasToString(level);
        });
        assertThat(evidence)
                .anySatisfy(piece ->
                        assertThat(text.substring(piece.from(), piece.to())).contains(span));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(U) The canteen opens at noon.",
                "UNCLASSIFIED",
                "(U//FOUO) The canteen opens at noon.",
                "CUI//SP-CTI/PRVCY//NOFORN",
                "Please send the document(s) and the form (c) today.",
                "Copyright (C) the exercise staff",
                "There is no secret about it, and the secretary knows.",
                "It is confidentially minded people who ask.",
                "See https://example.invalid/secret//path and //server/share.",
                "Option (s) or (ts), whichever comes first.",
                "이번 분기 1급 공무원 인사는 없습니다.",
                "비공개 회의록은 따로 보관합니다.",
            })
    void examine_innocentOrUnclassified_saysNothing(String text) {
        assertThat(exercise.examine(List.of(text), _ -> {}).getFirst()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            (S//NF/REL TO USA, KOR) The axis is fixed.   | S  | ISM-ID-00033
            (S//REL TO KOR, USA) The axis is fixed.      | S  | ISM-ID-00214
            (S//REL TO USA) The axis is fixed.           | S  | ISM-ID-00319
            (TS//SI) The axis is fixed.                  | TS | SCI requires
            (S//BLUE) The axis is fixed.                 | S  | unknown control
            (U//NF) The canteen opens at noon.           | U  | ISM-ID-00028
            //NATO TOP SECRET                            | TS | COSMIC TOP SECRET is the marking
            CUI//PRVCY/SP-CTI                            | U  | CUI categories stand in order
            """)
    void examine_markingThatContradictsItself_isReportedAndStillRaises(String text, String level, String rule) {
        var verdict = new JoinedClassifier(Packs.exercise(), List.of(exercise)).classify(text);

        assertThat(verdict.label()).hasToString(level);
        assertThat(verdict.evidence())
                .anySatisfy(piece -> assertThat(piece.because().english()).contains(rule));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UNCLASSIFIED   | (S) The axis is fixed.   | ISM-ID-00056
            CONFIDENTIAL   | (S) The axis is fixed.   | ISM-ID-00058
            SECRET//NOFORN | (TS//NF) It is fixed.    | ISM-ID-00059
            SECRET         | (C) It is fixed.         | ISM-ID-00108
            """)
    void examine_bannerThatDoesNotFitThePortionsOfItsMeeting_isReported(String banner, String portion, String rule) {
        var said = exercise.examine(List.of(banner, "Nothing here.", portion), _ -> {});

        assertThat(said.getFirst())
                .anySatisfy(piece -> assertThat(piece.because().english()).contains(rule));
        assertThat(said.get(1)).isEmpty();
    }

    @Test
    void examine_bannerThatFitsItsPortions_isNotReported() {
        var said = exercise.examine(List.of("SECRET//NOFORN", "(S//NF) It is fixed.", "(U) It is not."), _ -> {});

        assertThat(said.getFirst()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(//KOR S) It is fixed.", "(//XX) It is fixed.", "//GBR SECRET"})
    void examine_markingWithoutAnEquivalent_countsAsTheHighest(String text) {
        assertThat(exercise.examine(List.of(text), _ -> {}).getFirst())
                .anySatisfy(piece -> assertThat(piece.label())
                        .isEqualTo(Packs.exercise().lattice().top()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            이건 3급비밀입니다          | S3
            군사기밀에 해당합니다         | S3
            대외비로 합니다             | D
            Ⅰ급 비밀                 | S1
            SECRET//NOFORN          | S2
            """)
    void examine_underTheKoreanPolicy_meansItsGrades(String text, String level) {
        assertThat(korean.examine(List.of(text), _ -> {}).getFirst())
                .anySatisfy(piece -> assertThat(piece.label()).hasToString(level));
    }

    @Test
    void examine_nestedAndEndlessMarks_comesToAnEnd() {
        for (String unit : List.of("(S", "((S//NF)", "SECRET//", "//NATO ", "3급 ", "대 외 ")) {
            var text = unit.repeat(100_000 / unit.length());

            assertThat(exercise.examine(List.of(text), _ -> {})).hasSize(1);
        }
    }
}
