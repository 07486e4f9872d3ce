package org.sacho.release;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.ReleaseGrant;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.guard.Cleared;
import org.sacho.guard.ReleaseOrder;
import org.sacho.guard.ReleaseOutcome;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.release.ReleaseRequest.Approval;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.subject.SubjectId;

/// The last steps of a release: the guard, the shelf, the end of the request. Each is durable before the next
/// begins, and all of them can be repeated.
final class Completion {

    private final Releases.Tools tools;
    private final Submissions submissions;

    Completion(Releases.Tools tools, Submissions submissions) {
        this.tools = tools;
        this.submissions = submissions;
    }

    /// Releases what two people approve who may do so at this moment; anything else keeps waiting. An approval
    /// counts for nothing while the person who gave it is not entitled to it.
    ReleaseRequest attempt(Versioned<ReleaseRequest> found) {
        var request = found.value();
        if (request.status() != Status.PENDING || request.approvals().size() < 2) {
            return request;
        }
        var grants = request.approvals().stream()
                .filter(Approval::approve)
                .flatMap(approval -> entitled(approval.by(), request).stream())
                .toList();
        return grants.size() < 2 ? request : complete(found, grants.getFirst(), grants.get(1));
    }

    private ReleaseRequest complete(Versioned<ReleaseRequest> found, ReleaseGrant first, ReleaseGrant second) {
        var request = found.value();
        if (tools.outlet().withdrawn(Shelves.idOf(request.digest()))) {
            return submissions.end(found, request.refused(TakingBack.TOO_LOW), first);
        }
        var meeting = Submissions.meetingOf(request.id());
        var edition = submissions.edition(first, meeting, request.edition()).value();
        var order = ReleaseOrder.of(
                request.requester(),
                new ReleaseOrder.Approved(
                        request.id(),
                        request.digest(),
                        request.to(),
                        request.policy(),
                        request.excluded(),
                        lastApproval(request),
                        request.expires()),
                first,
                second);
        var outcome = tools.guard()
                .release(
                        submissions.source(meeting, edition),
                        order,
                        tools.policy().get().digest(),
                        tools.composition());
        return switch (outcome) {
            case ReleaseOutcome.Refused<ReleasedMinutes>(var why, var findings) -> {
                var event = AuditEvent.of(Action.RELEASE_REFUSED, new Actor.Server(), request.id(), Outcome.FAILED);
                submissions.record(event, first, request);
                yield submissions.end(found, request.refused(why.name()), first);
            }
            case ReleaseOutcome.Released<ReleasedMinutes>(var cleared) ->
                submissions.end(
                        found,
                        shelve(cleared).map(request::released).orElseGet(() -> request.refused(TakingBack.TOO_LOW)),
                        first);
        };
    }

    private static Instant lastApproval(ReleaseRequest request) {
        return request.approvals().stream()
                .map(Approval::at)
                .max(Comparator.naturalOrder())
                .orElse(request.at());
    }

    /// Empty if these very bytes were isolated while the guard looked. Then the journal has a release that nobody was
    /// given, never the reverse.
    private Optional<String> shelve(Cleared<ReleasedMinutes> cleared) {
        return tools.outlet().receive(cleared).map(placed -> {
            tools.audit()
                    .append(List.of(AuditEvent.of(placed.how(), new Actor.Server(), placed.id(), Outcome.DONE)
                            .labelled(cleared.label())));
            tools.shelved().accept(placed.id());
            return placed.id();
        });
    }

    private Optional<ReleaseGrant> entitled(SubjectId approver, ReleaseRequest request) {
        return tools.people().apply(approver).flatMap(subject -> switch (tools.monitor()
                .decideRelease(subject, tools.access().request(request.id()))) {
            case Granted<ReleaseGrant>(var grant, var reasons) -> Optional.of(grant);
            case Denied<ReleaseGrant>(var reasons) -> Optional.empty();
        });
    }
}
