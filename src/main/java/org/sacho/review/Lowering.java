package org.sacho.review;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sacho.access.Grant;
import org.sacho.audit.Action;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.enclave.Kind;
import org.sacho.label.Label;
import org.sacho.meeting.Access;
import org.sacho.meeting.Determination;
import org.sacho.meeting.Edit;
import org.sacho.meeting.LoweringRequest;
import org.sacho.meeting.LoweringRequest.Status;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.PolicySnapshot;
import org.sacho.review.Reviews.Result;
import org.sacho.review.Reviews.Waiting;
import org.sacho.subject.Subject;

/// Wishes to go below a proposal, and what a second person makes of them.
final class Lowering {

    private final MeetingStore store;
    private final Access access;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Clock clock;

    Lowering(MeetingStore store, Access access, AuditLog audit, Supplier<PolicySnapshot> policy, Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    Result request(Deciding deciding, Label label, String reason) {
        var meeting = deciding.meeting();
        var id = meeting + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var request = new LoweringRequest(
                id,
                deciding.view().id(),
                label,
                reason.strip(),
                deciding.subject().id(),
                clock.instant(),
                Status.PENDING);
        var edit = new Edit().put(Kind.REQUEST, id, 0, request);
        withdraw(deciding.view(), edit);
        audit.append(
                List.of(deciding.event(Action.DETERMINATION_REQUESTED, label).with(Detail.REQUEST, id)));
        store.commit(meeting, edit);
        return new Result.Waiting(id);
    }

    PassageView decide(Subject subject, String id, boolean approve, String reason) {
        var grant = access.toDecide(subject, id);
        var meeting = meetingOf(id);
        var found = store.find(meeting, Kind.REQUEST, id, LoweringRequest.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound);
        var request = found.value();
        requireDecidable(subject, request, approve, reason);
        Reviews.requireOpen(store.meeting(meeting).open(grant).value());
        var deciding = new Deciding(subject, grant, meeting, Reviews.passage(store, grant, meeting, request.passage()));
        var edit = new Edit()
                .put(Kind.REQUEST, id, found.version(), request.as(approve ? Status.APPROVED : Status.REFUSED));
        if (approve) {
            Reviews.put(edit, deciding.view(), lowered(request, subject));
        }
        var action = approve ? Action.DETERMINATION_APPROVED : Action.DETERMINATION_REFUSED;
        audit.append(List.of(deciding.event(action, request.label()).with(Detail.REQUEST, id)));
        store.commit(meeting, edit);
        return Reviews.passage(store, grant, meeting, request.passage());
    }

    private static void requireDecidable(Subject subject, LoweringRequest request, boolean approve, String reason) {
        if (request.by().equals(subject.id())) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "own-proposal");
        }
        if (request.status() != Status.PENDING) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        if (!approve && reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "refusal-needs-reason");
        }
    }

    private Determination lowered(LoweringRequest request, Subject second) {
        return new Determination(
                request.label(),
                request.reason(),
                request.by(),
                clock.instant(),
                Optional.of(second.id()),
                Optional.empty(),
                policy.get().digest());
    }

    List<Waiting> queue(Subject subject) {
        var filed = store.listAll(Kind.REQUEST, LoweringRequest.class).stream()
                .collect(Collectors.toMap(MeetingStore.Filed::id, MeetingStore.Filed::record));
        var readable = access.readableRequests(subject, filed.keySet());
        return filed.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(readable.get(entry.getKey()))
                        .flatMap(grant ->
                                waiting(grant, entry.getValue().open(grant).value()))
                        .stream())
                .sorted(Comparator.comparing(waiting -> waiting.request().at()))
                .toList();
    }

    int waitingFor(Subject subject) {
        var waiting = new HashSet<String>();
        var filed = store.listAll(Kind.REQUEST, LoweringRequest.class);
        var visible = access.visibleRequests(
                subject, filed.stream().map(MeetingStore.Filed::id).toList());
        filed.stream()
                .filter(request -> visible.contains(request.id()))
                .forEach(request -> request.record()
                        .map(found -> found.value().status() == Status.PENDING
                                && !found.value().by().equals(subject.id())
                                && waiting.add(request.id())));
        return waiting.size();
    }

    Waiting waiting(Subject subject, String id) {
        var grant = access.toDecide(subject, id);
        var request = store.find(meetingOf(id), Kind.REQUEST, id, LoweringRequest.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound)
                .value();
        return new Waiting(request, Reviews.passage(store, grant, meetingOf(id), request.passage()));
    }

    private Optional<Waiting> waiting(Grant grant, LoweringRequest request) {
        var meeting = meetingOf(request.id());
        return request.status() == Status.PENDING
                ? Optional.of(new Waiting(request, Reviews.passage(store, grant, meeting, request.passage())))
                : Optional.empty();
    }

    static void withdraw(PassageView view, Edit edit) {
        view.pending()
                .ifPresent(pending -> edit.put(
                        Kind.REQUEST,
                        pending.value().id(),
                        pending.version(),
                        pending.value().as(Status.WITHDRAWN)));
    }

    private static String meetingOf(String request) {
        int end = request.lastIndexOf('_');
        return end < 0 ? "" : request.substring(0, end);
    }
}
