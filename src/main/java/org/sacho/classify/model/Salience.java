package org.sacho.classify.model;

import java.util.List;

/// How much each bucket counts before anything is fitted: more the rarer it is, and more the more unevenly it
/// occurs in passages above and below a line (the log-count ratio of S. Wang and C. Manning, "Baselines and
/// Bigrams", ACL 2012).
final class Salience {

    /// What occurs in fewer passages says nothing about others.
    private static final int FEWEST = 3;

    /// Occurrences added to both sides, so that what is rare is not taken for uneven.
    private static final double ADDED = 5;

    private static final double LEAST_UNEVEN = 0.1;
    private static final double MOST_UNEVEN = 3;
    private static final int RANKS = 4;

    private final int[][] occurs = new int[RANKS][Features.BUCKETS];
    private final int[] passages = new int[RANKS];

    private Salience() {}

    static byte[] of(List<LabelledPassage> rows, List<Features> features) {
        var salience = new Salience();
        for (int i = 0; i < rows.size(); i++) {
            int rank = rows.get(i).rank();
            salience.passages[rank]++;
            features.get(i).forEach(at -> salience.occurs[rank][at]++);
        }
        var steps = new byte[Features.BUCKETS];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = (byte) Math.min(Byte.MAX_VALUE, Math.round(salience.of(at) / Weights.STEP));
        }
        return steps;
    }

    private double of(int at) {
        double all = above(0, at);
        if (all < FEWEST) {
            return 0;
        }
        double rarity = 1 + Math.log((passagesAbove(0) + 1) / (all + 1));
        double uneven = unevenness(1, at) + unevenness(2, at);
        return rarity * Math.sqrt(LEAST_UNEVEN + Math.min(uneven, MOST_UNEVEN));
    }

    /// How far the share of passages with this bucket differs above and below a line.
    private double unevenness(int rank, int at) {
        double high = passagesAbove(rank);
        double low = passagesAbove(0) - high;
        if (high == 0 || low == 0) {
            return 0;
        }
        double all = passagesAbove(0);
        double inHigh = (above(rank, at) + ADDED * 2 * high / all) / high;
        double inLow = (above(0, at) - above(rank, at) + ADDED * 2 * low / all) / low;
        return Math.abs(Math.log(inHigh / inLow));
    }

    private double above(int rank, int at) {
        double sum = 0;
        for (int r = rank; r < RANKS; r++) {
            sum += occurs[r][at];
        }
        return sum;
    }

    private double passagesAbove(int rank) {
        double sum = 0;
        for (int r = rank; r < RANKS; r++) {
            sum += passages[r];
        }
        return sum;
    }
}
