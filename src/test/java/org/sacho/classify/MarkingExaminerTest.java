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
            Classification: SECRET                                  | S  | SECRET
            SECRET - the convoy leaves                              | S  | SECRET
            SECRET NOFORN                                           | S  | SECRET
            SECRET/NOFORN                                           | S  | SECRET
            CLASSIFICATION: SECRET ANNEX                            | S  | SECRET
            THE ROUTE IS CONFIDENTIAL                               | C  | CONFIDENTIAL
            이 문서는 SECRET입니다                                      | S  | SECRET
            (S/NF) The axis is fixed.                               | S  | (S/NF)
            (TS/SCI) The axis is fixed.                             | TS | (TS/SCI)
            ( S ) The axis is fixed.                                | S  | ( S )
            "(S) The axis is fixed."                                | S  | (S)
            [S] The axis is fixed.                                  | S  | [S]
            (1)(S) The axis is fixed.                               | S  | (S)
            [TS//SI//NF] The axis is fixed.                         | TS | [TS//SI//NF]
            군 사 기 밀에 해당합니다                                       | S  | 군 사 기 밀
            3급 비-밀                                                 | C  | 3급 비-밀
            3·급·비·밀                                                | C  | 3·급·비·밀
            3급_비밀                                                  | C  | 3급_비밀
            대_외_비                                                  | C  | 대_외_비
            대/외/비                                                  | C  | 대/외/비
            3급 ㅂ ㅣ ㅁ ㅣ ㄹ                                            | C  | 3급 ㅂ ㅣ ㅁ ㅣ ㄹ
            l급 비밀                                                  | TS | l급 비밀
            ll급 비밀                                                 | S  | ll급 비밀
            Il급 비밀                                                 | S  | Il급 비밀
            lll급 비밀                                                | C  | lll급 비밀
            2급 군사비밀                                                | S  | 2급 군사비밀
            삼급 군사비밀                                               | C  | 삼급 군사비밀
            it is TOP-SECRET now                                    | TS | TOP-SECRET
            it is TOPSECRET now                                     | TS | TOPSECRET
            it is top.secret now                                    | TS | top.secret
            T O P S E C R E T                                       | TS | T O P S E C R E T
            it is T0P SECRET now                                    | TS | T0P SECRET
            it is nato-secret now                                   | S  | nato-secret
            (NS) The axis is fixed.                                 | S  | (NS)
            (NC) The axis is fixed.                                 | C  | (NC)
            (NR) The axis is fixed.                                 | C  | (NR)
            (CTS) The axis is fixed.                                | TS | (CTS)
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
                "secretary",
                "This sauce is secret sauce, and nothing else is.",
                "THE SECRET SAUCE IS ON THE MENU TODAY.",
                "He keeps that a\nsecret\nfrom nobody.",
                "The serial number (S/N 1234) and the address (C/O the desk).",
                "[S]ince noon the hall in Raleigh (NC) is open.",
                "On top. Secret ballots follow.",
                "(U/FOUR) is a room.",
                "비밀번호를 바꿉니다.",
                "2급 공무원 시험",
                "외비용",
                "11월 3급 승진 명단",
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
            (S/NF) The axis is fixed.                    | S  | two slashes
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
            SECRET//REL TO USA, KOR | (S//NF) It is.  | ISM-ID-00088
            SECRET//RELIDO | (S//REL TO USA, KOR) It. | ISM-ID-00132
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

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SECRET                  | (S) It is fixed. (//JOINT R CAN GBR) So is this.
            SECRET                  | (S) It is fixed. (//CTS) So is this.
            SECRET//REL TO USA, KOR | (S//REL TO USA, KOR) It is fixed. (U) It is not.
            SECRET//RELIDO          | (S//RELIDO) It is fixed. (U) It is not.
            SECRET                  | (S) It is fixed. They called it TOP SECRET.
            """)
    void examine_bannerAndWhatItIsNotComparedWith_isNotReported(String banner, String portions) {
        assertThat(exercise.examine(List.of(banner, portions), _ -> {}).getFirst())
                .extracting(Evidence::rule)
                .containsExactly("us.stated");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            SECRET//REL TO USA, KOR and we go on     | SECRET//REL TO USA, KOR
            SECRET//REL TO USA, KOR I think          | SECRET//REL TO USA, KOR
            secret//rel to usa, kor and we go on     | secret//rel to usa, kor
            SECRET//NOFORN Mark it, please           | SECRET//NOFORN
            //NATO SECRET and we go on               | //NATO SECRET
            //nato secret and we go on               | //nato secret
            //Nato Secret and we go on               | //Nato Secret
            COSMIC TOP SECRET as ever                | COSMIC TOP SECRET
            """)
    void examine_markingInASentence_endsWhereItEnds(String text, String span) {
        assertThat(exercise.examine(List.of(text), _ -> {}).getFirst())
                .extracting(piece -> piece.rule().endsWith(".stated") + " " + text.substring(piece.from(), piece.to()))
                .containsExactly("true " + span);
    }

    @Test
    void examine_twoBannersInASentence_bothFound() {
        assertThat(exercise.examine(List.of("from confidential//noforn to secret//noforn now"), _ -> {})
                        .getFirst())
                .extracting(piece -> piece.label().toString())
                .containsExactly("C", "S");
    }

    @Test
    void examine_levelOnALineOfItsOwn_raises() {
        assertThat(exercise.examine(List.of("SECRET\nThe convoy leaves at dawn."), _ -> {})
                        .getFirst())
                .extracting(piece -> piece.label().toString())
                .containsExactly("S");
        assertThat(exercise.examine(List.of("THE CONVOY LEAVES.\nSECRET\nAT DAWN."), _ -> {})
                        .getFirst())
                .isNotEmpty();
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
        for (String unit : List.of(
                "(S", "((S//NF)", "SECRET//", "//NATO ", "3급 ", "대 외 ", "A/A ", "SECRET ", "SECRET//FGI ABC ", "[[ ")) {
            var text = "SECRET//" + unit.repeat(100_000 / unit.length());

            assertThat(exercise.examine(List.of(text), _ -> {})).hasSize(1);
        }
    }

    @Test
    void examine_manyUnreadableBanners_comesToAnEnd() {
        var text = ("SECRET//" + "A/A ".repeat(100) + "*").repeat(500);

        assertThat(exercise.examine(List.of(text), _ -> {}).getFirst()).hasSizeGreaterThanOrEqualTo(500);
    }
}
