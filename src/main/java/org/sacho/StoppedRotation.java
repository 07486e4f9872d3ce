package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.KeyRotations;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicySnapshot;

/// Rotates the keys of a stopped server, those of locked stores included: a store whose policy demands
/// another cipher than it is sealed with is sealed anew and can be opened afterwards.
final class StoppedRotation {

    private static final String STEP = "ROTATED";

    private final Path stores;
    private final Keyring keyring;
    private final Enclaves enclaves;
    private final PolicySnapshot policy;
    private final KeyRecord trail;
    private final Consumer<String> messages;

    StoppedRotation(Path data, Premises installation, Consumer<String> messages) {
        this.stores = data.resolve("e");
        this.keyring = installation.keyring();
        this.enclaves = installation.rotations().enclaves();
        this.policy = installation.policies().active();
        this.trail = new KeyRecord(installation.audit());
        this.messages = messages;
    }

    /// The ids among those of the policy, or all of them. An id that is not there gets a message.
    List<String> chosen(List<String> ids) {
        var known = policy.enclaves().stream().map(spec -> spec.id().value()).toList();
        ids.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> messages.accept("there is no store " + id + "; there are " + known));
        return ids.isEmpty() ? known : ids;
    }

    /// Finishes a rotation that was broken off, or makes a whole one.
    ///
    /// @return what was done; empty if it was not, and a message says why
    Optional<Map<String, Object>> rotate(String store) throws IOException, KeyringLockedException {
        var found = policy.enclaves().stream()
                .filter(spec -> spec.id().value().equals(store))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var spec = found.get();
        var objection = keyring.module().objection(spec.protection());
        if (objection.isPresent()) {
            messages.accept("store " + store + " was not rotated: " + objection.get());
            return Optional.empty();
        }
        trail.begins(STEP, Optional.of(spec.id()));
        var key = keyring.enclave(spec.id());
        boolean unfinished = key.generations().size() > 1
                && key.current().cipher() == spec.protection().cipher();
        if (!unfinished) {
            keyring.rotate(spec.id(), spec.protection().cipher());
        }
        finish(spec);
        trail.done(STEP, Optional.of(spec.id()));
        return Optional.of(Map.of(
                "store",
                store,
                "generation",
                key.current().number(),
                "cipher",
                key.current().cipher().toString()));
    }

    private void finish(EnclaveSpec spec) throws IOException {
        if (enclaves.locked().containsKey(spec.id())) {
            try (var enclave = Enclaves.open(stores, keyring, policy, spec)) {
                finish(enclave);
            }
        } else {
            finish(enclaves.get(spec.id()));
        }
    }

    private void finish(Enclave enclave) throws IOException {
        KeyRotations.finish(enclave, keyring, _ -> {});
    }
}
