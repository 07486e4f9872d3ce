package org.sacho.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;

/// Somebody's wish to let an edition out, and what others decided about it.
///
/// @param id begins with the id of its meeting
/// @param digest of the edition as the approvers are shown it; approvals are bound to it
/// @param excluded who wrote the edition or asked for its release, and therefore approves nothing
/// @param findings what the guard found when it was asked; any of them refuses the release
/// @param decided what filters found where two people had decided already
/// @param shelf where the edition is kept for its readers, once it is out
public record ReleaseRequest(
        String id,
        String edition,
        EnclaveId enclave,
        Label to,
        ContentDigest digest,
        PolicyDigest policy,
        SubjectId requester,
        Instant at,
        Instant expires,
        Set<SubjectId> excluded,
        List<Finding> findings,
        List<Finding> decided,
        List<Approval> approvals,
        Status status,
        Optional<String> refusal,
        Optional<String> shelf) {

    public ReleaseRequest {
        excluded = Set.copyOf(excluded);
        findings = List.copyOf(findings);
        decided = List.copyOf(decided);
        approvals = List.copyOf(approvals);
    }

    /// One person's yes or no.
    public record Approval(SubjectId by, Instant at, boolean approve, String reason) {
        @Override
        public String toString() {
            return "Approval[" + by + ", " + approve + "]";
        }
    }

    /// Where the request stands.
    public enum Status {
        PENDING,
        RELEASED,
        REFUSED
    }

    /// Whether this person may still decide on it.
    public boolean awaits(SubjectId person) {
        return status == Status.PENDING
                && !excluded.contains(person)
                && approvals.stream().noneMatch(approval -> approval.by().equals(person));
    }

    ReleaseRequest with(Approval approval) {
        var all = new ArrayList<>(approvals);
        all.add(approval);
        return copy(all, status, refusal, shelf);
    }

    ReleaseRequest refused(String why) {
        return copy(approvals, Status.REFUSED, Optional.of(why), shelf);
    }

    ReleaseRequest released(String onShelf) {
        return copy(approvals, Status.RELEASED, refusal, Optional.of(onShelf));
    }

    private ReleaseRequest copy(List<Approval> given, Status next, Optional<String> why, Optional<String> onShelf) {
        return new ReleaseRequest(
                id, edition, enclave, to, digest, policy, requester, at, expires, excluded, findings, decided, given,
                next, why, onShelf);
    }

    @Override
    public String toString() {
        return "ReleaseRequest[" + id + ", " + status + "]";
    }
}
