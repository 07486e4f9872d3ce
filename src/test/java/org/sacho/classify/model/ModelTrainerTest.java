package org.sacho.classify.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTrainerTest {

    @Test
    void train_samePassages_sameBytes() throws Exception {
        assertThat(ModelFile.write(Samples.model())).isEqualTo(ModelFile.write(Samples.model()));
    }

    @Test
    void train_tellingWords_tellsThemApartOnUnseenVolumes() throws Exception {
        var training = ModelTrainer.train(Samples.invented(400, 1), _ -> {});

        assertThat(training.unseen().auc()).isGreaterThan(0.8);
        assertThat(training.model()
                        .probability("the convoy route and the radar")
                        .orElseThrow())
                .isGreaterThan(
                        training.model().probability("the menu of the ceremony").orElseThrow());
    }

    @Test
    void probability_ofAnotherScript_isNone() throws Exception {
        var model = Samples.model();
        assertThat(model.probability("북풍 작전의 호송 경로")).isEmpty();
        assertThat(model.probability("")).isEmpty();
        assertThat(model.probability("1234 5678")).isEmpty();
    }

    @Test
    void probability_withMarkings_isThatOfTheTextWithout() throws Exception {
        var model = Samples.model();
        assertThat(model.probability("UNCLASSIFIED the convoy route"))
                .isEqualTo(model.probability("SECRET the convoy route"));
    }

    @Test
    void train_koreanPassages_makesAModelThatReadsKorean() throws Exception {
        var rows = Samples.invented(400, 1).stream()
                .map(row -> new LabelledPassage(
                        row.text().replace("convoy", "호송").replaceAll("[a-z]+", "회의"),
                        row.label(),
                        row.rank(),
                        row.volume(),
                        0))
                .toList();
        var model = ModelTrainer.train(rows, _ -> {}).model();
        assertThat(model.script()).isEqualTo(Script.HANGUL);
        assertThat(model.probability("호송 회의")).isPresent();
        assertThat(model.probability("the convoy")).isEmpty();
    }

    @Test
    void train_tooLittle_saysWhatToGive() {
        assertRefused(List.of(), "at least 20 of each");
        assertRefused(
                Samples.invented(400, 1).stream()
                        .filter(LabelledPassage::classified)
                        .toList(),
                "at least 20 of each");
        assertRefused(
                Samples.invented(400, 1).stream()
                        .map(row -> new LabelledPassage(row.text(), row.label(), row.rank(), "one", 0))
                        .toList(),
                "volumes");
    }

    private static void assertRefused(List<LabelledPassage> rows, String why) {
        assertThatThrownBy(() -> ModelTrainer.train(rows, _ -> {}))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining(why);
    }

    @Test
    void sigmoid_onScoresMadeByOne_findsItAgain() {
        var random = new Random(3);
        var scores = new double[20_000];
        var truth = new boolean[scores.length];
        var made = new Sigmoid(2, -0.5);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextGaussian();
            truth[i] = random.nextDouble() < made.probability(scores[i]);
        }
        var found = Sigmoid.fit(scores, truth);
        assertThat(found.slope()).isEqualTo(2, within(0.1));
        assertThat(found.intercept()).isEqualTo(-0.5, within(0.1));
    }

    @Test
    void folds_neverDivideAVolume() {
        var rows = Samples.invented(400, 1);
        var folds = Folds.of(rows, 5);
        for (int fold = 0; fold < 5; fold++) {
            var inside = folds.in(fold).stream()
                    .map(LabelledPassage::volume)
                    .distinct()
                    .toList();
            assertThat(inside).hasSize(4);
            assertThat(folds.outside(fold)).noneMatch(row -> inside.contains(row.volume()));
        }
    }
}
