package org.sacho.classify.model;

import java.util.Arrays;
import java.util.HashMap;

/// What scores mean, measured on volumes the model had not seen.
///
/// @param alarm the probability that 5 % of the unclassified passages reach
record Calibration(Sigmoid sigmoid, RiskCurve misses, double alarm) {

    private static final double FALSE_ALARMS = 0.05;

    /// @param volume the number of the volume of each passage
    static Calibration of(double[] scores, boolean[] truth, int[] volume) {
        var sigmoid = Sigmoid.fit(scores, truth);
        var probabilities = new double[scores.length];
        var classified = new double[scores.length];
        var volumes = new int[scores.length];
        var renumbered = new HashMap<Integer, Integer>();
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = sigmoid.probability(scores[i]);
            if (truth[i]) {
                classified[count] = probabilities[i];
                int next = renumbered.size();
                volumes[count++] = renumbered.computeIfAbsent(volume[i], _ -> next);
            }
        }
        return new Calibration(
                sigmoid,
                RiskCurve.of(Arrays.copyOf(classified, count), Arrays.copyOf(volumes, count)),
                Math.min(1, Ranking.of(probabilities, truth).alarm(FALSE_ALARMS)));
    }
}
