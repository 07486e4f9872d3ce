package org.sacho.classify.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.classify.model.TrainedModel;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

class EvaluationTest {

    private static final PolicySnapshot POLICY = Packs.of(Packs.SMALL);

    private static LabelledPassage passage(String label, int rank, String text) {
        return new LabelledPassage(text, label, rank, "v", 0);
    }

    private static Judged judged(String actual, double probability, String proposed) {
        var lattice = POLICY.lattice();
        return new Judged(
                "v",
                !actual.equals("U"),
                lattice.level(actual),
                OptionalDouble.of(probability),
                0,
                lattice.level(proposed));
    }

    @Test
    void figures_ofKnownProposals_areWhatOneCounts() {
        var figures = new Figures(
                List.of(
                        judged("U", 0.1, "U"),
                        judged("U", 0.6, "C"),
                        judged("C", 0.7, "C"),
                        judged("S", 0.2, "U"),
                        judged("S", 0.9, "S")),
                POLICY.nothingFound().level());

        assertThat(figures.unclassified()).isEqualTo(2);
        assertThat(figures.missAtThreshold().orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(figures.clearedAtThreshold().orElseThrow()).isEqualTo(0.5);
        assertThat(figures.auc().orElseThrow()).isEqualTo(5 / 6.0, within(1e-12));
        assertThat(figures.confusion().f1(POLICY.lattice().levels()))
                .containsEntry("U", 0.5)
                .containsEntry("C", 2 / 3.0)
                .containsEntry("S", 2 / 3.0);
        var worst = figures.confusion().worstFirst().getFirst();
        assertThat(worst.underClassified()).isTrue();
        assertThat(worst.actual().id() + worst.proposed().id()).isEqualTo("SU");
        assertThat(figures.asMap(POLICY.lattice().levels()))
                .containsKeys(
                        "n",
                        "unclassified",
                        "auc",
                        "recallAtFpr",
                        "clearedAtMiss1",
                        "missAtThreshold",
                        "clearedAtThreshold",
                        "calibrationError",
                        "confusion");
        assertThat(figures.calibrationError().orElseThrow())
                .isEqualTo((0.1 + 0.6 + 0.3 + 0.8 + 0.1) / 5, within(1e-12));
    }

    @Test
    void figures_oneKindOnly_leavesOutWhatNeedsBoth() {
        var figures = new Figures(
                List.of(judged("C", 0.7, "C")), POLICY.nothingFound().level());
        assertThat(figures.auc()).isEmpty();
        assertThat(figures.clearedAtThreshold()).isEmpty();
        assertThat(figures.asMap(POLICY.lattice().levels())).containsEntry("auc", null);
    }

    @Test
    void evaluation_passageThatARuleRaises_isProposedClassified() {
        var evaluation = new Evaluation(POLICY, new RuleClassifier(POLICY), TrainedModel.shipped());
        var figures = evaluation.of(List.of(passage("S", 2, "blue heron"), passage("U", 0, "하늘여단")));
        assertThat(figures.missAtThreshold().orElseThrow()).isZero();
        assertThat(figures.clearedAtThreshold().orElseThrow()).isZero();
    }

    @Test
    void labels_theDataUse_areLevelsOfThePack() {
        var evaluation = new Evaluation(POLICY, new RuleClassifier(POLICY), TrainedModel.shipped());
        assertThat(evaluation.actual(passage("LOU", 0, "x")).id()).isEqualTo("U");
        assertThat(evaluation.actual(passage("C", 1, "x")).id()).isEqualTo("C");
        assertThat(evaluation.actual(passage("TS", 3, "x")).id()).isEqualTo("S");
        var korean = Packs.koreanMilitary();
        var there = new Evaluation(korean, new RuleClassifier(korean), TrainedModel.shipped());
        assertThat(there.actual(passage("C", 1, "x")).id()).isEqualTo("S3");
        assertThat(there.actual(passage("TS", 3, "x")).id()).isEqualTo("S1");
    }
}
