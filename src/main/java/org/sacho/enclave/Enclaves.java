package org.sacho.enclave;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sacho.policy.EnclaveId;

/// The stores of one installation, as many as its policy names.
public final class Enclaves implements AutoCloseable {

    private final Map<EnclaveId, Enclave> enclaves;

    public Enclaves(Map<EnclaveId, Enclave> enclaves) {
        this.enclaves = new LinkedHashMap<>(enclaves);
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
