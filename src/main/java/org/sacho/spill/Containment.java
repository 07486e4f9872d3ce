package org.sacho.spill;

import java.util.ArrayList;
import java.util.List;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.spill.Incident.Withdrawn;

/// The steps about one incident. Which of them are done lies in its record, so a server that was killed goes on from
/// there.
final class Containment {

    private final Spills.Tools tools;
    private final IncidentBook book;
    private final Readers readers;

    Containment(Spills.Tools tools, IncidentBook book) {
        this.tools = tools;
        this.book = book;
        this.readers = new Readers(tools.audit());
    }

    Incident toTheEnd(Incident incident) {
        var now = incident;
        for (var step = now.next(); step.isPresent(); step = now.next()) {
            now = carryOut(step.get(), now);
        }
        return now;
    }

    Incident carryOut(Step step, Incident incident) {
        var raise = incident.raise();
        var after = switch (step) {
            case RAISED -> {
                tools.reviews().raise(raise);
                yield incident;
            }
            case ISOLATED -> incident.isolated(isolate(incident));
            case TAKEN_BACK -> {
                tools.releases().takeBack(raise.meeting(), raise.passage(), raise.to(), raise.by());
                yield incident;
            }
            case READERS_LISTED -> {
                var found = readers.of(
                        incident.editions().stream().map(Withdrawn::edition).toList());
                yield incident.readBy(found.holders(), found.searched());
            }
        };
        tools.audit()
                .append(List.of(AuditEvent.of(
                                Action.INCIDENT_STEP, new Actor.Server(), incident.id(), Outcome.DONE)
                        .labelled(incident.label())
                        .with(Detail.STATE, step.name())));
        return book.save(after.did(step, tools.clock().instant()));
    }

    private List<Withdrawn> isolate(Incident incident) {
        var raise = incident.raise();
        var withdrawn = new ArrayList<Withdrawn>();
        for (var edition : tools.releases().shelvedBelow(raise.meeting(), raise.passage(), raise.to())) {
            tools.shelves().isolate(edition).ifPresent(target -> {
                tools.search().minutesWithdrawn(target);
                tools.audit()
                        .append(List.of(AuditEvent.of(Action.WITHDRAWN, Actor.of(raise.by()), edition, Outcome.DONE)
                                .labelled(target.label())
                                .with(Detail.REQUEST, incident.id())));
                var enclave = tools.policy().get().enclaveFor(target.label().level());
                withdrawn.add(new Withdrawn(edition, enclave.id(), target.label()));
            });
        }
        return withdrawn;
    }
}
