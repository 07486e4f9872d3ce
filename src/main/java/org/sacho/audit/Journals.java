package org.sacho.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sacho.access.AccessJournal;
import org.sacho.guard.ReleaseJournal;
import org.sacho.guard.ReleaseOrder;
import org.sacho.label.Label;

/// The log as the reference monitor and the guard see it: the place where they write before they act.
public final class Journals {

    private final AuditLog log;
    private final Set<String> released = ConcurrentHashMap.newKeySet();

    public Journals(AuditLog log) {
        this.log = log;
    }

    public AccessJournal access() {
        return this::record;
    }

    public ReleaseJournal release() {
        return this::record;
    }

    private void record(List<AccessJournal.Entry> entries) {
        var events = new ArrayList<AuditEvent>();
        for (var entry : entries) {
            events.add(AuditEvent.of(
                            action(entry),
                            Actor.of(entry.subject()),
                            entry.target().id(),
                            entry.granted() ? Outcome.GRANTED : Outcome.DENIED)
                    .labelled(entry.target().label())
                    .with(Detail.REASON, entry.act().name()));
        }
        try {
            log.append(events);
        } catch (AuditUnavailableException e) {
            throw new AccessJournal.JournalUnavailableException(e);
        }
    }

    private static Action action(AccessJournal.Entry entry) {
        return entry.granted() ? Action.READ : Action.ACCESS_DENIED;
    }

    /// A release that is taken up again after a crash is on record already and is not recorded twice.
    private void record(ReleaseOrder order, Label from) {
        var approved = order.approved();
        try {
            if (!released().contains(approved.release())) {
                log.append(List.of(AuditEvent.of(
                                Action.RELEASED, Actor.of(order.secondApprover()), approved.release(), Outcome.DONE)
                        .with(Detail.ACCOUNT, order.firstApprover().value())
                        .with(Detail.DIGEST, approved.digest().hex())
                        .with(Detail.FROM_LABEL, from.toString())
                        .with(Detail.TO_LABEL, approved.to().toString())));
                released().add(approved.release());
            }
        } catch (AuditUnavailableException e) {
            throw new ReleaseJournal.JournalUnavailableException(e);
        }
    }

    /// Which releases are on record; the log is read for it once.
    private synchronized Set<String> released() {
        if (released.isEmpty()) {
            var before = AuditQuery.newest(AuditQuery.MAX_LIMIT).doing(Action.RELEASED);
            log.find(before).forEach(entry -> released.add(entry.event().object()));
        }
        return released;
    }
}
