package org.sacho.classify.model;

import java.util.Arrays;
import java.util.List;

/// How many classified passages a threshold would have missed, measured on passages of volumes the model had not
/// seen, and which threshold keeps a bound on it.
///
/// Conformal risk control: A. N. Angelopoulos, S. Bates, A. Fisch, L. Lei, T. Schuster, "Conformal Risk Control",
/// arXiv:2208.02814. The expected share of missed passages is at most the bound if what comes is exchangeable with
/// what was measured. Nothing is promised of other kinds of text.
public final class RiskCurve {

    static final int MOST_POINTS = 4096;

    /// What counts as one draw when the bound is kept.
    public enum Unit {
        /// Whole volumes: holds for passages of one more volume. Needs more volumes than one by the bound.
        VOLUME,
        /// Single passages: holds on average over the mixture of volumes that was measured.
        PASSAGE
    }

    private final double[] thresholds;
    private final double[] missedOfPassages;
    private final double[] missedOfVolumes;
    private final int passages;
    private final int volumes;

    /// @param thresholds ascending; a passage whose probability is below one would be proposed as unclassified
    /// @param missedOfPassages the share of classified passages below each threshold
    /// @param missedOfVolumes the same share in each volume, averaged over volumes
    RiskCurve(double[] thresholds, double[] missedOfPassages, double[] missedOfVolumes, int passages, int volumes) {
        this.thresholds = thresholds;
        this.missedOfPassages = missedOfPassages;
        this.missedOfVolumes = missedOfVolumes;
        this.passages = passages;
        this.volumes = volumes;
    }

    /// How many classified passages were measured.
    public int passages() {
        return passages;
    }

    /// In how many volumes.
    public int volumes() {
        return volumes;
    }

    int points() {
        return thresholds.length;
    }

    /// Thresholds, shares of passages and shares of volumes, in this order.
    List<double[]> curves() {
        return List.of(thresholds, missedOfPassages, missedOfVolumes);
    }

    /// The highest threshold that keeps a bound; 0 clears nothing.
    public record Threshold(double probability, Unit unit) {}

    /// Measures the classified passages: their probabilities and the number of the volume each is of.
    static RiskCurve of(double[] probabilities, int[] volume) {
        var sorted = probabilities.clone();
        Arrays.sort(sorted);
        int points = Math.min(MOST_POINTS, sorted.length);
        var thresholds = new double[points];
        for (int i = 0; i < points; i++) {
            thresholds[i] = sorted[(int) ((long) i * sorted.length / points)];
        }
        int volumes = 1 + Arrays.stream(volume).max().orElse(-1);
        var sizes = new double[volumes];
        for (int v : volume) {
            sizes[v]++;
        }
        var passageSteps = new double[points + 1];
        var volumeSteps = new double[points + 1];
        for (int i = 0; i < probabilities.length; i++) {
            int first = firstAbove(thresholds, probabilities[i]);
            passageSteps[first] += 1.0 / probabilities.length;
            volumeSteps[first] += 1.0 / sizes[volume[i]] / volumes;
        }
        return new RiskCurve(
                thresholds, summed(passageSteps, points), summed(volumeSteps, points), sorted.length, volumes);
    }

    private static int firstAbove(double[] thresholds, double probability) {
        int at = Arrays.binarySearch(thresholds, Math.nextUp(probability));
        at = at < 0 ? -at - 1 : at;
        while (at > 0 && thresholds[at - 1] > probability) {
            at--;
        }
        return at;
    }

    private static double[] summed(double[] steps, int points) {
        var sums = new double[points];
        double sum = 0;
        for (int i = 0; i < points; i++) {
            sum += steps[i];
            sums[i] = Math.min(1, sum);
        }
        return sums;
    }

    /// By volume when there are volumes enough for a threshold above 0, else by passage.
    public Threshold threshold(double bound) {
        double byVolume = threshold(bound, Unit.VOLUME);
        return byVolume > 0
                ? new Threshold(byVolume, Unit.VOLUME)
                : new Threshold(threshold(bound, Unit.PASSAGE), Unit.PASSAGE);
    }

    /// The highest threshold for which n/(n+1) of the measured risk plus 1/(n+1) stays within the bound: the
    /// passage or volume to come may be missed altogether.
    double threshold(double bound, Unit unit) {
        var missed = unit == Unit.VOLUME ? missedOfVolumes : missedOfPassages;
        double n = unit == Unit.VOLUME ? volumes : passages;
        double highest = 0;
        for (int i = 0; i < thresholds.length && (n * missed[i] + 1) / (n + 1) <= bound; i++) {
            highest = thresholds[i];
        }
        return highest;
    }

    @Override
    public String toString() {
        return "RiskCurve[" + passages + " passages of " + volumes + " volumes]";
    }
}
