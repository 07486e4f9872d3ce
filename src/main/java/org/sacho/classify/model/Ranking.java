package org.sacho.classify.model;

import java.util.Arrays;

/// How well scores tell classified passages from the others, whatever the threshold.
public final class Ranking {

    private final double[] classified;
    private final double[] unclassified;

    private Ranking(double[] classified, double[] unclassified) {
        this.classified = classified;
        this.unclassified = unclassified;
    }

    /// Of scores and whether the passage is classified, in the same order.
    public static Ranking of(double[] scores, boolean[] truth) {
        return new Ranking(sorted(scores, truth, true), sorted(scores, truth, false));
    }

    private static double[] sorted(double[] scores, boolean[] truth, boolean wanted) {
        var picked = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (truth[i] == wanted) {
                picked[count++] = scores[i];
            }
        }
        var some = Arrays.copyOf(picked, count);
        Arrays.sort(some);
        return some;
    }

    /// Whether there is something to tell apart; without it no figure below means anything.
    public boolean hasBoth() {
        return classified.length > 0 && unclassified.length > 0;
    }

    /// The chance that a classified passage scores above an unclassified one; a tie counts half.
    public double auc() {
        double below = 0;
        for (double score : classified) {
            below += (lower(unclassified, score) + notAbove(unclassified, score)) / 2.0;
        }
        return below / classified.length / unclassified.length;
    }

    /// The share of classified passages found when this share of the unclassified ones is a false alarm.
    public double recallAt(double falseAlarms) {
        double threshold = unclassified[(int) Math.ceil((1 - falseAlarms) * (unclassified.length - 1) - 1e-9)];
        return 1 - notAbove(classified, threshold) / (double) classified.length;
    }

    /// The share of unclassified passages below the score that this share of the classified ones does not reach.
    public double clearedAt(double missed) {
        double threshold = classified[(int) Math.floor(missed * (classified.length - 1) + 1e-9)];
        return lower(unclassified, threshold) / (double) unclassified.length;
    }

    /// The lowest score that at most this share of the unclassified passages reaches.
    double alarm(double falseAlarms) {
        int last = unclassified.length - 1;
        return Math.nextUp(unclassified[(int) Math.ceil((1 - falseAlarms) * last - 1e-9)]);
    }

    private static int lower(double[] sorted, double score) {
        return insertion(sorted, score, false);
    }

    private static int notAbove(double[] sorted, double score) {
        return insertion(sorted, score, true);
    }

    private static int insertion(double[] sorted, double score, boolean afterEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < score || (afterEqual && sorted[middle] == score)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
