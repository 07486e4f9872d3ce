package org.sacho;

import java.util.List;
import org.sacho.classify.Classifier;
import org.sacho.classify.JoinedClassifier;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.model.ModelExaminer;
import org.sacho.classify.model.TrainedModel;
import org.sacho.policy.PolicySnapshot;

/// Who has a say in a verdict, in the order in which they are asked. The same for the server and for the commands.
final class Voices {

    private Voices() {}

    /// Everybody whom the policy lets speak.
    static Classifier all(PolicySnapshot policy, TrainedModel model) {
        return new JoinedClassifier(policy, List.of(new RuleClassifier(policy), new ModelExaminer(model, policy)));
    }

    /// Those who answer at once and the same on every machine, but for the model.
    static Classifier rules(PolicySnapshot policy) {
        return new JoinedClassifier(policy, List.of(new RuleClassifier(policy)));
    }
}
