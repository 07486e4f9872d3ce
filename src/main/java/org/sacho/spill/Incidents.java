package org.sacho.spill;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sacho.access.AccessDecision;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.NeedToKnow;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.NeedToKnow.PutBefore;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.Enclaves;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Shelves;
import org.sacho.search.Search;
import org.sacho.spill.Incident.Closure;
import org.sacho.spill.Incident.Origin;
import org.sacho.spill.Incident.Place;
import org.sacho.spill.Incident.Withdrawn;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

/// Every incident: what was done, who is told, how it ended.
///
/// Guarantees that whoever was shown an edition is told at their next page until they confirm, and that nobody settles
/// what they reported. Administrators see an outline. Does not reach what has left the machine.
public final class Incidents {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Tools tools;
    private final IncidentBook book;
    private final Containment containment;

    /// What keeping incidents needs.
    public record Tools(
            Shelves shelves,
            Search search,
            ReferenceMonitor monitor,
            AuditLog audit,
            Supplier<PolicySnapshot> policy,
            Clock clock) {}

    public Incidents(Tools tools, Enclaves enclaves, ContentJson json) {
        this.tools = tools;
        this.book = new IncidentBook(enclaves, tools.policy(), json);
        this.containment = new Containment(tools, book);
    }

    /// An incident, and whether the person handles it: others get its outline.
    public record Sight(Incident incident, boolean handles) {}

    /// What somebody is told who was shown editions that were withdrawn.
    public record Notice(String incident, List<String> editions) {}

    synchronized Incident open(Optional<Origin> origin, List<String> recalled, Place place) {
        var incident = Incident.open(UUID.randomUUID().toString(), origin, recalled, place);
        record(Action.INCIDENT_OPENED, origin.map(known -> Actor.of(known.by())).orElse(new Actor.Server()), incident);
        return book.save(incident);
    }

    synchronized Incident contain(Incident incident, Workshop workshop) {
        return containment.toTheEnd(incident, workshop);
    }

    Instant now() {
        return tools.clock().instant();
    }

    /// Does the next step and no other.
    synchronized void step(String id, Workshop workshop) {
        var incident = book.find(id).orElseThrow();
        incident.next().ifPresent(step -> containment.carryOut(step, incident, workshop));
    }

    synchronized void resume(Workshop workshop) {
        book.all().forEach(incident -> containment.toTheEnd(incident, workshop));
        book.all().stream().filter(Incident::closed).forEach(this::erase);
    }

    /// Goes on with whatever the last run of the server left unfinished, where nothing is worked on.
    public void resume() {
        resume(Workshop.NONE);
    }

    /// Another network recalls an edition that came from it. One that never came is on record all the same. Doing it
    /// twice is doing it once.
    public synchronized void recalled(String edition) {
        if (book.all().stream().anyMatch(incident -> incident.recalled().contains(edition) && !incident.closed())) {
            return;
        }
        var label = tools.shelves()
                .target(edition)
                .map(Target::label)
                .orElseGet(() ->
                        Label.of(tools.policy().get().keptHere().getFirst().floor()));
        contain(open(Optional.empty(), List.of(edition), new Place(now(), label, Set.of())), Workshop.NONE);
    }

    /// The incidents this person may know of, latest first.
    public List<Sight> incidents(Subject subject) {
        if (administers(subject)) {
            tools.audit()
                    .append(List.of(AuditEvent.of(Action.LIST, Actor.of(subject.id()), "incidents", Outcome.GRANTED)));
            return latest(book.all().stream()
                    .map(incident -> new Sight(incident.outline(), false))
                    .toList());
        }
        var targets = book.all().stream().map(Incidents::target).toList();
        return latest(tools.monitor().selectReadable(subject, targets).keySet().stream()
                .flatMap(target -> book.find(target.id()).stream())
                .map(incident -> new Sight(incident, true))
                .toList());
    }

    private static List<Sight> latest(List<Sight> sights) {
        return sights.stream()
                .sorted(Comparator.comparing((Sight sight) -> sight.incident().at())
                        .reversed())
                .toList();
    }

    /// One incident, or the answer that there is none.
    public Sight incident(Subject subject, String id) {
        if (administers(subject)) {
            var found = book.find(id).orElseThrow(RefusedException::notFound);
            record(Action.LIST, Actor.of(subject.id()), found);
            return new Sight(found.outline(), false);
        }
        requireGranted(tools.monitor().decideRead(subject, targetOf(id)));
        return new Sight(book.find(id).orElseThrow(RefusedException::notFound), true);
    }

