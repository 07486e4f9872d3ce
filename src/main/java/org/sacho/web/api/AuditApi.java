package org.sacho.web.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEntry;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.subject.Subject;
import org.sacho.web.OnEverySide;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit log for auditors. Reading it is itself on record.
@OnEverySide
@RestController
class AuditApi {

    private final Premises sacho;

    AuditApi(Premises sacho) {
        this.sacho = sacho;
    }

    @GetMapping("/api/v1/audit")
    List<Map<String, Object>> events(
            Subject auditor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var query = new AuditFilter(from, to, subject, action, outcome, after, limit).query();
        sacho.audit().append(List.of(AuditEvent.of(Action.AUDIT_READ, Actor.of(auditor.id()), "", Outcome.DONE)));
        return sacho.audit().find(query).stream().map(AuditApi::json).toList();
    }

    @GetMapping("/api/v1/audit/checkpoint")
    Map<String, Object> checkpoint(Subject auditor) {
        sacho.audit()
                .append(List.of(AuditEvent.of(Action.AUDIT_READ, Actor.of(auditor.id()), "checkpoint", Outcome.DONE)));
        var checkpoint = sacho.audit().latest();
        return Map.of(
                "size",
                checkpoint.size(),
                "hash",
                checkpoint.hash(),
                "at",
                at(checkpoint.at()),
                "note",
                checkpoint.note());
    }

    private static String at(Instant instant) {
        return instant.toString();
    }

    private static Map<String, Object> json(AuditEntry entry) {
        var event = entry.event();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("seq", entry.sequence());
        fields.put("at", at(entry.at()));
        fields.put("subject", event.actor().toString());
        fields.put("action", event.action().name());
        fields.put("object", event.object());
        event.label().ifPresent(label -> fields.put("label", label));
        fields.put("outcome", event.outcome().name());
        event.details().forEach((detail, value) -> fields.put(camelCase(detail.name()), value));
        entry.source().ifPresent(source -> fields.put("source", source));
        return fields;
    }

    private static String camelCase(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_", -1);
        var text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
