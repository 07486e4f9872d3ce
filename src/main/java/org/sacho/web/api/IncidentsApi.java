package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.spill.Holder;
import org.sacho.spill.Incident;
import org.sacho.spill.Incidents;
import org.sacho.spill.Incidents.Sight;
import org.sacho.subject.Subject;
import org.sacho.web.OnEverySide;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Incidents, and the notices to those who had been shown what was withdrawn.
@OnEverySide
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
class IncidentsApi {

    private final Premises sacho;

    IncidentsApi(Premises sacho) {
        this.sacho = sacho;
    }

    @GetMapping("/incidents")
    List<Map<String, Object>> all(Subject subject) {
        return sacho.incidents().incidents(subject).stream()
                .map(IncidentsApi::json)
                .toList();
    }

    @GetMapping("/incidents/{id}")
    Map<String, Object> one(Subject subject, @PathVariable String id) {
        return json(sacho.incidents().incident(subject, id));
    }

    record ClosureBody(@Nullable String reason) {
        @Override
        public String toString() {
            return "ClosureBody[]";
        }
    }

    @PostMapping("/incidents/{id}/closure")
    Map<String, Object> close(Subject subject, @PathVariable String id, @RequestBody ClosureBody body) {
        return json(sacho.incidents().close(subject, id, body.reason() == null ? "" : body.reason()), true);
    }

    @GetMapping("/notices")
    List<Incidents.Notice> notices(Subject subject) {
        return sacho.incidents().notices(subject);
    }

    @PostMapping("/incidents/{id}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(Subject subject, @PathVariable String id) {
        sacho.incidents().acknowledge(subject, id);
    }

    private static Map<String, Object> json(Sight sight) {
        return json(sight.incident(), sight.handles());
    }

    /// An incident; who was shown what, and the reason of its end, only for those who handle it.
    static Map<String, Object> json(Incident incident, boolean handles) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", incident.id());
        fields.put("state", incident.closed() ? "CLOSED" : "OPEN");
        fields.put("openedAt", incident.at().toString());
        incident.origin().ifPresent(origin -> {
            fields.put("meeting", origin.meeting());
            fields.put("passage", origin.passage());
            fields.put("from", origin.from().toString());
            fields.put("to", origin.to().toString());
            fields.put("by", origin.by().value());
        });
        fields.put(
                "editions", incident.editions().stream().map(IncidentsApi::json).toList());
        var steps = new LinkedHashMap<String, String>();
        incident.steps().forEach((step, at) -> steps.put(step.name(), at.toString()));
        fields.put("steps", steps);
        if (handles) {
            fields.put(
                    "holders",
                    incident.holders().stream().map(IncidentsApi::json).toList());
            incident.searched()
                    .ifPresent(searched -> fields.put(
                            "searched",
                            Map.of(
                                    "entries", searched.entries(),
                                    "lastSeq", searched.last(),
                                    "from", searched.from().toString(),
                                    "to", searched.to().toString())));
        }
        incident.closure().ifPresent(end -> {
            fields.put("closedBy", end.by().value());
            fields.put("closedAt", end.at().toString());
            if (handles) {
                fields.put("closedBecause", end.reason());
            }
        });
        return fields;
    }

    private static Map<String, Object> json(Incident.Withdrawn edition) {
        return Map.of(
                "edition", edition.edition(),
                "store", edition.enclave().value(),
                "label", edition.label().toString(),
                "elsewhere", edition.elsewhere());
    }

    private static Map<String, Object> json(Holder holder) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("account", holder.account().value());
        fields.put("edition", holder.edition());
        fields.put("ways", holder.ways().stream().sorted().map(Holder.Way::name).toList());
        fields.put("times", holder.times());
        fields.put("first", holder.first().toString());
        fields.put("last", holder.last().toString());
        holder.told().ifPresent(at -> fields.put("toldAt", at.toString()));
        holder.acknowledged().ifPresent(at -> fields.put("acknowledgedAt", at.toString()));
        return fields;
    }
}
