package org.sacho;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sacho.classify.Classifier;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicySnapshot;

/// The classifier of the policy in force; made anew when another one comes into force.
final class CurrentClassifier implements Supplier<Classifier> {

    private record Made(PolicyDigest digest, Classifier classifier) {}

    private final Supplier<PolicySnapshot> policy;
    private final Function<PolicySnapshot, Classifier> maker;
    private final AtomicReference<Made> current;

    CurrentClassifier(Supplier<PolicySnapshot> policy, Function<PolicySnapshot, Classifier> maker) {
        this.policy = policy;
        this.maker = maker;
        this.current = new AtomicReference<>(make(policy.get()));
    }

    @Override
    public Classifier get() {
        var inForce = policy.get();
        return current.updateAndGet(made -> made.digest().equals(inForce.digest()) ? made : make(inForce))
                .classifier();
    }

    private Made make(PolicySnapshot policy) {
        return new Made(policy.digest(), maker.apply(policy));
    }
}
