package org.sacho.classify.model;

/// Which stretch of a passage speaks most for its being classified.
///
/// @param from first character in the original
/// @param to the character after the last one
record TellingWords(int from, int to) {

    /// The run of words that stands out most above the average word of the passage.
    static TellingWords of(WordStream words, Weights weights) {
        int count = words.words();
        var gains = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            gains[i] = weights.gain(Features.wordBucket(words, i));
            if (i > 0) {
                gains[i] += weights.gain(Features.pairBucket(words, i));
            }
            mean += gains[i] / count;
        }
        int bestFrom = 0;
        int bestTo = 0;
        int from = 0;
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += gains[i] - mean;
            if (sum > best) {
                best = sum;
                bestFrom = from;
                bestTo = i;
            }
        }
        return new TellingWords(words.from(bestFrom), words.to(bestTo));
    }
}
