package org.sacho.classify.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.sacho.classify.Evidence;
import org.sacho.classify.Examiner;
import org.sacho.label.Label;
import org.sacho.policy.ModelPolicy;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;

/// Lets the embedded model speak, as the policy wants it: with a label of its own, only to put passages in front
/// of people, or not at all.
///
/// It can only add evidence, and it is silent where it sees nothing: silence does not mean unclassified.
public final class ModelExaminer implements Examiner {

    /// Where a model proposes, what it cannot read is not cleared by it.
    private static final Wording UNREAD = new Wording(
            "The model does not know this script, so it cannot clear the passage", "모델이 모르는 문자이므로 비밀이 아니라고 볼 수 없음");

    private final TrainedModel model;
    private final boolean asked;
    private final boolean proposes;
    private final Label label;
    private final double speaksFrom;

    public ModelExaminer(TrainedModel model, PolicySnapshot policy) {
        this.model = model;
        var use = policy.model().use();
        this.proposes = use == ModelPolicy.Use.PROPOSE;
        this.asked = use != ModelPolicy.Use.OFF;
        this.label = proposes ? policy.model().label() : policy.nothingFound();
        this.speaksFrom = proposes ? model.threshold(policy.model().missBound()).probability() : model.alarm();
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public List<List<Evidence>> examine(List<String> passages, IntConsumer done) {
        var evidence = new ArrayList<List<Evidence>>();
        for (String text : passages) {
            evidence.add(examine(text));
            done.accept(evidence.size());
        }
        return evidence;
    }

    private List<Evidence> examine(String text) {
        if (!asked) {
            return List.of();
        }
        var words = WordStream.of(text);
        var probability = model.probability(words);
        if (probability.isEmpty() && proposes && text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            return List.of(new Evidence(Evidence.Source.MODEL, model.id(), 0, text.length(), 0, UNREAD, label));
        }
        if (probability.isEmpty() || probability.getAsDouble() < speaksFrom) {
            return List.of();
        }
        double sure = probability.getAsDouble();
        var telling = TellingWords.of(words, model.weights());
        return List.of(new Evidence(
                Evidence.Source.MODEL,
                model.id(),
                telling.from(),
                telling.to(),
                sure,
                because((int) Math.round(100 * sure)),
                label));
    }

    private static Wording because(int percent) {
        return new Wording(
                String.format(
                        Locale.ROOT, "The model finds it like classified passages it learned from (%d %%)", percent),
                String.format(Locale.ROOT, "학습한 비밀 발언과 비슷하다고 모델이 판단함(%d%%)", percent));
    }
}
