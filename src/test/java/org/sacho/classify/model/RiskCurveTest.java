package org.sacho.classify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sacho.classify.model.RiskCurve.Unit;

class RiskCurveTest {

    private static final int DRAWS = 400;

    @Test
    void threshold_byPassage_keepsTheExpectedMissWithinTheBound() {
        for (double bound : new double[] {0.01, 0.05, 0.2}) {
            double missed = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                var random = new Random(draw);
                var seen = random.doubles(300).toArray();
                var own = IntStream.range(0, 300).toArray();
                double threshold = RiskCurve.of(seen, own).threshold(bound, Unit.PASSAGE);
                missed += random.doubles(1000).filter(one -> one < threshold).count() / 1000.0 / DRAWS;
            }
            assertThat(missed).as("bound %s", bound).isBetween(bound / 10, bound + 0.003);
        }
    }

    @Test
    void threshold_byVolume_keepsTheExpectedMissOfAnotherVolume() {
        double missed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var random = new Random(draw);
            var seen = new double[60 * 20];
            var volume = new int[seen.length];
            for (int v = 0; v < 60; v++) {
                double shift = random.nextDouble() * 0.5;
                for (int i = 0; i < 20; i++) {
                    seen[20 * v + i] = shift + random.nextDouble() * 0.5;
                    volume[20 * v + i] = v;
                }
            }
            double threshold = RiskCurve.of(seen, volume).threshold(0.1, Unit.VOLUME);
            double shift = random.nextDouble() * 0.5;
            missed += random.doubles(200)
                            .filter(one -> shift + one * 0.5 < threshold)
                            .count()
                    / 200.0
                    / DRAWS;
        }
        assertThat(missed).isLessThan(0.1 + 0.01);
    }

    @Test
    void threshold_fewerVolumesThanTheBoundNeeds_isByPassage() {
        var random = new Random(1);
        var seen = random.doubles(5000).toArray();
        var volume = random.ints(5000, 0, 50).toArray();
        var curve = RiskCurve.of(seen, volume);

        assertThat(curve.threshold(0.01, Unit.VOLUME)).isZero();
        assertThat(curve.threshold(0.01).unit()).isEqualTo(Unit.PASSAGE);
        assertThat(curve.threshold(0.01).probability()).isBetween(0.003, 0.012);
        assertThat(curve.threshold(0.1).unit()).isEqualTo(Unit.VOLUME);
    }

    @Test
    void threshold_byPassage_keepsTheExpectedMissOfAnotherVolume() {
        double missed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var random = new Random(draw);
            var seen = new double[40 * 50];
            var volume = new int[seen.length];
            for (int i = 0; i < seen.length; i++) {
                volume[i] = i / 50;
            }
            for (int v = 0; v < 40; v++) {
                double shift = random.nextDouble() * 0.2;
                for (int i = 0; i < 50; i++) {
                    seen[50 * v + i] = shift + random.nextDouble() * 0.8;
                }
            }
            double threshold = RiskCurve.of(seen, volume).threshold(0.02, Unit.PASSAGE);
            double shift = random.nextDouble() * 0.2;
            missed += random.doubles(200)
                            .filter(one -> shift + one * 0.8 < threshold)
                            .count()
                    / 200.0
                    / DRAWS;
        }
        assertThat(missed).isBetween(0.005, 0.02);
    }

    @Test
    void threshold_ofOneVolume_saysNothingOfOthers() {
        var random = new Random(1);

        assertThat(RiskCurve.of(random.doubles(5000).toArray(), new int[5000])
                        .threshold(0.01)
                        .probability())
                .isZero();
    }

    @Test
    void threshold_fewerPassagesThanTheBoundNeeds_clearsNothing() {
        var curve = RiskCurve.of(new double[] {0.3, 0.5, 0.7}, new int[] {0, 1, 2});
        assertThat(curve.threshold(0.01).probability()).isZero();
    }

    @Test
    void threshold_tiedScores_countsEveryOneOfThem() {
        var seen = new double[200];
        Arrays.fill(seen, 0, 100, 0.2);
        Arrays.fill(seen, 100, 200, 0.8);
        var curve = RiskCurve.of(seen, IntStream.range(0, 200).toArray());
        assertThat(curve.threshold(0.4, Unit.PASSAGE)).isEqualTo(0.2);
        assertThat(curve.threshold(0.6, Unit.PASSAGE)).isEqualTo(0.8);
    }
}
