package org.sacho.review;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;
import org.sacho.meeting.Determination;
import org.sacho.meeting.Edit;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.PolicySnapshot;

/// Passages that turned out too low, after a release too.
final class Raising {

    private final MeetingStore store;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Clock clock;

    Raising(MeetingStore store, AuditLog audit, Supplier<PolicySnapshot> policy, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    Raise check(Deciding deciding, Label to, String reason) {
        var from = deciding.view().label(deciding.grant().target().label());
        if (!to.dominates(from) || from.dominates(to)) {
            throw new RefusedException(RefusedException.Kind.INVALID, "not-raised");
        }
        if (reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "raising-needs-reason");
        }
        return new Raise(
                deciding.meeting(),
                deciding.view().id(),
                from,
                to,
                deciding.subject().id(),
                reason.strip());
    }

    void carryOut(Raise raise) {
        var high = store.high(raise.meeting()).label();
        store.passages(raise.meeting())
                .map(views -> views.stream()
                        .filter(view -> view.id().equals(raise.passage()))
                        .filter(view -> !view.label(high).dominates(raise.to()))
                        .map(view -> determine(view, raise))
                        .toList());
    }

    /// What was raised is the floor, so that whoever raised it cannot take that back alone.
    private Raise determine(PassageView view, Raise raise) {
        var determination = new Determination(
                raise.to(),
                raise.reason(),
                raise.by(),
                clock.instant(),
                Optional.empty(),
                Optional.of(raise.to()),
                policy.get().digest());
        var edit = new Edit();
        Reviews.put(edit, view, determination);
        Lowering.withdraw(view, edit);
        audit.append(List.of(AuditEvent.of(Action.DETERMINED, Actor.of(raise.by()), raise.meeting(), Outcome.DONE)
                .labelled(store.high(raise.meeting()).label())
                .with(Detail.PASSAGE, raise.passage())
                .with(Detail.FROM_LABEL, raise.from().toString())
                .with(Detail.TO_LABEL, raise.to().toString())));
        store.commit(raise.meeting(), edit);
        return raise;
    }
}
