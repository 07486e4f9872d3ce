package org.sacho.classify.model;

/// Turns a score into the probability that a passage with that score is classified, among passages like those it
/// was fitted on: Platt's method, with his targets that keep away from 0 and 1.
record Sigmoid(double slope, double intercept) {

    private static final int MOST_ROUNDS = 100;
    private static final double CLOSE_ENOUGH = 1e-10;
    private static final double RIDGE = 1e-9;

    double probability(double score) {
        return 1 / (1 + Math.exp(-(slope * score + intercept)));
    }

    /// Newton's method on two parameters. Scores are to be of passages the model was not trained on.
    static Sigmoid fit(double[] scores, boolean[] truth) {
        int classified = 0;
        for (boolean is : truth) {
            classified += is ? 1 : 0;
        }
        double high = (classified + 1.0) / (classified + 2.0);
        double low = 1.0 / (truth.length - classified + 2.0);
        var sigmoid = new Sigmoid(1, 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var next = sigmoid.step(scores, truth, high, low);
            double moved = Math.abs(next.slope - sigmoid.slope) + Math.abs(next.intercept - sigmoid.intercept);
            sigmoid = next;
            if (moved < CLOSE_ENOUGH) {
                break;
            }
        }
        return sigmoid;
    }

    private Sigmoid step(double[] scores, boolean[] truth, double high, double low) {
        double slopes = RIDGE;
        double mixed = 0;
        double intercepts = RIDGE;
        double toSlope = 0;
        double toIntercept = 0;
        for (int i = 0; i < scores.length; i++) {
            double is = probability(scores[i]);
            double off = (truth[i] ? high : low) - is;
            double curve = is * (1 - is);
            slopes += curve * scores[i] * scores[i];
            mixed += curve * scores[i];
            intercepts += curve;
            toSlope += off * scores[i];
            toIntercept += off;
        }
        double determinant = slopes * intercepts - mixed * mixed;
        return new Sigmoid(
                slope + (intercepts * toSlope - mixed * toIntercept) / determinant,
                intercept + (slopes * toIntercept - mixed * toSlope) / determinant);
    }
}
