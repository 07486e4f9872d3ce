package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.KeyRotations.Objection;
import org.sacho.enclave.KeyRotations.Progress;
import org.sacho.enclave.KeyStatus;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.EnclaveId;
import org.sacho.subject.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The keys, without a key, for security administrators, and rotating them while the server works. On record.
@RestController
@RequestMapping(path = "/api/v1/keys", produces = APPLICATION_JSON_VALUE)
class KeysApi {

    private final Installation sacho;

    KeysApi(Installation sacho) {
        this.sacho = sacho;
    }

    record StoreBody(@Nullable String store) {
        EnclaveId id() {
            try {
                return new EnclaveId(store == null ? "" : store);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(RefusedException.Kind.INVALID, "store-unknown");
            }
        }
    }

    @GetMapping
    Map<String, Object> status(Subject admin) {
        return KeyStatus.of(sacho.keyring(), sacho.rotations(), sacho.policies().active())
                .fields();
    }

    @GetMapping("/rotations")
    List<Map<String, Object>> rotations(Subject admin) {
        return sacho.rotations().progress().values().stream().map(KeysApi::json).toList();
    }

    @PostMapping("/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> rotate(Subject admin, @RequestBody StoreBody body) {
        var store = body.id();
        record(admin, store, Outcome.GRANTED);
        var objection = sacho.rotations().begin(store);
        if (objection.isPresent()) {
            record(admin, store, Outcome.REFUSED);
            throw refused(objection.get());
        }
        return Optional.ofNullable(sacho.rotations().progress().get(store))
                .map(KeysApi::json)
                .orElseThrow();
    }

    private void record(Subject admin, EnclaveId store, Outcome outcome) {
        var event = AuditEvent.of(Action.KEY_CHANGED, Actor.of(admin.id()), "keys", outcome)
                .with(Detail.STATE, "ROTATION_BEGUN")
                .with(Detail.ENCLAVE, store.value());
        sacho.audit().append(List.of(event));
    }

    private static RefusedException refused(Objection objection) {
        var code = "rotation-" + objection.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (objection) {
            case UNKNOWN_STORE -> new RefusedException(RefusedException.Kind.INVALID, "store-unknown");
            case LOCKED_STORE, UNDER_WAY -> new RefusedException(RefusedException.Kind.CONFLICT, code);
            case ROOT_GONE -> new RefusedException(RefusedException.Kind.UNAVAILABLE, code);
        };
    }

    private static Map<String, Object> json(Progress progress) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("store", progress.store().value());
        fields.put("generation", progress.generation());
        fields.put("state", progress.state().name());
        fields.put("left", progress.left());
        return fields;
    }
}
