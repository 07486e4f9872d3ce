package org.sacho.spill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.spill.Incident.Withdrawn;

/// The steps about one incident. Which of them are done lies in its record, so a server that was killed goes on from
/// there.
final class Containment {

    private final Incidents.Tools tools;
    private final IncidentBook book;
    private final Readers readers;

    Containment(Incidents.Tools tools, IncidentBook book) {
        this.tools = tools;
        this.book = book;
        this.readers = new Readers(tools.audit());
    }

    Incident toTheEnd(Incident incident, Workshop workshop) {
        var now = incident;
        for (var step = now.next(); step.isPresent(); step = now.next()) {
            now = carryOut(step.get(), now, workshop);
        }
        return now;
    }

    Incident carryOut(Step step, Incident incident, Workshop workshop) {
        var after = switch (step) {
            case RAISED -> {
                incident.origin().ifPresent(workshop::raise);
                yield incident;
            }
            case ISOLATED -> incident.isolated(isolate(incident, workshop));
            case TAKEN_BACK -> {
                incident.origin().ifPresent(workshop::takeBack);
                yield incident;
            }
            case READERS_LISTED -> {
                var editions =
                        incident.editions().stream().map(Withdrawn::edition).toList();
                var found = readers.of(editions);
                yield incident.readBy(found.holders(), found.searched());
            }
        };
        tools.audit()
                .append(List.of(AuditEvent.of(Action.INCIDENT_STEP, new Actor.Server(), incident.id(), Outcome.DONE)
                        .labelled(incident.label())
                        .with(Detail.STATE, step.name())));
        return book.save(after.did(step, tools.clock().instant()));
    }

    private List<Withdrawn> isolate(Incident incident, Workshop workshop) {
        var editions = new HashSet<>(incident.recalled());
        incident.origin().map(workshop::editionsOf).ifPresent(editions::addAll);
        var withdrawn = new ArrayList<Withdrawn>();
        for (var edition : editions) {
            isolate(edition, incident).or(() -> workshop.recall(edition)).ifPresent(withdrawn::add);
        }
        return withdrawn;
    }

    private Optional<Withdrawn> isolate(String edition, Incident incident) {
        return tools.shelves().isolate(edition).map(target -> {
            tools.search().minutesWithdrawn(target);
            tools.audit()
                    .append(List.of(AuditEvent.of(Action.WITHDRAWN, actor(incident), edition, Outcome.DONE)
                            .labelled(target.label())
                            .with(Detail.REQUEST, incident.id())));
            return here(target);
        });
    }

    private Withdrawn here(Target target) {
        var enclave = tools.policy().get().enclaveFor(target.label().level());
        return new Withdrawn(target.id(), enclave.id(), target.label(), false);
    }

    private static Actor actor(Incident incident) {
        return incident.origin().map(origin -> Actor.of(origin.by())).orElse(new Actor.Server());
    }
}
