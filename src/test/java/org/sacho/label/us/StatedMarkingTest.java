package org.sacho.label.us;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.label.us.StatedMarking.Owner;
import org.sacho.label.us.StatedMarking.StatedLevel;

/// Markings as people write them: the level is read whatever else is wrong, and every broken rule is named.
class StatedMarkingTest {

    /// By this, banners are told from running text.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            SECRET//NOFORN                     | true
            TOP SECRET//SI/TK//ORCON/NOFORN    | true
            SECRET//REL TO USA, KOR            | true
            NOFORN                             | false
            SECRET//XYZZY                      | false
            SECRET//REL TO USA, KOREAN         | false
            //JOINT SECRET USA                 | false
            """)
    void banner_ofAKnownLevelControlsAndCountries_isKnown(String banner, boolean known) {
        assertThat(StatedMarking.banner(banner).isKnown()).isEqualTo(known);
    }

    @ParameterizedTest(name = "({0})")
    @CsvSource(delimiter = '|', textBlock = """
            U                                    | US      | U
            CUI                                  | US      | U
            C//REL TO USA, KOR                   | US      | C
            S//NF                                | US      | S
            S//REL TO USA, AUS, KOR, FVEY        | US      | S
            TS//SI-G ABCD//OC/NF                 | US      | TS
            TS//HCS-P/SI/TK//OC/NF               | US      | TS
            S//SAR-XYZ//NF                       | US      | S
            S//RD-CNWDI//NF                      | US      | S
            S//RD/CNWDI//NF                      | US      | S
            S//FRD                               | US      | S
            S//FGI KOR//REL TO USA, KOR          | US      | S
            S//SI//RS/OC/NF//LES-NF              | US      | S
            S//NF//ND                            | US      | S
            U//FOUO                              | US      | U
            U//LES                               | US      | U
            //CTS                                | NATO    | CTS
            //NS                                 | NATO    | NS
            //NR                                 | NATO    | NR
            //JOINT S KOR USA                    | JOINT   | S
            //KOR S                              | FOREIGN | S
            //GBR R                              | FOREIGN | R
            """)
    void portion_thatKeepsTheRules_isReadWithoutObjection(String inside, Owner owner, StatedLevel level) {
        var marking = StatedMarking.portion(inside);

        assertThat(marking.owner()).isEqualTo(owner);
        assertThat(marking.level()).contains(level);
        assertThat(marking.broken()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            UNCLASSIFIED                               | US      | U
            SECRET//NOFORN                             | US      | S
            TOP SECRET//SI/TK//ORCON/NOFORN            | US      | TS
            TOP SECRET//SAR-BP-123/CD//NOFORN          | US      | TS
            SECRET//REL TO USA, KOR                    | US      | S
            //COSMIC TOP SECRET//BOHEMIA               | NATO    | CTS
            //NATO CONFIDENTIAL                        | NATO    | NC
            //JOINT TOP SECRET GBR USA                 | JOINT   | TS
            //KOR SECRET                               | FOREIGN | S
            CUI//SP-CTI/PRVCY//NOFORN                  | US      | U
            CONTROLLED                                 | US      | U
            """)
    void banner_thatKeepsTheRules_isReadWithoutObjection(String line, Owner owner, StatedLevel level) {
        var marking = StatedMarking.banner(line);

        assertThat(marking.owner()).isEqualTo(owner);
        assertThat(marking.level()).contains(level);
        assertThat(marking.broken()).isEmpty();
    }

    @ParameterizedTest(name = "({0}): {2}")
    @CsvSource(delimiter = '|', textBlock = """
            S//NF/REL TO USA, KOR        | S  | ISM-ID-00033
            S//NF/RELIDO                 | S  | ISM-ID-00169
            S//NF/DISPLAY ONLY KOR       | S  | ISM-ID-00169
            S//REL TO KOR, USA           | S  | ISM-ID-00214
            S//REL TO USA, KOR, AUS      | S  | ISM-ID-00214
            S//REL TO USA                | S  | ISM-ID-00319
            S//REL                       | S  | ISM-ID-00319
            U//NF                        | U  | ISM-ID-00028
            U//REL TO USA, KOR           | U  | ISM-ID-00028
            S//FOUO                      | S  | ISM-ID-00030
            S//DCNI                      | S  | ISM-ID-00181
            S//NF//XD/ND                 | S  | ISM-ID-00038
            S//OC//ND                    | S  | ISM-ID-00313
            S//NF//LES-NF/LES            | S  | ISM-ID-00148
            TS//HCS//OC                  | TS | ISM-ID-00044
            TS//KDK//OC                  | TS | ISM-ID-00123
            S//SI-G//OC/NF               | S  | ISM-ID-00047
            C//TK//NF                    | C  | ISM-ID-00049
            U//SI//NF                    | U  | ISM-ID-00043
            U//RD                        | U  | ISM-ID-00174
            C//RD-CNWDI//NF              | C  | ISM-ID-00175
            S//CNWDI//NF                 | S  | ISM-ID-00175
            S//FRD/CNWDI//NF             | S  | ISM-ID-00175
            S/NF                         | S  | two slashes stand
            U//SAR-ABC                   | U  | ISM-ID-00016
            TS//SI                       | TS | SCI requires
            S//FGI USA//NF               | S  | the United States is no
            S//NF//SI                    | S  | categories stand once each
            S//NF/OC                     | S  | controls of one category
            S//XYZZY                     | S  | unknown control
            S//                          | S  | unknown control
            //NS//NF                     | NS | NOFORN does not stand
            //NS//BALK                   | NS | BALK and BOHEMIA
            //JOINT R GBR USA            | R  | a joint marking with USA
            //JOINT S KOR                | S  | a joint marking names
            //USA S                      | S  | the United States is no
            //KOR S AND                  | S  | unknown control
            """)
    void portion_thatBreaksARule_keepsItsLevelAndNamesTheRule(String inside, StatedLevel level, String rule) {
        var marking = StatedMarking.portion(inside);

        assertThat(marking.level()).contains(level);
        assertThat(marking.broken()).anySatisfy(broken -> assertThat(broken).startsWith(rule));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            //NATO TOP SECRET            | COSMIC TOP SECRET is the marking
            CUI//PRVCY/SP-CTI            | CUI categories stand in order
            CUI//SP-CTI/SP-ABC           | CUI categories stand in order
            CUI//X                       | unknown control
            """)
    void banner_thatBreaksARule_namesIt(String line, String rule) {
        var marking = StatedMarking.banner(line);

        assertThat(marking.level()).isPresent();
        assertThat(marking.broken()).anySatisfy(broken -> assertThat(broken).startsWith(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "SECRET", "//", "//XX S", "//KOREA S", "//JOINT", "s"})
    void portion_withoutALevel_saysSo(String inside) {
        var marking = StatedMarking.portion(inside);

        assertThat(marking.level()).isEmpty();
        assertThat(marking.broken()).isNotEmpty();
    }

    @Test
    void portion_thatBreaksTwoRules_namesBoth() {
        assertThat(StatedMarking.portion("U//NF/REL TO KOR, USA").broken())
                .anyMatch(rule -> rule.startsWith("ISM-ID-00028"))
                .anyMatch(rule -> rule.startsWith("ISM-ID-00033"))
                .anyMatch(rule -> rule.startsWith("ISM-ID-00214"));
    }

    @Test
    void portion_endless_isReadToAnEnd() {
        var hostile = Stream.of("//", "/", "S//NF/", "REL TO USA, ")
                .map(unit -> "S//" + unit.repeat(20_000))
                .toList();

        assertThat(hostile)
                .allSatisfy(
                        text -> assertThat(StatedMarking.portion(text).broken()).isNotEmpty());
    }
}
