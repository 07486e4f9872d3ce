package org.sacho.enclave;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sacho.crypto.Keyring;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicySnapshot;

/// The stores of one installation, as many as its policy names.
public final class Enclaves implements AutoCloseable {

    private final Map<EnclaveId, Enclave> enclaves;

    public Enclaves(Map<EnclaveId, Enclave> enclaves) {
        this.enclaves = new LinkedHashMap<>(enclaves);
    }

    /// Opens every store that the policy names, each in a folder of its own below this one. The halves of their
    /// meetings' keys lie in the folder `h` beside it.
    public static Enclaves open(Path folder, Keyring keyring, PolicySnapshot policy) {
        var opened = new LinkedHashMap<EnclaveId, Enclave>();
        for (var spec : policy.enclaves()) {
            opened.put(
                    spec.id(),
                    Enclave.open(
                            spec,
                            policy.lattice(),
                            place(folder, keyring.folder(spec.id())),
                            keyring.databasePassword(spec.id()),
                            keyring.enclave(spec.id())));
        }
        return new Enclaves(opened);
    }

    /// Where the store with this folder name lies.
    public static Enclave.Place place(Path folder, String name) {
        return new Enclave.Place(
                folder.resolve(name), folder.resolveSibling("h").resolve(name));
    }

    public Collection<Enclave> all() {
        return enclaves.values();
    }

    public Enclave get(EnclaveId id) {
        return Optional.ofNullable(enclaves.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no such store is open"));
    }

    @Override
    public void close() {
        enclaves.values().forEach(Enclave::close);
    }
}
