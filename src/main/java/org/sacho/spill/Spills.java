package org.sacho.spill;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.Enclaves;
import org.sacho.meeting.Access;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Releases;
import org.sacho.release.Shelves;
import org.sacho.review.Raise;
import org.sacho.review.Reviews;
import org.sacho.search.Search;
import org.sacho.spill.Incident.Closure;
import org.sacho.spill.Incident.Withdrawn;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// "This passage is too low", after it was released.
///
/// Guarantees: once [#report] returns, nobody is shown an edition here that rests on the passage below its new label, and
/// whoever was shown one is on the list. After a crash at any moment the next start finishes what was begun. Raising
/// takes one person; settling the incident takes another. Does not reach what has left the machine.
public final class Spills {

    private final Tools tools;
    private final IncidentBook book;
    private final Containment containment;

    /// What handling incidents needs.
    public record Tools(
            MeetingStore store,
            Reviews reviews,
            Releases releases,
            Shelves shelves,
            Search search,
            ReferenceMonitor monitor,
            Access access,
            AuditLog audit,
            Supplier<PolicySnapshot> policy,
            Clock clock) {}

    public Spills(Tools tools, Enclaves enclaves, ContentJson json) {
        this.tools = tools;
        this.book = new IncidentBook(enclaves, tools.policy(), json);
        this.containment = new Containment(tools, book);
    }

    /// An incident, and whether the person handles it: others get its outline.
    public record Sight(Incident incident, boolean handles) {}

    /// What somebody is told who was shown editions that were withdrawn.
    public record Notice(String incident, List<String> editions) {}

    /// Somebody says that a passage has to be at a higher level. Everything that follows from that is done on return.
    ///
    /// @throws RefusedException INVALID unless the level is above the present one and a reason is given
    public synchronized Incident report(
            Subject subject, String meeting, String passage, String level, String reason) {
        return containment.toTheEnd(open(tools.reviews().raising(subject, meeting, passage, level, reason)));
    }

    Incident open(Raise raise) {
        var target = tools.store().target(raise.meeting()).orElseThrow(RefusedException::notFound);
        var people = new HashSet<SubjectId>();
        if (target.needToKnow() instanceof Listed(var listed)) {
            people.addAll(listed);
        }
        var incident =
                Incident.open(UUID.randomUUID().toString(), raise, tools.clock().instant(), target.label(), people);
        record(Action.INCIDENT_OPENED, Actor.of(raise.by()), incident);
        return book.save(incident);
    }

    /// Does the next step and no other.
    synchronized void step(String id) {
        var incident = book.find(id).orElseThrow();
        incident.next().ifPresent(step -> containment.carryOut(step, incident));
    }

    /// Goes on with whatever the last run of the server left unfinished.
    public synchronized void resume() {
        book.all().forEach(containment::toTheEnd);
        book.all().stream().filter(Incident::closed).forEach(this::erase);
    }

    /// The incidents this person may know of, latest first.
    public List<Sight> incidents(Subject subject) {
        if (administers(subject)) {
            tools.audit()
                    .append(List.of(AuditEvent.of(Action.LIST, Actor.of(subject.id()), "incidents", Outcome.GRANTED)));
            return latest(book.all().stream().map(incident -> new Sight(incident.outline(), false)).toList());
        }
        var targets = book.all().stream().map(Spills::target).toList();
        return latest(tools.monitor().selectReadable(subject, targets).keySet().stream()
                .flatMap(target -> book.find(target.id()).stream())
                .map(incident -> new Sight(incident, true))
                .toList());
    }

    private static List<Sight> latest(List<Sight> sights) {
        return sights.stream()
                .sorted(Comparator.comparing((Sight sight) -> sight.incident().at()).reversed())
                .toList();
    }

    /// One incident, or the answer that there is none.
    public Sight incident(Subject subject, String id) {
        if (administers(subject)) {
            var found = book.find(id).orElseThrow(RefusedException::notFound);
            record(Action.LIST, Actor.of(subject.id()), found);
            return new Sight(found.outline(), false);
        }
        Access.orNotFound(tools.monitor().decideRead(subject, targetOf(id)));
        return new Sight(book.find(id).orElseThrow(RefusedException::notFound), true);
    }

