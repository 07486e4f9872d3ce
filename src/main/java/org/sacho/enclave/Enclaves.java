package org.sacho.enclave;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sacho.crypto.Keyring;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicySnapshot;

/// The stores of one installation, as many as its policy names.
public final class Enclaves implements AutoCloseable {

    private final Map<EnclaveId, Enclave> enclaves;

    public Enclaves(Map<EnclaveId, Enclave> enclaves) {
        this.enclaves = new LinkedHashMap<>(enclaves);
    }

    /// Opens every store that the policy names, each in a folder of its own below this one.
    public static Enclaves open(Path folder, Keyring keyring, PolicySnapshot policy) {
        return open(folder, keyring, policy, policy.enclaves());
    }

    /// Opens these stores of the policy and no others.
    public static Enclaves open(Path folder, Keyring keyring, PolicySnapshot policy, List<EnclaveSpec> stores) {
        var opened = new LinkedHashMap<EnclaveId, Enclave>();
        for (var spec : stores) {
            opened.put(
                    spec.id(),
                    Enclave.open(
                            spec,
                            policy.lattice(),
                            folder.resolve(keyring.folder(spec.id())),
                            keyring.databasePassword(spec.id()),
                            keyring.enclave(spec.id())));
        }
        return new Enclaves(opened);
    }

    public Collection<Enclave> all() {
        return enclaves.values();
    }

    /// Whether a store is open in this process.
    public boolean holds(EnclaveId id) {
        return enclaves.containsKey(id);
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
