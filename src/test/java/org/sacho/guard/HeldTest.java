package org.sacho.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.SystemHigh;

class HeldTest {

    private static final PolicySnapshot POLICY = Packs.of(Packs.SMALL);
    private static final SystemHigh CONFIDENTIAL =
            POLICY.systemHigh(POLICY.lattice().level("C"));
    private static final SystemHigh SECRET = POLICY.systemHigh(POLICY.lattice().level("S"));

    @Test
    void open_withAGrantForTheLabel_givesTheContent() {
        var held = Held.at(SECRET, "m1", "words");

        assertThat(held.open(Grants.read("reader1", SECRET.label()))).isEqualTo("words");
    }

    @Test
    void open_withAGrantForSomethingLess_isABug() {
        var held = Held.at(SECRET, "m1", "words");

        assertThatThrownBy(() -> held.open(Grants.read("reader1", CONFIDENTIAL.label())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("words");
    }

    @Test
    void open_withAGrantForAnotherMeeting_isABug() {
        var held = Held.at(SECRET, "m2", "words");

        assertThatThrownBy(() -> held.open(Grants.read("reader1", SECRET.label())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("words");
    }

    @Test
    void combine_contentOfTwoMeetings_isABug() {
        var here = Held.at(SECRET, "m1", "a");
        var there = Held.at(SECRET, "m2", "b");

        assertThatThrownBy(() -> here.combine(there, String::concat)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void map_keepsTheLabel() {
        var length = Held.at(SECRET, "m1", "words").map(String::length);

        assertThat(length.label()).isEqualTo(SECRET.label());
        assertThat(length.open(Grants.read("reader1", SECRET.label()))).isEqualTo(5);
    }

    @Test
    void combine_isAsSensitiveAsBoth_inEitherOrder() {
        var low = Held.at(CONFIDENTIAL, "m1", "a");
        var high = Held.at(SECRET, "m1", "b");

        assertThat(low.combine(high, String::concat).label()).isEqualTo(SECRET.label());
        assertThat(high.combine(low, String::concat).label()).isEqualTo(SECRET.label());
    }

    @Test
    void text_showsTheMarkingOnly() {
        assertThat(Held.at(SECRET, "m1", "words")).hasToString("Held[" + SECRET.label() + "]");
    }
}
