package org.sacho.classify.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sacho.classify.model.Folds;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.classify.model.ModelTrainer;
import org.sacho.classify.model.UnusableModelException;

/// The figures of models that were each trained without the volumes they are measured on.
public final class FoldFigures {

    private static final int FOLDS = 5;
    private static final Map<String, Function<Figures, OptionalDouble>> MEASURES = measures();

    private final List<Figures> folds;

    private FoldFigures(List<Figures> folds) {
        this.folds = List.copyOf(folds);
    }

    private static Map<String, Function<Figures, OptionalDouble>> measures() {
        var measures = new LinkedHashMap<String, Function<Figures, OptionalDouble>>();
        measures.put("auc", Figures::auc);
        measures.put("clearedAtMiss1", Figures::clearedAtMiss1);
        measures.put("missAtThreshold", Figures::missAtThreshold);
        measures.put("clearedAtThreshold", Figures::clearedAtThreshold);
        return measures;
    }

    /// Trains and measures one model for each fold.
    ///
    /// @param progress told in words how far it is
    /// @throws UnusableModelException if there are too few passages or volumes to divide
    public static FoldFigures of(Evaluation evaluation, List<LabelledPassage> passages, Consumer<String> progress)
            throws UnusableModelException {
        var divided = Folds.of(passages, FOLDS);
        var folds = new ArrayList<Figures>();
        for (int fold = 0; fold < FOLDS; fold++) {
            progress.accept("fold " + (fold + 1) + " of " + FOLDS);
            var training = ModelTrainer.train(divided.outside(fold), _ -> {});
            folds.add(evaluation.with(training.model()).of(divided.in(fold)));
        }
        return new FoldFigures(folds);
    }

    /// The figures of each fold with mean and spread (standard deviation between folds); a figure that no fold has is
    /// left out.
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        MEASURES.forEach((name, measure) -> {
            var figures = folds.stream()
                    .map(measure)
                    .filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble)
                    .toList();
            if (figures.isEmpty()) {
                return;
            }
            double mean =
                    figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double variance = figures.stream()
                            .mapToDouble(figure -> (figure - mean) * (figure - mean))
                            .sum()
                    / Math.max(1, figures.size() - 1);
            map.put(name, Map.of("folds", figures, "mean", mean, "spread", Math.sqrt(variance)));
        });
        return map;
    }
}