    /// How many unsettled incidents this person may know of. A number for the menu; nothing is shown of them.
    public int openFor(Subject subject) {
        var open = book.all().stream().filter(incident -> !incident.closed()).toList();
        return administers(subject)
                ? open.size()
                : tools.monitor()
                        .searchable(
                                subject, open.stream().map(Incidents::target).toList())
                        .size();
    }

    /// Settles an incident. What was isolated is destroyed; the record stays.
    ///
    /// @throws RefusedException FORBIDDEN for whoever reported it, INVALID without a reason, CONFLICT when it is
    ///     settled already
    public synchronized Incident close(Subject subject, String id, String reason) {
        requireGranted(tools.monitor().decideLabel(subject, targetOf(id)));
        var incident = book.find(id).orElseThrow(RefusedException::notFound);
        if (incident.reportedBy(subject.id())) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "own-incident");
        }
        if (incident.closed()) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        if (reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "closing-needs-reason");
        }
        record(Action.INCIDENT_CLOSED, Actor.of(subject.id()), incident);
        var end = new Closure(subject.id(), now(), reason.strip());
        var closed = book.save(incident.closedBy(end));
        erase(closed);
        return closed;
    }

    private void erase(Incident incident) {
        incident.editions().stream().map(Withdrawn::edition).forEach(tools.shelves()::erase);
    }

    /// What this person is to be told now, and which is on record as told on return.
    public List<Notice> notices(Subject subject) {
        var owed = book.all().stream()
                .filter(incident -> incident.owedBy(subject.id()))
                .sorted(Comparator.comparing(Incident::at))
                .toList();
        owed.forEach(incident -> tell(subject, incident));
        return owed.stream()
                .map(incident -> new Notice(
                        incident.id(),
                        incident.holders().stream()
                                .filter(holder -> holder.owes(subject.id()))
                                .map(Holder::edition)
                                .toList()))
                .toList();
    }

    private void tell(Subject subject, Incident incident) {
        if (incident.holders().stream().anyMatch(holder -> holder.unaware(subject.id()))) {
            var now = now();
            mark(incident.id(), subject, Action.NOTICE_SHOWN, holder -> holder.toldAt(now));
        }
    }

    /// This person confirms that they gave back or destroyed what they had.
    ///
    /// @throws RefusedException NOT_FOUND if they were not asked to
    public void acknowledge(Subject subject, String id) {
        if (book.find(id).filter(incident -> incident.owedBy(subject.id())).isEmpty()) {
            throw RefusedException.notFound();
        }
        var now = now();
        mark(id, subject, Action.NOTICE_ACKNOWLEDGED, holder -> holder.acknowledgedAt(now));
    }

    private synchronized void mark(String id, Subject subject, Action action, UnaryOperator<Holder> change) {
        var incident = book.find(id).orElseThrow(RefusedException::notFound);
        record(action, Actor.of(subject.id()), incident);
        book.save(incident.with(incident.holders().stream()
                .map(holder -> holder.owes(subject.id()) ? change.apply(holder) : holder)
                .toList()));
    }

    private static void requireGranted(AccessDecision<?> decision) {
        if (decision instanceof Denied<?> denied) {
            throw RefusedException.of(denied, RefusedException.notFound());
        }
    }

    /// What does not exist is asked about like what does; what was typed in its place goes to the log only as an id.
    private Target targetOf(String id) {
        var top = tools.policy().get().lattice().top();
        return book.find(id)
                .map(Incidents::target)
                .orElseGet(() -> new Target("incident", ID.matcher(id).matches() ? id : "", top, new Listed(Set.of())));
    }

    private static Target target(Incident incident) {
        NeedToKnow business = incident.origin().isPresent()
                ? new Listed(incident.handling())
                : new PutBefore(incident.handling(), Role.APPROVER);
        return new Target("incident", incident.id(), incident.label(), business);
    }

    private static boolean administers(Subject subject) {
        return subject.fills(Role.SECURITY_ADMINISTRATOR);
    }

    private void record(Action action, Actor actor, Incident incident) {
        var event = AuditEvent.of(action, actor, incident.id(), Outcome.DONE).labelled(incident.label());
        tools.audit()
                .append(List.of(incident.origin()
                        .map(origin -> event.with(Detail.MEETING, origin.meeting())
                                .with(Detail.PASSAGE, origin.passage())
                                .with(Detail.FROM_LABEL, origin.from().toString())
                                .with(Detail.TO_LABEL, origin.to().toString()))
                        .orElse(event)));
    }
}
