package org.sacho.classify.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.sacho.classify.Classifier;
import org.sacho.classify.Evidence;
import org.sacho.classify.Verdict;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.classify.model.RiskCurve;
import org.sacho.classify.model.TrainedModel;
import org.sacho.label.Level;
import org.sacho.policy.MarkingGrammar;
import org.sacho.policy.PolicySnapshot;

/// What a policy and a model would propose for passages whose labels are known, as if the model proposes at its
/// threshold, whatever the policy lets it do.
///
/// Every passage stands alone: nothing is concluded from its neighbours.
public final class Evaluation {

    private final PolicySnapshot policy;
    private final Classifier others;
    private final TrainedModel model;

    /// @param others everybody who has a say but the model
    public Evaluation(PolicySnapshot policy, Classifier others, TrainedModel model) {
        this.policy = policy;
        this.others = others;
        this.model = model;
    }

    /// The same policy and rules with another model.
    public Evaluation with(TrainedModel another) {
        return new Evaluation(policy, others, another);
    }

    /// Below which probability the model would propose the passage as unclassified.
    public RiskCurve.Threshold threshold() {
        return model.threshold(policy.model().missBound());
    }

    public Figures of(List<LabelledPassage> passages) {
        double threshold = threshold().probability();
        var judged = new ArrayList<Judged>();
        for (var passage : passages) {
            judged.add(judge(passage, threshold));
        }
        return new Figures(judged, policy.nothingFound().level());
    }

    private Judged judge(LabelledPassage passage, double threshold) {
        var verdict = others.classify(passage.text());
        var probability = model.probability(passage.text());
        // What the model cannot read it does not clear either.
        boolean proposes = probability.isEmpty() || probability.getAsDouble() >= threshold;
        var label = proposes ? verdict.label().join(policy.model().label()) : verdict.label();
        return new Judged(
                passage.volume(), passage.classified(), actual(passage), probability, rules(verdict), label.level());
    }

    private double rules(Verdict verdict) {
        return switch (verdict.standing()) {
            case NOTHING_FOUND -> 0;
            case ABSTAINED -> 1;
            case FOUND ->
                verdict.evidence().stream()
                        .filter(evidence -> !policy.nothingFound().dominates(evidence.label()))
                        .mapToDouble(Evidence::confidence)
                        .max()
                        .orElse(0);
        };
    }

    /// The level of the policy that a label of the data stands for: the one of that name, else what the policy says
    /// such a marking means, else the one that is as many steps above what is proposed where nothing is found, if
    /// there are so many.
    Level actual(LabelledPassage passage) {
        if (!passage.classified()) {
            return policy.nothingFound().level();
        }
        var levels = policy.lattice().levels();
        return levels.stream()
                .filter(level -> level.id().equals(passage.label()))
                .findFirst()
                .or(() -> policy.meaning(MarkingGrammar.US, passage.label()))
                .orElseGet(() -> {
                    var above = levels.stream()
                            .filter(level ->
                                    level.compareTo(policy.nothingFound().level()) > 0)
                            .sorted()
                            .toList();
                    return above.isEmpty()
                            ? policy.nothingFound().level()
                            : above.get(Math.min(passage.rank(), above.size()) - 1);
                });
    }
}
