package org.sacho.classify.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Finds the [Weights] for labelled passages. The same passages in the same order give the same weights.
///
/// Two logistic regressions are fitted and added up: unclassified against the rest, and everything below secret
/// against secret and above. Labels inherited from a document are noisy near the line between unclassified and
/// confidential; the second one learns from the pairs of which the order is certain.
final class Fitting {

    private static final float SMALLEST_DEVIATION = 1e-6f;
    /// How much each line between ranks has to say, from that below confidential up.
    private static final double[] LINES = {1, 0.6};

    /// How much a mistake costs beside large weights: little, because labels are noisy.
    private static final double COST = 0.35;

    private static final int MOST_REPEATS = 5;
    private static final double ACCURACY = 0.1;
    private static final int MOST_ROUNDS = 60;
    private static final long SEED = 1;

    private final List<LabelledPassage> rows;
    private final List<Features> features;
    private final Weights blank;

    private Fitting(List<LabelledPassage> rows) {
        this.rows = rows;
        this.features = rows.parallelStream()
                .map(row -> Features.of(WordStream.of(row.text())))
                .toList();
        this.blank = blank();
    }

    static Weights fit(List<LabelledPassage> rows) {
        return new Fitting(rows).fit();
    }

    private Weights fit() {
        var vectors = IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(this::vector)
                .toArray(Feature[][]::new);
        var taken = repeated();
        var sum = new double[Weights.LEARNED];
        for (int line = 0; line < LINES.length; line++) {
            if (divides(line + 1)) {
                var found = regression(vectors, taken, line + 1);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += LINES[line] * found[i];
                }
            }
        }
        return weights(sum);
    }

    private boolean divides(int rank) {
        return rows.stream().anyMatch(row -> row.rank() >= rank)
                && rows.stream().anyMatch(row -> row.rank() < rank);
    }

    /// The indices of the rows, those of small files more than once: a file of well-marked passages is not to be
    /// drowned by a large one of inherited labels.
    private int[] repeated() {
        var sizes =
                new int[1 + rows.stream().mapToInt(LabelledPassage::file).max().orElse(0)];
        rows.forEach(row -> sizes[row.file()]++);
        int largest = Arrays.stream(sizes).max().orElse(0);
        return IntStream.range(0, rows.size())
                .flatMap(i -> IntStream.generate(() -> i)
                        .limit(Math.clamp(largest / sizes[rows.get(i).file()], 1, MOST_REPEATS)))
                .toArray();
    }

    private double[] regression(Feature[][] vectors, int[] taken, int rank) {
        var problem = new Problem();
        problem.l = taken.length;
        problem.n = Weights.LEARNED;
        problem.bias = 1;
        problem.x = new Feature[taken.length][];
        problem.y = new double[taken.length];
        for (int i = 0; i < taken.length; i++) {
            problem.x[i] = vectors[taken[i]];
            problem.y[i] = rows.get(taken[i]).rank() >= rank ? 1 : 0;
        }
        var parameter = new Parameter(SolverType.L2R_LR_DUAL, COST, MOST_ROUNDS, ACCURACY);
        parameter.setRandom(new Random(SEED));
        Linear.disableDebugOutput();
        var model = Linear.train(problem, parameter);
        var weights = model.getFeatureWeights();
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Arrays.stream(weights).map(weight -> sign * weight).toArray();
    }

    /// The vector of a passage; the library counts from one and takes the bias last.
    private Feature[] vector(int row) {
        var of = features.get(row);
        var norms = blank.norms(of);
        var nodes = new ArrayList<Feature>(of.count());
        of.forEach(at -> {
            if (blank.salience()[at] > 0) {
                nodes.add(new FeatureNode(at + 1, blank.salience(at) / norms[Features.family(at)]));
            }
        });
        nodes.sort((a, b) -> Integer.compare(a.getIndex(), b.getIndex()));
        var measured = blank.measured(of.shape());
        for (int i = 0; i < measured.length; i++) {
            nodes.add(new FeatureNode(Features.BUCKETS + i + 1, measured[i]));
        }
        nodes.add(new FeatureNode(Features.BUCKETS + measured.length + 1, 1));
        return nodes.toArray(Feature[]::new);
    }

    private Weights blank() {
        var means = new float[Shape.MEASURES];
        var deviations = new float[Shape.MEASURES];
        for (int i = 0; i < Shape.MEASURES; i++) {
            int measure = i;
            double mean = features.stream()
                    .mapToDouble(of -> of.shape().measure(measure))
                    .average()
                    .orElse(0);
            double variance = features.stream()
                    .mapToDouble(of -> Math.pow(of.shape().measure(measure) - mean, 2))
                    .average()
                    .orElse(0);
            means[i] = (float) mean;
            deviations[i] = (float) Math.max(SMALLEST_DEVIATION, Math.sqrt(variance));
        }
        return new Weights(Salience.of(rows, features), means, deviations, new float[Weights.LEARNED]);
    }

    private Weights weights(double[] sum) {
        var learned = new float[sum.length];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = (float) sum[i];
        }
        return new Weights(blank.salience(), blank.means(), blank.deviations(), learned);
    }
}
