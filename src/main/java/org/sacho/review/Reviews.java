package org.sacho.review;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sacho.access.DecideGrant;
import org.sacho.access.Grant;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.classify.Verdict;
import org.sacho.enclave.Kind;
import org.sacho.label.Label;
import org.sacho.label.Level;
import org.sacho.meeting.Access;
import org.sacho.meeting.Determination;
import org.sacho.meeting.Edit;
import org.sacho.meeting.LoweringRequest;
import org.sacho.meeting.LoweringRequest.Status;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.Versioned;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Determinations of passages.
///
/// Guarantees: nothing but a person's act here ever puts a passage below its meeting's system high; below the
/// proposal it takes two different people, both cleared for the whole meeting, and a reason.
public final class Reviews {

    private final MeetingStore store;
    private final Access access;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Clock clock;

    public Reviews(MeetingStore store, Access access, AuditLog audit, Supplier<PolicySnapshot> policy, Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /// What came of somebody's determination.
    public sealed interface Result {

        /// It holds.
        record Determined(PassageView passage) implements Result {}

        /// It waits for a second person under this id.
        record Waiting(String determination) implements Result {}
    }

    /// How many passages were accepted, by level, and how many still need a decision of their own.
    public record Accepted(Map<String, Integer> byLevel, int remaining) {}

    /// Determines a passage.
    ///
    /// @param reason why; may be empty unless this lowers
    /// @throws RefusedException INVALID for a level above the meeting's ceiling or a lowering without reason
    public Result determine(Subject subject, String meeting, String passage, String levelId, String reason) {
        var grant = access.toDetermine(subject, meeting);
        var current = store.meeting(meeting).open(grant);
        requireOpen(current.value());
        var view = passage(grant, meeting, passage);
        var label = label(current.value(), levelId);
        if (label.dominates(threshold(subject, view))) {
            return determined(subject, grant, meeting, view, label, reason);
        }
        if (reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "lowering-needs-reason");
        }
        return request(subject, grant, meeting, view, label, reason);
    }

    /// Whether determining the passage at this label takes a reason and a second person.
    public boolean lowers(Subject subject, PassageView view, Label label) {
        return !label.dominates(threshold(subject, view));
    }

    /// Takes back the caller's own latest act on a passage: their request to lower it, else their determination.
    /// The passage is then undecided and carries system high again, so this never lowers anything.
    ///
    /// @throws RefusedException CONFLICT if there is nothing of the caller's to take back
    public PassageView undo(Subject subject, String meeting, String passage) {
        var grant = access.toDetermine(subject, meeting);
        requireOpen(store.meeting(meeting).open(grant).value());
        var view = passage(grant, meeting, passage);
        var edit = new Edit();
        if (view.pending()
                .filter(request -> request.value().by().equals(subject.id()))
                .isPresent()) {
            withdraw(view, edit);
        } else {
            var own = view.determination()
                    .filter(determination -> determination.value().by().equals(subject.id()))
                    .orElseThrow(() -> new RefusedException(RefusedException.Kind.CONFLICT, "not-yours-to-undo"));
            edit.delete(Kind.DETERMINATION, view.id(), own.version());
        }
        record(
                Action.DETERMINED,
                subject,
                grant,
                meeting,
                event -> event.with(Detail.PASSAGE, view.id()).with(Detail.STATE, "UNDONE"));
        store.commit(meeting, edit);
        return passage(grant, meeting, passage);
    }

    /// Accepts every undecided proposal that the policy lets one person accept.
    public Accepted acceptProposed(Subject subject, String meeting) {
        var grant = access.toDetermine(subject, meeting);
        requireOpen(store.meeting(meeting).open(grant).value());
        var edit = new Edit();
        var byLevel = new TreeMap<String, Integer>();
        int remaining = 0;
        for (var view : store.passages(meeting).open(grant)) {
            if (!view.undecided()) {
                continue;
            }
            var acceptable = acceptableAlone(view);
            if (acceptable.isPresent()) {
                var label = acceptable.get().label();
                edit.put(
                        Kind.DETERMINATION,
                        view.id(),
                        view.passage().ordinal(),
                        0,
                        determination(subject, label, "", Optional.empty()));
                byLevel.merge(label.level().id(), 1, Integer::sum);
            } else {
                remaining++;
            }
        }
        record(
                Action.DETERMINED,
                subject,
                grant,
                meeting,
                event -> event.with(
                        Detail.COUNT,
                        Integer.toString(
                                byLevel.values().stream().mapToInt(n -> n).sum())));
        store.commit(meeting, edit);
        return new Accepted(byLevel, remaining);
    }

