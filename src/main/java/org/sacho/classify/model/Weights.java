package org.sacho.classify.model;

import java.util.Arrays;

/// The numbers that turn [Features] into a score: the higher, the more like classified passages.
///
/// @param salience how much what falls into a bucket counts ([Salience]), in steps of [#STEP]; 0 for what was too rare
///     to learn from
/// @param bucket what the presence of something says
/// @param means of the measures of shape in the training data
/// @param deviations of the same
/// @param shape what each measure and its square say
/// @param bias what is added to every score
record Weights(byte[] salience, float[] bucket, float[] means, float[] deviations, float[] shape, float bias) {

    static final float STEP = 1 / 16f;

    /// How much all of a passage's shape weighs beside one family of its words.
    private static final float SHAPE_SCALE = 0.03f;

    private static final float FARTHEST = 3;

    /// The part of a family's vector that a bucket is, before the vector is brought to length one.
    float salience(int of) {
        return salience[of] * STEP;
    }

    double score(WordStream words) {
        return score(Features.of(words));
    }

    double score(Features features) {
        var sums = new double[Features.FAMILIES.length];
        var norms = norms(features);
        features.forEach(at -> sums[Features.family(at).ordinal()] += bucket[at] * salience(at));
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
        var squares = new double[Features.FAMILIES.length];
        features.forEach(at -> squares[Features.family(at).ordinal()] += (double) salience(at) * salience(at));
        for (int f = 0; f < squares.length; f++) {
            squares[f] = squares[f] == 0 ? 1 : Math.sqrt(squares[f]);
        }
        return squares;
    }

    /// Each measure of shape and its square, as far as it is from the usual.
    float[] measured(Shape of) {
        var measured = new float[2 * Shape.MEASURES];
        for (int i = 0; i < Shape.MEASURES; i++) {
            float distance = Math.clamp((of.values()[i] - means[i]) / deviations[i], -FARTHEST, FARTHEST);
            measured[2 * i] = SHAPE_SCALE * distance;
            measured[2 * i + 1] = SHAPE_SCALE * (distance * distance - 1);
        }
        return measured;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Weights other
                && Arrays.equals(salience, other.salience)
                && Arrays.equals(bucket, other.bucket)
                && Arrays.equals(shape, other.shape)
                && bias == other.bias;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bucket);
    }

    @Override
    public String toString() {
        return "Weights[" + bucket.length + " buckets]";
    }
}
