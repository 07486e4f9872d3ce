package org.sacho.classify.adviser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sacho.classify.Evidence;
import org.sacho.classify.JoinedClassifier;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.Verdict;
import org.sacho.policy.AdviserSpec;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// Examiners for tests, under the exercise pack.
final class Advised {

    static final PolicySnapshot POLICY = Packs.exercise();
    static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

    private static final Duration LONG = Duration.ofSeconds(60);

    /// Waits as long as a test may take, tries once, is never put off.
    static final Patience CALM = new Patience(LONG, LONG, 1, Duration.ofMillis(2), 1_000_000, LONG);

    private Advised() {}

    static AdviserSpec spec(URI endpoint, int batch, int neighbours, int concurrency) {
        return new AdviserSpec(endpoint, "exercise-model", batch, neighbours, concurrency, 2000, LONG, LONG);
    }

    static AdviserExaminer by(FakeModel model, Patience patience) {
        return by(spec(model.address(), 2, 1, 2), patience);
    }

    static AdviserExaminer by(AdviserSpec spec, Patience patience) {
        return new AdviserExaminer(POLICY, spec, NONE, patience, System::nanoTime);
    }

    static Patience hasty() {
        return new Patience(LONG, Duration.ofMillis(200), 1, Duration.ofMillis(2), 1_000_000, LONG);
    }

    static Patience trying(int tries) {
        return new Patience(LONG, LONG, tries, Duration.ofMillis(2), 1_000_000, LONG);
    }

    static Patience givingUpAfter(int failures) {
        return new Patience(LONG, LONG, 1, Duration.ofMillis(2), failures, LONG);
    }

    /// What the rules and the model say together.
    static List<Verdict> verdicts(AdviserExaminer examiner, List<String> passages) {
        return new JoinedClassifier(POLICY, List.of(new RuleClassifier(POLICY), examiner)).classify(passages, _ -> {});
    }

    static boolean failed(List<Evidence> evidence) {
        return evidence.stream().anyMatch(e -> e.source() == Evidence.Source.FAILURE);
    }
}
