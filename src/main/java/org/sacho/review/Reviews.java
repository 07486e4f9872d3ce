package org.sacho.review;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sacho.access.Grant;
import org.sacho.audit.Action;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.classify.Verdict;
import org.sacho.enclave.Kind;
import org.sacho.label.Label;
import org.sacho.label.Level;
import org.sacho.meeting.Access;
import org.sacho.meeting.Determination;
import org.sacho.meeting.Edit;
import org.sacho.meeting.LoweringRequest;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.Versioned;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.Subject;

/// Determinations of passages.
///
/// Guarantees: nothing but a person's act here ever puts a passage below its meeting's system high; below the
/// proposal it takes two different people, both cleared for the whole meeting, and a reason. Acts take turns, so
/// that two wishes for one passage cannot both be the one that waits.
public final class Reviews {

    private final MeetingStore store;
    private final Access access;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Clock clock;
    private final Lowering lowering;
    private final Raising raising;

    public Reviews(MeetingStore store, Access access, AuditLog audit, Supplier<PolicySnapshot> policy, Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
        this.lowering = new Lowering(store, access, audit, policy, clock);
        this.raising = new Raising(store, audit, policy, clock);
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
    public synchronized Result determine(
            Subject subject, String meeting, String passage, String levelId, String reason) {
        var grant = access.toDetermine(subject, meeting);
        var current = store.meeting(meeting).open(grant);
        requireOpen(current.value());
        var deciding = new Deciding(subject, grant, meeting, passage(store, grant, meeting, passage));
        var label = label(current.value(), levelId);
        if (label.dominates(threshold(subject, deciding.view()))) {
            return determined(deciding, label, reason);
        }
        if (reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "lowering-needs-reason");
        }
        return lowering.request(deciding, label, reason);
    }

    /// Whether determining the passage at this label takes a reason and a second person.
    public boolean lowers(Subject subject, PassageView view, Label label) {
        return !label.dominates(threshold(subject, view));
    }

    /// Takes back the caller's own latest act on a passage: their request to lower it, else their determination.
    /// The passage is then undecided and carries system high again, so this never lowers anything.
    ///
    /// @throws RefusedException CONFLICT if there is nothing of the caller's to take back, or if that would also
    ///     take back what somebody else determined before
    public synchronized PassageView undo(Subject subject, String meeting, String id) {
        var grant = access.toDetermine(subject, meeting);
        requireOpen(store.meeting(meeting).open(grant).value());
        var view = passage(store, grant, meeting, id);
        var edit = new Edit();
        if (view.pending()
                .filter(request -> request.value().by().equals(subject.id()))
                .isPresent()) {
            Lowering.withdraw(view, edit);
        } else {
            var own = view.determination()
                    .filter(determination -> determination.value().by().equals(subject.id()))
                    .filter(determination -> determination.value().floor().isEmpty())
                    .orElseThrow(() -> new RefusedException(RefusedException.Kind.CONFLICT, "not-yours-to-undo"));
            edit.delete(Kind.DETERMINATION, view.id(), own.version());
        }
        audit.append(List.of(Deciding.event(Action.DETERMINED, subject, grant, meeting)
                .with(Detail.PASSAGE, view.id())
                .with(Detail.STATE, "UNDONE")));
        store.commit(meeting, edit);
        return passage(store, grant, meeting, id);
    }

    /// Looks whether somebody may raise a passage to this level, in whatever state its meeting is.
    ///
    /// @throws RefusedException INVALID unless the level is above what the passage carries and within the ceiling
    public Raise raising(Subject subject, String meeting, String passage, String levelId, String reason) {
        var grant = access.toDetermine(subject, meeting);
        var to = label(store.meeting(meeting).open(grant).value(), levelId);
        return raising.check(
                new Deciding(subject, grant, meeting, passage(store, grant, meeting, passage)), to, reason);
    }

    /// Raises a passage. One person suffices, and afterwards it takes two to go below, whoever they are. Nothing is
    /// shown of the passage, so it takes no grant; doing it twice is doing it once.
    public synchronized void raise(Raise raise) {
        raising.carryOut(raise);
    }

