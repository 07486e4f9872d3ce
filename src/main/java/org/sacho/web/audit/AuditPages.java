package org.sacho.web.audit;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEntry;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditQuery;
import org.sacho.audit.Outcome;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Htmx;
import org.sacho.web.Labels;
import org.sacho.web.OnEverySide;
import org.sacho.web.Section;
import org.sacho.web.Words;
import org.sacho.web.api.AuditFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit log for auditors. Reading it is itself on record.
@OnEverySide
@Controller
class AuditPages {

    private static final int PAGE = 100;

    private final Premises sacho;
    private final Frames frames;
    private final Labels labels;

    AuditPages(Premises sacho, Frames frames, Labels labels) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
    }

    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String action,
            @Nullable String outcome) {

        AuditView.Filter asTyped() {
            return new AuditView.Filter(typed(from), typed(to), typed(subject), typed(action), typed(outcome));
        }

        AuditQuery query(@Nullable Long before) {
            return new AuditFilter(instant(from), instant(to), subject, action, outcome, before, PAGE).query();
        }

        private static String typed(@Nullable String text) {
            return text == null ? "" : text;
        }

        /// A local time of the server, as the form sends it.
        private static String instant(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return "";
            }
            try {
                return LocalDateTime.parse(text)
                        .atZone(ZoneId.systemDefault())
                        .toInstant()
                        .toString();
            } catch (DateTimeParseException e) {
                throw new RefusedException(RefusedException.Kind.INVALID, "bad-filter");
            }
        }
    }

    @GetMapping("/audit")
    String log(
            Subject auditor,
            Asked asked,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long event,
            Model model) {
        var query = asked.query(before);
        sacho.audit().append(List.of(AuditEvent.of(Action.AUDIT_READ, Actor.of(auditor.id()), "", Outcome.DONE)));
        // Of the page that stays as it is, the answer to a click needs nothing but the drawer.
        var entries = Htmx.asked() ? List.<AuditEntry>of() : sacho.audit().find(query);
        model.addAttribute("frame", frames.around(auditor, Section.AUDIT, labels.bottom()));
        model.addAttribute(
                "view",
                new AuditView(
                        asked.asTyped(),
                        Stream.of(Action.values()).map(Action::name).toList(),
                        entries.stream().map(this::line).toList(),
                        entries.size() < PAGE
                                ? ""
                                : Long.toString(entries.getLast().sequence()),
                        chain(),
                        selected(event).orElse(null)));
        return Htmx.asked() ? "audit/event :: drawer" : "audit/audit";
    }

    private Optional<EventView> selected(@Nullable Long event) {
        return Optional.ofNullable(event)
                .flatMap(sequence -> sacho.audit().find(AuditQuery.newest(1).behind(sequence + 1)).stream()
                        .filter(entry -> entry.sequence() == sequence)
                        .findFirst())
                .map(entry -> new EventView(line(entry), properties(entry)));
    }

    private static List<EventView.Property> properties(AuditEntry entry) {
        var properties = new ArrayList<EventView.Property>();
        entry.event().details().entrySet().stream()
                .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
                .map(detail -> new EventView.Property(detail.getKey().name(), detail.getValue()))
                .forEach(properties::add);
        entry.source().ifPresent(address -> properties.add(new EventView.Property("SOURCE", address)));
        return properties;
    }

    private AuditView.Event line(AuditEntry entry) {
        var event = entry.event();
        return new AuditView.Event(
                entry.sequence(),
                Words.second(entry.at()),
                event.actor().toString(),
                event.action().name(),
                event.object(),
                event.outcome(),
                event.label().map(labels::of).orElse(null));
    }

    private AuditView.Chain chain() {
        var status = sacho.audit().status();
        return new AuditView.Chain(
                status.writable() ? AuditView.ChainState.VERIFIED : AuditView.ChainState.BROKEN,
                status.size() - 1,
                Words.minute(status.latest().at()));
    }
}
