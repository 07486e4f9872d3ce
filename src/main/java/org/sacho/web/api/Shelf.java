package org.sacho.web.api;

import java.util.List;
import java.util.Optional;
import org.sacho.Installation;
import org.sacho.Premises;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.meeting.Access;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

/// Released minutes for one reader.
public record Shelf(Premises sacho) {

    /// Reads an edition, or answers as if there were none.
    public ReleasedMinutes read(Subject subject, String id) {
        var top = sacho.policies().active().lattice().top();
        var target = sacho.shelves().target(id).orElseGet(() -> Access.unknown("minutes", id, top));
        var grant = Access.orNotFound(sacho.monitor().decideRead(subject, target));
        return sacho.shelves().open(grant, id);
    }

    /// The same for a program, which keeps what it gets: on record as an export before it gets anything.
    public ReleasedMinutes export(Subject subject, String id) {
        var minutes = read(subject, id);
        sacho.audit()
                .append(List.of(AuditEvent.of(Action.EXPORTED, Actor.of(subject.id()), id, Outcome.DONE)
                        .labelled(minutes.label())));
        return minutes;
    }

    /// The meeting that an edition came out of, if this person works on it here. On no record: only its id is known
    /// by this.
    public Optional<String> origin(Subject subject, String id) {
        boolean decides = subject.fills(Role.OFFICER) || subject.fills(Role.APPROVER);
        return decides && sacho instanceof Installation here
                ? here
                        .monitor()
                        .searchable(
                                subject,
                                here.releases().origins().meetingsOf(id).stream()
                                        .flatMap(meeting -> here.store().target(meeting).stream())
                                        .toList())
                        .stream()
                        .map(Target::id)
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    /// Everything released that did not come out of one of these working meetings.
    public static List<Target> othersThan(Installation sacho, List<String> meetings) {
        var known = sacho.releases().origins().shelvedFrom(meetings);
        return sacho.shelves().targets().stream()
                .filter(target -> !known.contains(target.id()))
                .toList();
    }
}
