package org.sacho.classify.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Makes a [TrainedModel] from passages whose labels are known. The same passages in the same order make the same
/// bytes.
///
/// What scores mean is measured by cross-fitting: every volume is scored by a model that has not seen it. The
/// model handed out has seen all of them, so the measured risk is that of models trained on a little less.
public final class ModelTrainer {

    private static final int FOLDS = 5;
    private static final int FEWEST_OF_A_KIND = 20;

    private final List<LabelledPassage> rows;
    private final Script script;
    private final Consumer<String> progress;

    private ModelTrainer(List<LabelledPassage> rows, Script script, Consumer<String> progress) {
        this.rows = rows;
        this.script = script;
        this.progress = progress;
    }

    /// A model and how it did on volumes it had not seen.
    ///
    /// @param rows how many passages it was trained on
    /// @param otherScript how many were left out because they are mainly in another script
    public record Training(TrainedModel model, Ranking unseen, int rows, int classified, int otherScript) {}

    /// Trains on passages that were read from the files of one run.
    ///
    /// @param progress told in words how far it is
    /// @throws UnusableModelException if there are too few passages, too few volumes or only one kind
    public static Training train(List<LabelledPassage> rows, Consumer<String> progress) throws UnusableModelException {
        var script = mostCommonScript(rows);
        var usable = rows.stream()
                .filter(row -> WordStream.of(row.text()).isMainly(script))
                .toList();
        require(usable);
        var trainer = new ModelTrainer(usable, script, progress);
        return trainer.train(rows.size() - usable.size());
    }

    private static Script mostCommonScript(List<LabelledPassage> rows) {
        var counts = new EnumMap<Script, Integer>(Script.class);
        for (var row : rows) {
            var words = WordStream.of(row.text());
            for (var script : Script.values()) {
                counts.merge(script, words.isMainly(script) ? 1 : 0, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Script.LATIN);
    }

    private static void require(List<LabelledPassage> rows) throws UnusableModelException {
        long classified = rows.stream().filter(LabelledPassage::classified).count();
        if (classified < FEWEST_OF_A_KIND || rows.size() - classified < FEWEST_OF_A_KIND) {
            throw new UnusableModelException("there are " + classified + " classified and "
                    + (rows.size() - classified) + " unclassified passages; give at least " + FEWEST_OF_A_KIND
                    + " of each");
        }
        var folds = Folds.of(rows, FOLDS);
        for (int fold = 0; fold < FOLDS; fold++) {
            long others = folds.outside(fold).stream()
                    .filter(LabelledPassage::classified)
                    .count();
            if (folds.in(fold).isEmpty()
                    || others == 0
                    || others == folds.outside(fold).size()) {
                throw new UnusableModelException("the passages come from too few volumes to measure the model on"
                        + " volumes it has not seen; give passages of both kinds from at least " + 2 * FOLDS);
            }
        }
    }

    private Training train(int otherScript) {
        var truth = new boolean[rows.size()];
        IntStream.range(0, truth.length).forEach(i -> truth[i] = rows.get(i).classified());
        var scores = scoresOfUnseen();
        var calibration = Calibration.of(scores, truth, Folds.volumeNumbers(rows));
        progress.accept("training on all " + rows.size() + " passages");
        var unhashed = new TrainedModel(script, Fitting.fit(rows), calibration, new byte[0]);
        var model =
                new TrainedModel(script, unhashed.weights(), calibration, ModelFile.sha256(ModelFile.write(unhashed)));
        int classified = (int) rows.stream().filter(LabelledPassage::classified).count();
        return new Training(model, Ranking.of(scores, truth), rows.size(), classified, otherScript);
    }

    private double[] scoresOfUnseen() {
        var folds = Folds.of(rows, FOLDS);
        var scores = new double[rows.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            progress.accept("measuring on unseen volumes, part " + (fold + 1) + " of " + FOLDS);
            var weights = Fitting.fit(folds.outside(fold));
            for (int i = 0; i < scores.length; i++) {
                if (folds.isIn(fold, rows.get(i))) {
                    scores[i] = weights.score(WordStream.of(rows.get(i).text()));
                }
            }
        }
        return scores;
    }
}
