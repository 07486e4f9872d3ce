package org.sacho.web.api;

import java.util.List;
import org.sacho.Installation;
import org.sacho.Premises;
import org.sacho.access.Target;
import org.sacho.meeting.Access;
import org.sacho.minutes.ReleasedMinutes;
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

    /// Everything released that did not come out of one of these working meetings.
    public static List<Target> othersThan(Installation sacho, List<String> meetings) {
        var known = sacho.releases().shelvedFrom(meetings);
        return sacho.shelves().targets().stream()
                .filter(target -> !known.contains(target.id()))
                .toList();
    }
}
