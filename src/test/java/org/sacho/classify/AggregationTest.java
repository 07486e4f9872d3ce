package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sacho.classify.Aggregation.Sum;
import org.sacho.classify.Detectors.Found;
import org.sacho.policy.Packs;

/// Pieces that are harmless one by one. EXERCISE.
class AggregationTest {

    private final Aggregation aggregation = new Aggregation(Packs.of(Packs.SMALL + Packs.AGGREGATES));

    @Test
    void sums_unitPlaceAndTimeInDifferentTexts_addUpAndNameThem() {
        var sums = sums(List.of("Otter Company eats.", "Nothing.", "We meet on Hill 209", "at 0430 sharp"), List.of());

        assertThat(sums).singleElement().satisfies(sum -> {
            assertThat(sum.aggregate().id()).isEqualTo("a.meeting");
            assertThat(sum.parts()).isEqualTo(Set.of(0, 2, 3));
            assertThat(sum.earlier()).isFalse();
        });
    }

    @Test
    void sums_onePieceMissing_areNone() {
        assertThat(sums(List.of("Otter Company eats.", "at 0430"), List.of())).isEmpty();
    }

    @Test
    void sums_overAMeeting_ignoreWhatReadersHaveAlready() {
        assertThat(sums(List.of("Otter Company eats.", "at 0430"), List.of("Hill 209 is windy")))
                .isEmpty();
    }

    @Test
    void sums_overASeries_countWhatReadersHaveAlready() {
        var earlier = List.of("Lynx Company has 104 people.", "Heron company has 99 people.");

        assertThat(sums(List.of("Nothing.", "Otter company has 118 people."), earlier))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.aggregate().id()).isEqualTo("a.series");
                    assertThat(sum.parts()).isEqualTo(Set.of(1));
                    assertThat(sum.earlier()).isTrue();
                });
    }

    @Test
    void sums_theSamePieceAgain_isCountedOnce() {
        var earlier = List.of("Otter company has 118", "OTTER COMPANY HAS 118", "Lynx company has 104");

        assertThat(sums(List.of("Otter  Company has 118."), earlier)).isEmpty();
    }

    @Test
    void sums_withNothingOfItsOwn_blameNoEdition() {
        var earlier = List.of("Otter company has 118", "Lynx company has 104", "Heron company has 99");

        assertThat(sums(List.of("Nothing."), earlier)).isEmpty();
    }

    @Test
    void sums_detectorThatCouldNotBeRun_countsAsHit() {
        var failed = new Found(List.of(), Set.of("unit", "place", "time"));

        assertThat(aggregation.sums(List.of(failed), List.of()))
                .extracting(sum -> sum.aggregate().id())
                .containsExactly("a.meeting");
    }

    @Test
    void sums_disguisedPieces_addUpToo() {
        assertThat(sums(List.of("수 달 중 대는 209 고지에서", "at 0430"), List.of())).hasSize(1);
    }

    private List<Sum> sums(List<String> here, List<String> earlier) {
        return aggregation.sums(found(here), found(earlier));
    }

    private List<Found> found(List<String> texts) {
        return Stream.of(texts).flatMap(List::stream).map(aggregation::look).toList();
    }
}
