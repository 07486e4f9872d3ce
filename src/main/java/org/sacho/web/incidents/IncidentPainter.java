package org.sacho.web.incidents;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sacho.Premises;
import org.sacho.spill.Holder;
import org.sacho.spill.Incident;
import org.sacho.spill.Incidents.Sight;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Labels;
import org.sacho.web.OnEverySide;
import org.sacho.web.Words;
import org.springframework.stereotype.Component;

/// Shows incidents to those who handle them, and their outline to administrators.
@OnEverySide
@Component
class IncidentPainter {

    private final Premises sacho;
    private final Labels labels;
    private final Words words;

    IncidentPainter(Premises sacho, Labels labels, Words words) {
        this.sacho = sacho;
        this.labels = labels;
        this.words = words;
    }

    IncidentsView.Row row(Sight sight) {
        var incident = sight.incident();
        var unconfirmed = incident.holders().stream()
                .filter(holder -> holder.holds() && holder.acknowledged().isEmpty())
                .count();
        return new IncidentsView.Row(
                incident.id(),
                Words.minute(incident.at()),
                incident.origin().map(origin -> labels.of(origin.from())).orElse(null),
                incident.origin().map(origin -> labels.of(origin.to())).orElse(null),
                incident.editions().size(),
                sight.handles() ? (int) unconfirmed : null,
                incident.closed());
    }

    IncidentView paint(Subject subject, Sight sight) {
        var incident = sight.incident();
        boolean own = incident.reportedBy(subject.id());
        boolean decides = subject.fills(Role.OFFICER) || subject.fills(Role.APPROVER);
        return new IncidentView(
                incident.id(),
                Words.second(incident.at()),
                incident.origin().map(this::origin).orElse(null),
                incident.editions().stream().map(this::edition).toList(),
                incident.steps().entrySet().stream()
                        .map(step -> new IncidentView.Done(step.getKey(), Words.second(step.getValue())))
                        .toList(),
                sight.handles() ? holders(incident).orElse(null) : null,
                incident.closure()
                        .map(end -> new IncidentView.Closure(end.by().value(), Words.second(end.at()), end.reason()))
                        .orElse(null),
                sight.handles() && decides && !own && !incident.closed(),
                own);
    }

    private IncidentView.Origin origin(Incident.Origin origin) {
        return new IncidentView.Origin(
                origin.meeting(),
                origin.passage(),
                labels.of(origin.from()),
                labels.of(origin.to()),
                origin.by().value());
    }

    private IncidentView.Edition edition(Incident.Withdrawn edition) {
        return new IncidentView.Edition(
                edition.edition(), edition.enclave().value(), labels.of(edition.label()), edition.elsewhere());
    }

    private Optional<IncidentView.Holders> holders(Incident incident) {
        return incident.searched()
                .map(searched -> new IncidentView.Holders(
                        incident.holders().stream()
                                .map(holder -> row(incident, holder))
                                .toList(),
                        String.format(Locale.ROOT, "%,d", searched.entries()),
                        String.format(Locale.ROOT, "%,d", searched.last()),
                        Words.second(searched.from()),
                        Words.second(searched.to())));
    }

    private IncidentView.Row row(Incident incident, Holder holder) {
        return new IncidentView.Row(
                holder.account().value(),
                holder.edition(),
                holder.ways().stream()
                        .sorted()
                        .map(way -> words.of("incident.way." + way))
                        .collect(Collectors.joining(", ")),
                holder.times(),
                Words.second(holder.first()),
                Words.second(holder.last()),
                cleared(incident, holder),
                holder.holds(),
                holder.told().map(Words::second).orElse(""),
                holder.acknowledged().map(Words::second).orElse(""));
    }

    /// Whether the account may have what it saw after all. Where the label is not known, nobody is taken to be.
    private boolean cleared(Incident incident, Holder holder) {
        return incident.origin()
                .flatMap(origin -> sacho.accounts()
                        .subject(holder.account())
                        .map(person -> person.clearance().dominates(origin.to())))
                .orElse(false);
    }
}
