package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.destruction.Destruction;
import org.sacho.destruction.Destruction.Status;
import org.sacho.enclave.Inventory;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.api.DecisionsApi.DecisionBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Destruction of meetings by two people, and the register of it.
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
class DestructionApi {

    private final Installation sacho;

    DestructionApi(Installation sacho) {
        this.sacho = sacho;
    }

    record ReasonBody(@Nullable String reason) {
        @Override
        public String toString() {
            return "ReasonBody[]";
        }
    }

    @PostMapping("/meetings/{id}/destruction")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> request(Subject officer, @PathVariable String id, @RequestBody ReasonBody body) {
        return json(sacho.destructions().request(officer, id, body.reason() == null ? "" : body.reason()), true);
    }

    @GetMapping("/destructions")
    List<Map<String, Object>> register(Subject subject) {
        boolean auditor = subject.fills(Role.AUDITOR);
        var entries = auditor
                ? sacho.destructions().audited(subject)
                : sacho.destructions().list(subject);
        return entries.stream().map(entry -> json(entry, !auditor)).toList();
    }

    @GetMapping("/destructions/{did}")
    Map<String, Object> one(Subject subject, @PathVariable String did) {
        return json(sacho.destructions().get(subject, did), true);
    }

    @PostMapping("/destructions/{did}/approval")
    Map<String, Object> decide(Subject approver, @PathVariable String did, @RequestBody DecisionBody body) {
        return json(sacho.destructions().decide(approver, did, body.yes(), body.why()), true);
    }

    private Map<String, Object> json(Destruction entry, boolean withReasons) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", entry.id());
        fields.put("meeting", entry.meeting());
        fields.put("label", entry.label().toString());
        fields.put("state", entry.status().name());
        fields.put("requestedBy", entry.requester().value());
        fields.put("requestedAt", entry.at().toString());
        if (withReasons) {
            fields.put("reason", entry.reason());
        }
        entry.decision().ifPresent(decision -> {
            fields.put("confirmedBy", decision.by().value());
            fields.put("confirmedAt", decision.at().toString());
        });
        if (entry.status() == Status.PENDING) {
            var now = sacho.destructions().preview(entry);
            fields.put("goes", json(now.goes()));
            fields.put("stays", now.released().stream().sorted().toList());
        }
        entry.erased().ifPresent(erased -> fields.put("erased", json(erased)));
        entry.certificate()
                .ifPresent(certificate -> fields.put(
                        "certificate",
                        Map.of(
                                "statement", certificate.statement(),
                                "signature", certificate.signature(),
                                "publicKey", sacho.destructions().publicKey())));
        return fields;
    }

    private static Map<String, Object> json(Inventory inventory) {
        var kinds = new TreeMap<String, Integer>();
        inventory.counts().forEach((kind, count) -> kinds.put(kind.name().toLowerCase(Locale.ROOT), count));
        return Map.of("records", inventory.records(), "kinds", kinds, "sha256", inventory.sha256());
    }
}