    /// Settles an incident. What was isolated is destroyed; the record stays.
    ///
    /// @throws RefusedException FORBIDDEN for whoever reported it, INVALID without a reason, CONFLICT if it is settled
    public synchronized Incident close(Subject subject, String id, String reason) {
        Access.orNotFound(tools.monitor().decideLabel(subject, targetOf(id)));
        var incident = book.find(id).orElseThrow(RefusedException::notFound);
        if (incident.raise().by().equals(subject.id())) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "own-incident");
        }
        if (incident.closed()) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        if (reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "closing-needs-reason");
        }
        record(Action.INCIDENT_CLOSED, Actor.of(subject.id()), incident);
        var closed = book.save(incident.closedBy(new Closure(subject.id(), tools.clock().instant(), reason.strip())));
        erase(closed);
        return closed;
    }

    private void erase(Incident incident) {
        incident.editions().stream().map(Withdrawn::edition).forEach(tools.shelves()::erase);
    }

    /// What this person is to be told now, and which is on record as told on return.
    public List<Notice> notices(Subject subject) {
        var owed = book.all().stream()
                .filter(incident -> incident.holders().stream().anyMatch(holder -> holder.owes(subject.id())))
                .sorted(Comparator.comparing(Incident::at))
                .toList();
        return owed.isEmpty() ? List.of() : told(subject, owed);
    }

    private synchronized List<Notice> told(Subject subject, List<Incident> owed) {
        return owed.stream()
                .map(incident -> {
                    if (incident.holders().stream().anyMatch(holder -> holder.owes(subject.id()) && holder.told().isEmpty())) {
                        mark(incident.id(), subject, Action.NOTICE_SHOWN, holder -> holder.toldAt(tools.clock().instant()));
                    }
                    return new Notice(
                            incident.id(),
                            incident.holders().stream()
                                    .filter(holder -> holder.owes(subject.id()))
                                    .map(Holder::edition)
                                    .toList());
                })
                .toList();
    }

    /// This person confirms that they gave back or destroyed what they had.
    ///
    /// @throws RefusedException NOT_FOUND if they were not asked to
    public synchronized void acknowledge(Subject subject, String id) {
        book.find(id)
                .filter(incident -> incident.holders().stream().anyMatch(holder -> holder.owes(subject.id())))
                .orElseThrow(RefusedException::notFound);
        mark(id, subject, Action.NOTICE_ACKNOWLEDGED, holder -> holder.acknowledgedAt(tools.clock().instant()));
    }

    private void mark(String id, Subject subject, Action action, UnaryOperator<Holder> change) {
        var incident = book.find(id).orElseThrow(RefusedException::notFound);
        record(action, Actor.of(subject.id()), incident);
        book.save(incident.with(incident.holders().stream()
                .map(holder -> holder.owes(subject.id()) ? change.apply(holder) : holder)
                .toList()));
    }

    private Target targetOf(String id) {
        return book.find(id).map(Spills::target).orElseGet(() -> tools.access().unknown("incident", id));
    }

    private static Target target(Incident incident) {
        return new Target("incident", incident.id(), incident.label(), new Listed(incident.handling()));
    }

    private static boolean administers(Subject subject) {
        return subject.fills(Role.SECURITY_ADMINISTRATOR);
    }

    private void record(Action action, Actor actor, Incident incident) {
        tools.audit()
                .append(List.of(AuditEvent.of(action, actor, incident.id(), Outcome.DONE)
                        .labelled(incident.label())
                        .with(Detail.MEETING, incident.raise().meeting())
                        .with(Detail.PASSAGE, incident.raise().passage())
                        .with(Detail.FROM_LABEL, incident.raise().from().toString())
                        .with(Detail.TO_LABEL, incident.raise().to().toString())));
    }
}
