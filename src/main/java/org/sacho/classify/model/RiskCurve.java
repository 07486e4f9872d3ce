package org.sacho.classify.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How many classified passages a threshold would have missed, measured on passages of volumes the model had not
/// seen, and which threshold keeps a bound on it.
///
/// Conformal risk control: A. N. Angelopoulos, S. Bates, A. Fisch, L. Lei, T. Schuster, "Conformal Risk Control",
/// arXiv:2208.02814. The expected share of missed passages is at most the bound if what comes is exchangeable with
/// what was measured. Nothing is promised of other kinds of text.
public final class RiskCurve {

    static final int MOST_POINTS = 4096;

    /// Thresholds and three shares at each.
    static final int CURVES = 4;

    /// What counts as one draw when the bound is kept.
    public enum Unit {
        /// Whole volumes: holds for passages of one more volume. Needs more volumes than one by the bound.
        VOLUME,
        /// Single passages, with a margin for how much volumes differ: the one-sided 99 % confidence bound of the
        /// share averaged over volumes stays within the bound, too. Passages of one volume are alike, so that
        /// new volumes would break a bound that only counts passages.
        PASSAGE
    }

    /// One-sided 99 % point of the normal distribution.
    private static final double MARGIN = 2.326;

    private final double[] thresholds;
    private final double[] missedOfPassages;
    private final double[] missedOfVolumes;
    private final double[] atMostOfVolumes;
    private final int passages;
    private final int volumes;

    /// @param curves thresholds, ascending; a passage whose probability is below one would be proposed as
    ///     unclassified. For each: the share of classified passages below it; the same share in each volume,
    ///     averaged over volumes; what that average is below with a confidence of 99 %
    RiskCurve(List<double[]> curves, int passages, int volumes) {
        this.thresholds = curves.get(0);
        this.missedOfPassages = curves.get(1);
        this.missedOfVolumes = curves.get(2);
        this.atMostOfVolumes = curves.get(3);
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

    /// As given to the constructor.
    List<double[]> curves() {
        return List.of(thresholds, missedOfPassages, missedOfVolumes, atMostOfVolumes);
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
        var missedFirst = new int[probabilities.length];
        Arrays.setAll(missedFirst, i -> firstAbove(thresholds, probabilities[i]));
        int volumes = 1 + Arrays.stream(volume).max().orElse(-1);
        return new RiskCurve(shares(thresholds, missedFirst, volume, volumes), sorted.length, volumes);
    }

    /// @param missedFirst the first threshold at which each passage is missed, or as many as there are
    private static List<double[]> shares(double[] thresholds, int[] missedFirst, int[] volume, int volumes) {
        var sizes = new double[volumes];
        for (int v : volume) {
            sizes[v]++;
        }
        var order = IntStream.range(0, missedFirst.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> missedFirst[i]))
                .toList();
        int points = thresholds.length;
        var ofPassages = new double[points];
        var ofVolumes = new double[points];
        var atMost = new double[points];
        var missed = new double[volumes];
        double sum = 0;
        double squares = 0;
        int next = 0;
        for (int at = 0; at < points; at++) {
            for (; next < order.size() && missedFirst[order.get(next)] <= at; next++) {
                int v = volume[order.get(next)];
                double before = missed[v] / sizes[v];
                double after = ++missed[v] / sizes[v];
                sum += after - before;
                squares += after * after - before * before;
            }
            ofPassages[at] = Math.min(1, next / (double) missedFirst.length);
            ofVolumes[at] = Math.clamp(sum / volumes, at == 0 ? 0 : ofVolumes[at - 1], 1);
            double highest = Math.min(1, sum / volumes + MARGIN * standardError(sum, squares, volumes));
            atMost[at] = Math.max(highest, at == 0 ? 0 : atMost[at - 1]);
        }
        return List.of(thresholds, ofPassages, ofVolumes, atMost);
    }

    /// Of the average of that many shares with this sum and sum of squares. One volume says nothing of others.
    private static double standardError(double sum, double squares, int number) {
        return number < 2 ? 1 : Math.sqrt(Math.max(0, squares - sum * sum / number) / (number - 1.0) / number);
    }

    private static int firstAbove(double[] thresholds, double probability) {
        int at = Arrays.binarySearch(thresholds, Math.nextUp(probability));
        at = at < 0 ? -at - 1 : at;
        while (at > 0 && thresholds[at - 1] > probability) {
            at--;
        }
        return at;
    }

    /// By volume when there are volumes enough for a threshold above 0, else by passage with its margin.
    public Threshold threshold(double bound) {
        double byVolume = threshold(bound, Unit.VOLUME);
        return byVolume > 0
                ? new Threshold(byVolume, Unit.VOLUME)
                : new Threshold(threshold(bound, Unit.PASSAGE), Unit.PASSAGE);
    }

    /// The highest threshold for which n/(n+1) of the measured risk plus 1/(n+1) stays within the bound: the
    /// passage or volume to come may be missed altogether. By passage the margin for volumes has to hold, too.
    double threshold(double bound, Unit unit) {
        var missed = unit == Unit.VOLUME ? missedOfVolumes : missedOfPassages;
        double n = unit == Unit.VOLUME ? volumes : passages;
        double highest = 0;
        for (int i = 0; i < thresholds.length && (n * missed[i] + 1) / (n + 1) <= bound; i++) {
            if (unit == Unit.VOLUME || atMostOfVolumes[i] <= bound) {
                highest = thresholds[i];
            }
        }
        return highest;
    }

    @Override
    public String toString() {
        return "RiskCurve[" + passages + " passages of " + volumes + " volumes]";
    }
}
