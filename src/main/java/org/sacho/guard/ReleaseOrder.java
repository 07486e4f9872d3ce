package org.sacho.guard;

import java.time.Instant;
import java.util.Set;
import org.sacho.access.ReleaseGrant;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;

/// Leave to release one exact piece of content, signed off by two people neither of whom asked for it or
/// wrote it. Void before the moment it was given, so that a clock that jumps back does not make it last longer.
public final class ReleaseOrder {

    private final SubjectId requester;
    private final Approved approved;
    private final ReleaseGrant first;
    private final ReleaseGrant second;

    private ReleaseOrder(SubjectId requester, Approved approved, ReleaseGrant first, ReleaseGrant second) {
        this.requester = requester;
        this.approved = approved;
        this.first = first;
        this.second = second;
    }

    /// What exactly was approved.
    ///
    /// @param release id of the request
    /// @param digest of the edition's canonical bytes as both approvers saw it
    /// @param to the label of the readers
    /// @param policy the policy under which the findings were shown
    /// @param authors everybody who wrote any of it
    /// @param given when the last of the approvals was given
    /// @param expires from then on the approvals are void
    public record Approved(
            String release,
            ContentDigest digest,
            Label to,
            PolicyDigest policy,
            Set<SubjectId> authors,
            Instant given,
            Instant expires) {
        public Approved {
            authors = Set.copyOf(authors);
        }
    }

    /// Puts the two approvals together.
    ///
    /// @throws IllegalArgumentException if fewer than three different people are involved, or an author approves
    public static ReleaseOrder of(SubjectId requester, Approved approved, ReleaseGrant first, ReleaseGrant second) {
        if (first.subject().equals(second.subject())
                || first.subject().equals(requester)
                || second.subject().equals(requester)) {
            throw new IllegalArgumentException("requester and both approvers must be three different people");
        }
        if (approved.authors().contains(first.subject()) || approved.authors().contains(second.subject())) {
            throw new IllegalArgumentException("nobody approves what they wrote");
        }
        return new ReleaseOrder(requester, approved, first, second);
    }

    public SubjectId requester() {
        return requester;
    }

    public Approved approved() {
        return approved;
    }

    public SubjectId firstApprover() {
        return first.subject();
    }

    public SubjectId secondApprover() {
        return second.subject();
    }

    boolean covers(Label held, String meeting) {
        return first.covers(held)
                && second.covers(held)
                && first.concerns(meeting)
                && first.target().equals(second.target())
                && first.target().id().equals(approved.release());
    }
}
