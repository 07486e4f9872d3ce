package org.sacho.guard;

import java.util.List;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;

/// One independent look at what is about to go out. Every filter of the guard sees every release; one that
/// is missing, late, fails or answers for other bytes stops it (NIST SP 800-53 AC-4(27), (29), (31)).
public interface ReleaseFilter {

    String id();

    /// Examines the bytes as the lower side will get them.
    Verdict examine(byte[] rendered, Label to);

    /// What a filter says, and about what.
    ///
    /// @param filter who says it
    /// @param examined digest of the bytes it looked at
    /// @param policy the policy it looked under
    record Verdict(String filter, ContentDigest examined, PolicyDigest policy, List<Finding> findings) {
        public Verdict {
            findings = List.copyOf(findings);
        }
    }

    /// Something that calls for a higher label than the readers have. Says where, not what.
    ///
    /// @param place the part of the edition, e.g. `items/3`
    /// @param rule the rule that fired
    record Finding(String filter, String place, String rule, Label label) {}
}
