package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.enclave.KeyRotations.Progress;
import org.sacho.enclave.KeyStatus;
import org.sacho.subject.Subject;
import org.sacho.web.Rekeying;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The keys, without a key, for security administrators and auditors, and rotating them while the server works.
@RestController
@RequestMapping(path = "/api/v1/keys", produces = APPLICATION_JSON_VALUE)
class KeysApi {

    private final Installation sacho;
    private final Rekeying rekeying;

    KeysApi(Installation sacho, Rekeying rekeying) {
        this.sacho = sacho;
        this.rekeying = rekeying;
    }

    record StoreBody(@Nullable String store) {}

    @GetMapping
    Map<String, Object> status(Subject subject) {
        return KeyStatus.of(sacho.keyring(), sacho.rotations(), sacho.policies().active())
                .fields();
    }

    @GetMapping("/rotations")
    List<Map<String, Object>> rotations(Subject subject) {
        return sacho.rotations().progress().values().stream().map(KeysApi::json).toList();
    }

    @PostMapping("/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> rotate(Subject administrator, @RequestBody StoreBody body) {
        var store = rekeying.begin(administrator, body.store() == null ? "" : body.store());
        return Optional.ofNullable(sacho.rotations().progress().get(store))
                .map(KeysApi::json)
                .orElseThrow();
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
