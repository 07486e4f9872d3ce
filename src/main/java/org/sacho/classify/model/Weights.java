package org.sacho.classify.model;

import java.util.Arrays;

/// The numbers that turn [Features] into a score: the higher, the more like classified passages. Nobody changes
/// the arrays after it is made.
final class Weights {

    static final float STEP = 1 / 16f;

    /// How many numbers are learned.
    static final int LEARNED = Features.BUCKETS + 2 * Shape.MEASURES + 1;

    /// How much all of a passage's shape weighs beside one family of its words.
    private static final float SHAPE_SCALE = 0.03f;

    private static final float FARTHEST = 3;

    private final byte[] salience;
    private final float[] bucket;
    private final float[] means;
    private final float[] deviations;
    private final float[] shape;
    private final float bias;

    /// @param learned what the presence of each bucket says, then what each measure of shape and its square say, then
    ///     what is added to every score
    Weights(byte[] salience, float[] means, float[] deviations, float[] learned) {
        this.salience = salience;
        this.means = means;
        this.deviations = deviations;
        this.bucket = Arrays.copyOf(learned, Features.BUCKETS);
        this.shape = Arrays.copyOfRange(learned, Features.BUCKETS, Features.BUCKETS + 2 * Shape.MEASURES);
        this.bias = learned[LEARNED - 1];
    }

    /// How much each bucket counts ([Salience]), in steps of [#STEP]; 0 for what was too rare to learn from.
    byte[] salience() {
        return salience;
    }

    /// The means of the measures of shape in the training data.
    float[] means() {
        return means;
    }

    /// Their standard deviations.
    float[] deviations() {
        return deviations;
    }

    /// As given to the constructor.
    float[] learned() {
        var learned = Arrays.copyOf(bucket, LEARNED);
        System.arraycopy(shape, 0, learned, Features.BUCKETS, shape.length);
        learned[LEARNED - 1] = bias;
        return learned;
    }

    /// What the presence of a bucket says, before the vector is brought to length one.
    float gain(int of) {
        return bucket[of] * salience(of);
    }

    /// The part of a family's vector that a bucket is, before the vector is brought to length one.
    float salience(int of) {
        return salience[of] * STEP;
    }

    double score(WordStream words) {
        return score(Features.of(words));
    }

    double score(Features features) {
        var sums = new double[Features.FAMILIES];
        var norms = norms(features);
        features.forEach(at -> sums[Features.family(at)] += gain(at));
        double score = bias;
        for (int f = 0; f < sums.length; f++) {
            score += sums[f] / norms[f];
        }
        var measured = measured(features.shape());
        for (int i = 0; i < measured.length; i++) {
            score += shape[i] * measured[i];
        }
        return score;
    }

    /// The lengths of the vectors of the families.
    double[] norms(Features features) {
        var squares = new double[Features.FAMILIES];
        features.forEach(at -> squares[Features.family(at)] += (double) salience(at) * salience(at));
        for (int f = 0; f < squares.length; f++) {
            squares[f] = squares[f] == 0 ? 1 : Math.sqrt(squares[f]);
        }
        return squares;
    }

    /// Each measure of shape and its square, as far as it is from the usual.
    float[] measured(Shape of) {
        var measured = new float[2 * Shape.MEASURES];
        for (int i = 0; i < Shape.MEASURES; i++) {
            float distance = Math.clamp((of.measure(i) - means[i]) / deviations[i], -FARTHEST, FARTHEST);
            measured[2 * i] = SHAPE_SCALE * distance;
            measured[2 * i + 1] = SHAPE_SCALE * (distance * distance - 1);
        }
        return measured;
    }

    @Override
    public String toString() {
        return "Weights[" + bucket.length + " buckets]";
    }
}
