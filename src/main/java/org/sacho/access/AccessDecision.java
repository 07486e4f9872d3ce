package org.sacho.access;

import java.util.List;

/// Yes or no, and why. There is no boolean to forget to check: the grant is inside the yes.
///
/// @param <G> the kind of grant a yes carries
public sealed interface AccessDecision<G extends Grant> {

    List<Reason> reasons();

    record Granted<G extends Grant>(G grant, List<Reason> reasons) implements AccessDecision<G> {
        public Granted {
            reasons = List.copyOf(reasons);
        }
    }

    record Denied<G extends Grant>(List<Reason> reasons) implements AccessDecision<G> {
        public Denied {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }
}