    /// Accepts every undecided proposal that the policy lets one person accept.
    public synchronized Accepted acceptProposed(Subject subject, String meeting) {
        var grant = access.toDetermine(subject, meeting);
        requireOpen(store.meeting(meeting).open(grant).value());
        var edit = new Edit();
        var byLevel = new TreeMap<String, Integer>();
        int remaining = 0;
        for (var view : store.passages(meeting).open(grant)) {
            if (!view.undecided()) {
                continue;
            }
            var acceptable = acceptableAlone(view).map(Verdict::label).filter(grant::covers);
            if (acceptable.isPresent()) {
                put(edit, view, determination(subject, view, acceptable.get(), ""));
                byLevel.merge(acceptable.get().level().id(), 1, Integer::sum);
            } else {
                remaining++;
            }
        }
        int accepted = byLevel.values().stream().mapToInt(n -> n).sum();
        audit.append(List.of(Deciding.event(Action.DETERMINED, subject, grant, meeting)
                .with(Detail.COUNT, Integer.toString(accepted))));
        store.commit(meeting, edit);
        return new Accepted(byLevel, remaining);
    }

    /// Decides on somebody else's wish to lower a passage.
    ///
    /// @throws RefusedException FORBIDDEN for the person who asked, CONFLICT if it was decided already
    public synchronized PassageView decide(Subject subject, String id, boolean approve, String reason) {
        return lowering.decide(subject, id, approve, reason);
    }

    /// Lowering requests that wait and were put before this person.
    public List<Waiting> queue(Subject subject) {
        return lowering.queue(subject);
    }

    /// How many lowering requests of others wait for this person. A number for the menu; nothing is shown of them.
    public int waitingFor(Subject subject) {
        return lowering.waitingFor(subject);
    }

    /// One request that was put before this person, with its passage.
    public Waiting request(Subject subject, String id) {
        return lowering.waiting(subject, id);
    }

    /// A lowering request with the passage it is about.
    public record Waiting(LoweringRequest request, PassageView passage) {}

    /// Whether one person may accept the proposal for this passage together with others, and which.
    public Optional<Verdict> acceptableAlone(PassageView view) {
        return view.verdict()
                .filter(verdict -> view.undecided() && view.pending().isEmpty())
                .filter(verdict -> verdict.standing() != Verdict.Standing.ABSTAINED)
                .filter(verdict -> policy.get().marking(verdict.label().level()).acceptAlone());
    }

    /// Below this a second person must agree: the proposal, and what others have determined.
    private Label threshold(Subject subject, PassageView view) {
        var proposed =
                view.verdict().map(Verdict::label).orElse(policy.get().lattice().top());
        return othersDetermined(subject, view).map(proposed::join).orElse(proposed);
    }

    /// What anybody but this person has determined for the passage, under the determination in force.
    private static Optional<Label> othersDetermined(Subject subject, PassageView view) {
        return view.determination()
                .map(Versioned::value)
                .flatMap(standing -> standing.by().equals(subject.id())
                        ? standing.floor()
                        : Optional.of(
                                standing.floor().map(standing.label()::join).orElse(standing.label())));
    }

    private Result determined(Deciding deciding, Label label, String reason) {
        var view = deciding.view();
        var edit = new Edit();
        put(edit, view, determination(deciding.subject(), view, label, reason));
        Lowering.withdraw(view, edit);
        audit.append(List.of(deciding.event(Action.DETERMINED, label)));
        store.commit(deciding.meeting(), edit);
        return new Result.Determined(passage(store, deciding.grant(), deciding.meeting(), view.id()));
    }

    private Determination determination(Subject subject, PassageView view, Label label, String reason) {
        return new Determination(
                label,
                reason.strip(),
                subject.id(),
                clock.instant(),
                Optional.empty(),
                othersDetermined(subject, view),
                policy.get().digest());
    }

    static void put(Edit edit, PassageView view, Determination determination) {
        long version = view.determination().map(Versioned::version).orElse(0L);
        edit.put(Kind.DETERMINATION, view.id(), view.passage().ordinal(), version, determination);
    }

    static PassageView passage(MeetingStore store, Grant grant, String meeting, String id) {
        return store.passages(meeting).open(grant).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
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

    static void requireOpen(Meeting meeting) {
        switch (meeting.state()) {
            case REVIEW, DRAFTING, APPROVAL -> {}
            case PARSING, CLASSIFYING -> throw new RefusedException(RefusedException.Kind.CONFLICT, "still-reading");
            case CLOSED, FAILED -> throw new RefusedException(RefusedException.Kind.CONFLICT, "meeting-closed");
        }
    }
}
