package org.sacho.classify.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sacho.classify.model.Ranking;
import org.sacho.label.Level;

/// The figures of an evaluation. A figure that needs both kinds of passages is missing where there is only one.
public final class Figures {

    private static final int BINS = 10;

    private final List<Judged> judged;
    private final Level lowest;
    private final Ranking ranking;
    private final Confusion confusion = new Confusion();

    /// @param lowest what is proposed where nothing is found
    Figures(List<Judged> judged, Level lowest) {
        this.judged = judged;
        this.lowest = lowest;
        this.ranking = ranking(judged);
        judged.forEach(one -> confusion.add(one.actual(), one.proposed()));
    }

    private static Ranking ranking(List<Judged> judged) {
        var scores = judged.stream().mapToDouble(Judged::score).toArray();
        var truth = new boolean[scores.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = judged.get(i).classified();
        }
        return Ranking.of(scores, truth);
    }

    public Confusion confusion() {
        return confusion;
    }

    public int unclassified() {
        return (int) judged.stream().filter(one -> !one.classified()).count();
    }

    public OptionalDouble auc() {
        return ranking.hasBoth() ? OptionalDouble.of(ranking.auc()) : OptionalDouble.empty();
    }

    public OptionalDouble clearedAtMiss1() {
        return ranking.hasBoth() ? OptionalDouble.of(ranking.clearedAt(0.01)) : OptionalDouble.empty();
    }

    /// The share of classified passages proposed as unclassified.
    public OptionalDouble missAtThreshold() {
        return shareProposedLow(true);
    }

    /// The share of unclassified passages proposed as unclassified.
    public OptionalDouble clearedAtThreshold() {
        return shareProposedLow(false);
    }

    private OptionalDouble shareProposedLow(boolean classified) {
        return judged.stream()
                .filter(one -> one.classified() == classified)
                .mapToDouble(one -> one.proposed().compareTo(lowest) <= 0 ? 1 : 0)
                .average();
    }

    /// How far the model's probabilities are from what came true: passages in ten bins by probability, the mean
    /// distance weighted by size. Passages it had no opinion on are left out; empty if it had none on any.
    public OptionalDouble calibrationError() {
        var said = new double[BINS];
        var came = new double[BINS];
        int count = 0;
        for (var one : judged) {
            if (one.probability().isPresent()) {
                double probability = one.probability().getAsDouble();
                int bin = Math.min(BINS - 1, (int) (probability * BINS));
                said[bin] += probability;
                came[bin] += one.classified() ? 1 : 0;
                count++;
            }
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(said[bin] - came[bin]) / Math.max(1, count);
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(error);
    }

    /// The figures by the names that other programs rely on.
    public Map<String, Object> asMap(List<Level> levels) {
        var map = new LinkedHashMap<String, Object>();
        map.put("n", judged.size());
        map.put("unclassified", unclassified());
        map.put("auc", rounded(auc()));
        var recall = new LinkedHashMap<String, Object>();
        for (int percent : List.of(1, 5, 10)) {
            recall.put(
                    Integer.toString(percent),
                    rounded(
                            ranking.hasBoth()
                                    ? OptionalDouble.of(ranking.recallAt(percent / 100.0))
                                    : OptionalDouble.empty()));
        }
        map.put("recallAtFpr", recall);
        map.put("clearedAtMiss1", rounded(clearedAtMiss1()));
        map.put("missAtThreshold", rounded(missAtThreshold()));
        map.put("clearedAtThreshold", rounded(clearedAtThreshold()));
        map.put("calibrationError", rounded(calibrationError()));
        map.put("f1", confusion.f1(levels));
        map.put("confusion", confusion.byId());
        return map;
    }

    /// The same figures for each volume, by its name.
    public Map<String, Figures> byVolume() {
        var volumes = new TreeMap<String, List<Judged>>();
        judged.forEach(one ->
                volumes.computeIfAbsent(one.volume(), _ -> new ArrayList<>()).add(one));
        var figures = new LinkedHashMap<String, Figures>();
        volumes.forEach((volume, of) -> figures.put(volume, new Figures(of, lowest)));
        return figures;
    }

    private static @Nullable Double rounded(OptionalDouble figure) {
        return figure.isPresent() ? Math.round(figure.getAsDouble() * 1e4) / 1e4 : null;
    }
}
