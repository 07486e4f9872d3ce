package org.sacho.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeTest {

    private final Lattice lattice =
            Lattice.of(Map.of("U", 0, "C", 10, "S", 20), List.of("ALPHA", "BRAVO"), List.of("KOR", "USA"));

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            U                | S                 | S
            C//ALPHA         | S                 | S//ALPHA
            C//ALPHA         | U//BRAVO          | C//ALPHA/BRAVO
            S//REL KOR,USA   | C//REL KOR        | S//REL KOR
            S//REL KOR       | S                 | S//REL KOR
            S//REL KOR       | S//REL USA        | S//REL
            S//REL           | U                 | S//REL
            """)
    void join_twoLabels_neverWidens(String a, String b, String joined) {
        assertThat(lattice.parse(a).join(lattice.parse(b))).hasToString(joined);
    }

    @Test
    void dominates_nobodyLeftToReleaseTo_isAboveEveryone() {
        assertThat(lattice.parse("S//REL").dominates(lattice.parse("S"))).isTrue();
        assertThat(lattice.parse("S").dominates(lattice.parse("S//REL"))).isFalse();
    }

    @Test
    void dominates_higherLevelWithoutTheCategory_isNoReadUp() {
        assertThat(lattice.parse("S").dominates(lattice.parse("C//ALPHA"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "SECRET",
                " S",
                "S ",
                "S/ALPHA",
                "S//",
                "//S",
                "S//ZULU",
                "S//alpha",
                "S//BRAVO/ALPHA",
                "S//ALPHA/ALPHA",
                "S//ALPHA//BRAVO",
                "S//ALPHA/",
                "S//REL USA,KOR",
                "S//REL KOR,KOR",
                "S//REL KOR, USA",
                "S//REL JPN",
                "S//REL,",
                "S//REL ",
                "S//RELKOR",
                "S//REL KOR//ALPHA",
                "S//REL KOR//REL",
                "S//REL//ALPHA"
            })
    void parse_notTheCanonicalTextOfALabel_refusedWithoutQuotingIt(String marking) {
        assertThatThrownBy(() -> lattice.parse(marking))
                .isInstanceOf(UnknownMarkingException.class)
                .hasMessage("marking is not in this lattice");
    }

    @Test
    void level_unknown_refused() {
        assertThatThrownBy(() -> lattice.level("TS")).isInstanceOf(UnknownMarkingException.class);
    }

    @Test
    void of_noLevel_refused() {
        assertThatThrownBy(() -> Lattice.of(Map.of(), List.of(), List.of()))
                .isInstanceOf(InvalidLatticeException.class);
    }

    @Test
    void of_sameRankTwice_refused() {
        assertThatThrownBy(() -> Lattice.of(Map.of("U", 1, "S", 1), List.of(), List.of()))
                .isInstanceOf(InvalidLatticeException.class)
                .hasMessageContaining("same rank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A/B", "A,B", "REL", "가", "123456789012345678901234567890123"})
    void of_nameThatCouldNotBeReadBack_refused(String name) {
        assertThatThrownBy(() -> Lattice.of(Map.of(name, 0), List.of(), List.of()))
                .isInstanceOf(InvalidLatticeException.class);
        assertThatThrownBy(() -> Lattice.of(Map.of("U", 0), List.of(name), List.of()))
                .isInstanceOf(InvalidLatticeException.class);
        assertThatThrownBy(() -> Lattice.of(Map.of("U", 0), List.of(), List.of(name)))
                .isInstanceOf(InvalidLatticeException.class);
    }

    @Test
    void of_nameTwice_refused() {
        assertThatThrownBy(() -> Lattice.of(Map.of("U", 0), List.of("A", "A"), List.of()))
                .isInstanceOf(InvalidLatticeException.class);
        assertThatThrownBy(() -> Lattice.of(Map.of("U", 0), List.of(), List.of("A", "A")))
                .isInstanceOf(InvalidLatticeException.class);
    }

    @Test
    void levelsAndCategories_ofTwoLattices_areTheSameWhereTheySayTheSame() {
        var other = Lattice.of(Map.of("U", 0, "C", 11, "S", 20), List.of("ALPHA", "CHARLIE"), List.of());
        var secret = lattice.level("S");

        assertThat(other.level("S")).isEqualTo(secret).hasSameHashCodeAs(secret).hasToString("S");
        assertThat(other.level("C")).as("of another rank").isNotEqualTo(lattice.level("C"));
        assertThat(Lattice.of(Map.of("TS", 20), List.of(), List.of()).level("TS"))
                .as("of another name")
                .isNotEqualTo(secret);
        assertThat((Object) secret).isNotEqualTo("S");
        assertThat(secret).isGreaterThan(lattice.level("C"));
        assertThat(secret.hashCode()).isNotEqualTo(lattice.level("C").hashCode());

        var alpha = lattice.top().restrictive().first();
        assertThat(other.top().restrictive().first())
                .isEqualTo(alpha)
                .hasSameHashCodeAs(alpha)
                .hasToString("ALPHA");
        assertThat(other.top().restrictive().last())
                .isNotEqualTo(lattice.top().restrictive().last());
        assertThat((Object) alpha).isNotEqualTo("ALPHA");
        assertThat(alpha.hashCode())
                .isNotEqualTo(lattice.top().restrictive().last().hashCode());
    }

    @Test
    void lattice_withoutCommunities_saysNothingOfReleasability() {
        var plain = Lattice.of(Map.of("U", 0, "S", 20), List.of("ALPHA"), List.of());

        assertThat(plain.top()).hasToString("S//ALPHA");
        assertThat(plain.labels()).extracting(Label::toString).containsExactly("U", "U//ALPHA", "S", "S//ALPHA");
    }

    @Test
    void label_setsHandedIn_copied() {
        var label = lattice.parse("S//ALPHA");

        assertThatThrownBy(() -> label.restrictive().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
