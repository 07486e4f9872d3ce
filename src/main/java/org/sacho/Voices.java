package org.sacho;

import java.util.List;
import org.sacho.classify.Classifier;
import org.sacho.classify.JoinedClassifier;
import org.sacho.classify.MarkingExaminer;
import org.sacho.classify.RuleClassifier;
import org.sacho.policy.PolicySnapshot;

/// Who has a say in a verdict, in the order in which they are asked. The same for the server and for the commands.
final class Voices {

    private Voices() {}

    /// Everybody whom the policy lets speak.
    static Classifier all(PolicySnapshot policy) {
        return new JoinedClassifier(policy, List.of(new RuleClassifier(policy), new MarkingExaminer(policy)));
    }
}