    /// Decides on somebody else's wish to lower a passage.
    ///
    /// @throws RefusedException FORBIDDEN for the person who asked, CONFLICT if it was decided already
    public PassageView decide(Subject subject, String id, boolean approve, String reason) {
        var grant = access.toDecide(subject, id);
        var meeting = meetingOf(id);
        var found = store.find(meeting, Kind.REQUEST, id, LoweringRequest.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound);
        var request = found.value();
        if (request.by().equals(subject.id())) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "own-proposal");
        }
        if (request.status() != Status.PENDING) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        requireOpen(store.meeting(meeting).open(grant).value());
        if (!approve && reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "refusal-needs-reason");
        }
        var view = passage(grant, meeting, request.passage());
        var edit = new Edit()
                .put(Kind.REQUEST, id, found.version(), request.as(approve ? Status.APPROVED : Status.REFUSED));
        if (approve) {
            var determination = new Determination(
                    request.label(),
                    request.reason(),
                    request.by(),
                    clock.instant(),
                    Optional.of(subject.id()),
                    policy.get().digest());
            edit.put(Kind.DETERMINATION, view.id(), view.passage().ordinal(), version(view), determination);
        }
        record(
                approve ? Action.DETERMINATION_APPROVED : Action.DETERMINATION_REFUSED,
                subject,
                grant,
                meeting,
                event -> event.with(Detail.REQUEST, id)
                        .with(Detail.PASSAGE, view.id())
                        .with(Detail.TO_LABEL, request.label().toString()));
        store.commit(meeting, edit);
        return passage(grant, meeting, request.passage());
    }

    /// Lowering requests that wait and were put before this person.
    public List<Waiting> queue(Subject subject) {
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

    /// How many lowering requests of others wait for this person. A number for the menu; nothing is shown of them.
    public int waitingFor(Subject subject) {
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

    /// One request that was put before this person, with its passage.
    public Waiting request(Subject subject, String id) {
        var grant = access.toDecide(subject, id);
        var request = store.find(meetingOf(id), Kind.REQUEST, id, LoweringRequest.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound)
                .value();
        return new Waiting(request, passage(grant, meetingOf(id), request.passage()));
    }

    /// A lowering request with the passage it is about.
    public record Waiting(LoweringRequest request, PassageView passage) {}

    private Optional<Waiting> waiting(Grant grant, LoweringRequest request) {
        return request.status() == Status.PENDING
                ? Optional.of(new Waiting(request, passage(grant, meetingOf(request.id()), request.passage())))
                : Optional.empty();
    }

    private static String meetingOf(String request) {
        int end = request.lastIndexOf('_');
        return end < 0 ? "" : request.substring(0, end);
    }

    /// Whether one person may accept the proposal for this passage together with others, and which.
    public Optional<Verdict> acceptableAlone(PassageView view) {
        return view.verdict()
                .filter(verdict -> view.undecided() && view.pending().isEmpty())
                .filter(verdict -> verdict.standing() != Verdict.Standing.ABSTAINED)
                .filter(verdict -> policy.get().marking(verdict.label().level()).acceptAlone());
    }

    /// Below this a second person must agree: the proposal, and what somebody else has determined.
    private Label threshold(Subject subject, PassageView view) {
        var proposed =
                view.verdict().map(Verdict::label).orElse(policy.get().lattice().top());
        return view.determination()
                .map(Versioned::value)
                .filter(determination -> !determination.by().equals(subject.id()))
                .map(determination -> determination.label().join(proposed))
                .orElse(proposed);
    }

    private Result determined(
            Subject subject, DecideGrant grant, String meeting, PassageView view, Label label, String reason) {
        var edit = new Edit()
                .put(
                        Kind.DETERMINATION,
                        view.id(),
                        view.passage().ordinal(),
                        version(view),
                        determination(subject, label, reason, Optional.empty()));
        withdraw(view, edit);
        record(
                Action.DETERMINED,
                subject,
                grant,
                meeting,
                event -> event.with(Detail.PASSAGE, view.id()).with(Detail.TO_LABEL, label.toString()));
        store.commit(meeting, edit);
        return new Result.Determined(passage(grant, meeting, view.id()));
    }

    private Result request(
            Subject subject, DecideGrant grant, String meeting, PassageView view, Label label, String reason) {
        var id = meeting + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var request = new LoweringRequest(
                id, view.id(), label, reason.strip(), subject.id(), clock.instant(), Status.PENDING);
        var edit = new Edit().put(Kind.REQUEST, id, 0, request);
        withdraw(view, edit);
        record(
                Action.DETERMINATION_REQUESTED,
                subject,
                grant,
                meeting,
                event -> event.with(Detail.REQUEST, id)
                        .with(Detail.PASSAGE, view.id())
                        .with(Detail.TO_LABEL, label.toString()));
        store.commit(meeting, edit);
        return new Result.Waiting(id);
    }

    private static void withdraw(PassageView view, Edit edit) {
        view.pending()
                .ifPresent(pending -> edit.put(
                        Kind.REQUEST,
                        pending.value().id(),
                        pending.version(),
                        pending.value().as(Status.WITHDRAWN)));
    }

    private PassageView passage(Grant grant, String meeting, String id) {
        return store.passages(meeting).open(grant).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
    }

    private Determination determination(Subject subject, Label label, String reason, Optional<SubjectId> second) {
        return new Determination(
                label,
                reason.strip(),
                subject.id(),
                clock.instant(),
                second,
                policy.get().digest());
    }

    private static long version(PassageView view) {
        return view.determination().map(Versioned::version).orElse(0L);
    }

    private Label label(Meeting meeting, String levelId) {
        Level level = policy.get().lattice().levels().stream()
                .filter(candidate -> candidate.id().equals(levelId))
                .findFirst()
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.INVALID, "unknown-level"));
        if (level.compareTo(meeting.ceiling()) > 0) {
            throw new RefusedException(RefusedException.Kind.INVALID, "level-above-ceiling");
        }
        return Label.of(level);
    }

    private static void requireOpen(Meeting meeting) {
        switch (meeting.state()) {
            case REVIEW, DRAFTING, APPROVAL -> {}
            case PARSING, CLASSIFYING -> throw new RefusedException(RefusedException.Kind.CONFLICT, "still-reading");
            case CLOSED, FAILED -> throw new RefusedException(RefusedException.Kind.CONFLICT, "meeting-closed");
        }
    }

    private void record(
            Action action, Subject subject, Grant grant, String meeting, UnaryOperator<AuditEvent> details) {
        var event = AuditEvent.of(action, Actor.of(subject.id()), meeting, Outcome.DONE)
                .labelled(grant.target().label());
        audit.append(List.of(details.apply(event)));
    }
}
