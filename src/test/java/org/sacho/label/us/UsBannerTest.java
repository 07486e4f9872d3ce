package org.sacho.label.us;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class UsBannerTest {

    private static final Path SHARED = Path.of("..", "shared", "domain", "vectors_us_rollup.json");

    record Vector(List<String> portions, String banner) {}

    static Stream<Vector> vectors() throws IOException {
        return read(Path.of("src", "test", "resources", "vectors", "us-rollup.json"));
    }

    private static Stream<Vector> read(Path file) throws IOException {
        return JsonMapper.shared().readValue(Files.readString(file), new TypeReference<List<Vector>>() {}).stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void rollUp_vector_expectedBanner(Vector vector) {
        assertThat(rollUp(vector.portions())).isEqualTo(vector.banner());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void rollUp_portionsInTheOtherOrder_sameBanner(Vector vector) {
        assertThat(rollUp(vector.portions().reversed())).isEqualTo(vector.banner());
    }

    @Test
    void rollUp_sharedVectors_expectedBanners() throws IOException {
        assumeTrue(Files.exists(SHARED), "the shared vectors are not beside this project");

        assertThat(read(SHARED))
                .isNotEmpty()
                .allSatisfy(vector -> assertThat(rollUp(vector.portions())).isEqualTo(vector.banner()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            (U//FOUO) (U)                                                | UNCLASSIFIED//FOUO
            (U//FOUO) (C)                                                | CONFIDENTIAL
            (S)                                                          | SECRET
            (S//REL TO USA, FVEY) (S//REL TO USA, FVEY)                  | SECRET//REL TO USA, FVEY
            (S//REL TO USA, FVEY) (S//REL TO USA, ACGU)                  | SECRET//REL TO USA, AUS, CAN, GBR
            (S//REL TO USA, FVEY) (S//REL TO USA, TEYE)                  | SECRET//REL TO USA, AUS, GBR
            (S//REL TO USA, KOR/RELIDO) (S//REL TO USA, KOR/RELIDO)      | SECRET//REL TO USA, KOR/RELIDO
            (S//RELIDO) (S)                                              | SECRET//NOFORN
            (S//RELIDO) (S//DISPLAY ONLY KOR)                            | SECRET//NOFORN
            (S//DISPLAY ONLY KOR) (S//REL TO USA, JPN)                   | SECRET//NOFORN
            (S//DISPLAY ONLY KOR) (S)                                    | SECRET//NOFORN
            (S//REL TO USA, KOR/DISPLAY ONLY JPN) (S//REL TO USA, JPN, KOR) | SECRET//REL TO USA, KOR/DISPLAY ONLY JPN
            (S//OC/REL TO USA, KOR) (S//REL TO USA, KOR)                 | SECRET//ORCON/REL TO USA, KOR
            (TS//SI-G//OC/NF) (S//SI/TK//NF)                             | TOP SECRET//SI-G/TK//ORCON/NOFORN
            (TS//SI-ABC//NF) (TS//SI-2DE-ABC X1//NF)                     | TOP SECRET//SI-2DE-ABC X1//NOFORN
            (S//FGI KOR//NF) (S//FGI GBR//NF)                            | SECRET//FGI GBR KOR//NOFORN
            """)
    void rollUp_tableThree_expectedBanner(String portions, String banner) {
        assertThat(rollUp(List.of(portions.split("(?<=\\)) ")))).isEqualTo(banner);
    }

    @Test
    void rollUp_noPortion_refused() {
        assertThatThrownBy(() -> UsBanner.rollUp(List.of())).isInstanceOf(UsMarkingException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            (S//NF/REL TO USA, KOR)     | ISM-ID-00033
            (S//NF/RELIDO)              | ISM-ID-00169
            (S//NF/DISPLAY ONLY KOR)    | ISM-ID-00169
            (S//RELIDO/DISPLAY ONLY KOR)| ISM-ID-00169
            (S//REL TO KOR, USA)        | ISM-ID-00214
            (S//REL TO USA, USA)        | ISM-ID-00214
            (S//REL TO USA)             | ISM-ID-00319
            (U//NF)                     | ISM-ID-00028
            (U//SI//NF)                 | ISM-ID-00028
            (U//FGI KOR)                | ISM-ID-00028
            (S//FOUO)                   | ISM-ID-00030
            (TS//HCS//OC)               | ISM-ID-00044
            (S//SI-G//OC/NF)            | ISM-ID-00047
            (TS//SI-G//NF)              | ISM-ID-00047
            (C//TK//NF)                 | ISM-ID-00049
            (TS//KDK//OC)               | ISM-ID-00123
            """)
    void parse_conflict_refusedByItsRule(String portion, String rule) {
        assertThatThrownBy(() -> UsPortion.parse(portion))
                .isInstanceOf(UsMarkingException.class)
                .hasMessageStartingWith(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S",
                "()",
                "(s)",
                "(SECRET)",
                "(R)",
                "(S//)",
                "(S//NF",
                "(S/NF)",
                "(S//XX)",
                "(S//NF//SI)",
                "(S//NF/OC)",
                "(S//NF/NF)",
                "(S//REL TO USA, )",
                "(S//REL TO USA,KOR)",
                "(S//REL TO USA, KOR, KOR)",
                "(S//REL TO USA, kor)",
                "(S//REL TO USA, K)",
                "(S//FGI USA//NF)",
                "(S//FGI KOR KOR//NF)",
                "(S//TK/SI//NF)",
                "(S//SI/SI//NF)",
                "(S//SI)",
                "(S//SI-//NF)",
                "(S//NF//FGI KOR)",
                "(//CTS)",
                "(//JOINT S KOR USA)",
                "(S//SAR-ABC//NF)",
                "(S//RD//NF)",
                "(CUI)",
                "(S//LES)",
                "(S//NF) "
            })
    void parse_notAPortionMarkReadHere_refused(String portion) {
        assertThatThrownBy(() -> UsPortion.parse(portion)).isInstanceOf(UsMarkingException.class);
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UNCLASSIFIED        | (S)                    | ISM-ID-00056
            CONFIDENTIAL        | (S)                    | ISM-ID-00058
            SECRET              | (TS)                   | ISM-ID-00059
            SECRET              | (C)                    | ISM-ID-00108
            SECRET              | (S//NF)                | the banner is not the roll-up
            SECRET//REL TO USA, KOR | (S//NF)            | the banner is not the roll-up
            S                   | (S)                    | a banner starts with
            //NATO TOP SECRET   | (TS)                   | a banner starts with
            """)
    void verify_bannerThatPortionsDoNotBear_refused(String banner, String portion, String rule) {
        assertThatThrownBy(() -> UsBanner.verify(banner, List.of(UsPortion.parse(portion))))
                .isInstanceOf(UsMarkingException.class)
                .hasMessageStartingWith(rule);
    }

    @Test
    void verify_rolledUpBanner_accepted() {
        var portions = List.of(UsPortion.parse("(U)"), UsPortion.parse("(S//NF)"));

        UsBanner.verify(UsBanner.rollUp(portions), portions);

        assertThat(UsBanner.rollUp(portions)).isEqualTo("SECRET//NOFORN");
    }

    private static String rollUp(List<String> portions) {
        return UsBanner.rollUp(portions.stream().map(UsPortion::parse).toList());
    }
}
