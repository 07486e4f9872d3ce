package org.sacho;

import java.util.ArrayList;
import java.util.List;
import org.sacho.classify.Classifier;
import org.sacho.classify.Examiner;
import org.sacho.classify.JoinedClassifier;
import org.sacho.classify.MarkingExaminer;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.adviser.AdviserExaminer;
import org.sacho.classify.adviser.Credentials;
import org.sacho.classify.model.ModelExaminer;
import org.sacho.classify.model.TrainedModel;
import org.sacho.policy.PolicySnapshot;

/// Who has a say in a verdict, in the order in which they are asked. The same for the server and for the commands.
final class Voices {

    private Voices() {}

    /// Everybody whom the policy lets speak.
    static Classifier all(PolicySnapshot policy, TrainedModel model) {
        var voices = new ArrayList<Examiner>(
                List.of(new RuleClassifier(policy), new MarkingExaminer(policy), new ModelExaminer(model, policy)));
        policy.adviser()
                .map(spec -> new AdviserExaminer(policy, spec, Credentials.of(System.getenv())))
                .ifPresent(voices::add);
        return new JoinedClassifier(policy, voices);
    }

    /// Those who answer at once and the same on every machine, but for the model.
    static Classifier rules(PolicySnapshot policy) {
        return new RuleClassifier(policy);
    }
}
