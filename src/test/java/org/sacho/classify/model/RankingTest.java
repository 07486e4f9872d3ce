package org.sacho.classify.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final double[] SCORES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    private static final boolean[] TRUTH = {false, false, true, false, true, true};

    @Test
    void auc_countsPairsInOrderAndTiesHalf() {
        assertThat(Ranking.of(SCORES, TRUTH).auc()).isEqualTo(8 / 9.0, within(1e-12));
        var tied = new double[SCORES.length];
        assertThat(Ranking.of(tied, TRUTH).auc()).isEqualTo(0.5);
    }

    @Test
    void recall_countsScoresAboveTheFalseAlarms() {
        assertThat(Ranking.of(SCORES, TRUTH).recallAt(0.01)).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(Ranking.of(SCORES, TRUTH).recallAt(0.5)).isEqualTo(1);
    }

    @Test
    void cleared_countsScoresBelowTheMissed() {
        assertThat(Ranking.of(SCORES, TRUTH).clearedAt(0.01)).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(Ranking.of(SCORES, TRUTH).clearedAt(0.5)).isEqualTo(1);
    }

    @Test
    void oneKindOnly_hasNotBoth() {
        var none = new boolean[SCORES.length];
        assertThat(Ranking.of(SCORES, none).hasBoth()).isFalse();
        Arrays.fill(none, true);
        assertThat(Ranking.of(SCORES, none).hasBoth()).isFalse();
    }
}
