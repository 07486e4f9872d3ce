package org.sacho.meeting;

import java.time.Instant;
import java.util.Optional;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;

/// A person's decision on a passage. Final until another one replaces it.
///
/// @param second who agreed, when the label is below the proposal
public record Determination(
        Label label, String reason, SubjectId by, Instant at, Optional<SubjectId> second, PolicyDigest policy) {

    @Override
    public String toString() {
        return "Determination[" + label + ", " + by + "]";
    }
}
