package org.sacho.meeting;

import java.time.Instant;
import java.util.Optional;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;

/// A person's decision on a passage. Final until another one replaces it.
///
/// @param second who agreed, when the label is below the proposal
/// @param floor what others had determined before; below it takes a second person
public record Determination(
        Label label,
        String reason,
        SubjectId by,
        Instant at,
        Optional<SubjectId> second,
        Optional<Label> floor,
        PolicyDigest policy) {

    @Override
    public String toString() {
        return "Determination[" + label + ", " + by + "]";
    }
}
