package org.sacho.enclave;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
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
    private final Map<EnclaveId, String> locked;

    public Enclaves(Map<EnclaveId, Enclave> enclaves) {
        this(enclaves, Map.of());
    }

    private Enclaves(Map<EnclaveId, Enclave> enclaves, Map<EnclaveId, String> locked) {
        this.enclaves = new LinkedHashMap<>(enclaves);
        this.locked = new LinkedHashMap<>(locked);
    }

    /// Opens every store that the policy names, each in a folder of its own below this one. A store of which
    /// the policy demands another cipher or provider than it has stays locked; the demand is never lowered to
    /// what is there. The halves of their meetings' keys lie in the folder `h` beside it.
    public static Enclaves open(Path folder, Keyring keyring, PolicySnapshot policy) {
        return open(folder, keyring, policy, policy.enclaves());
    }

    /// Opens these stores of the policy and no others.
    public static Enclaves open(Path folder, Keyring keyring, PolicySnapshot policy, List<EnclaveSpec> stores) {
        var opened = new LinkedHashMap<EnclaveId, Enclave>();
        var locked = new LinkedHashMap<EnclaveId, String>();
        for (var spec : stores) {
            keyring.objection(spec.id(), spec.protection())
                    .ifPresentOrElse(
                            why -> locked.put(spec.id(), why),
                            () -> opened.put(spec.id(), open(folder, keyring, policy, spec)));
        }
        return new Enclaves(opened, locked);
    }

    /// Opens one store whatever the policy demands of its sealing, in order to bring it there.
    public static Enclave open(Path folder, Keyring keyring, PolicySnapshot policy, EnclaveSpec spec) {
        return Enclave.open(
                spec,
                policy.lattice(),
                place(folder, keyring.folder(spec.id())),
                keyring.databasePassword(spec.id()),
                keyring.enclave(spec.id()));
    }

    /// The stores that stay locked, each with the reason and what to do about it.
    public Map<EnclaveId, String> locked() {
        return Collections.unmodifiableMap(locked);
    }

    /// Where the store with this folder name lies.
    public static Enclave.Place place(Path folder, String name) {
        return new Enclave.Place(
                folder.resolve(name), folder.resolveSibling("h").resolve(name));
    }

    public Collection<Enclave> all() {
        return enclaves.values();
    }

    /// Whether a store is open in this process.
    public boolean holds(EnclaveId id) {
        return enclaves.containsKey(id);
    }

    public Enclave get(EnclaveId id) {
        Optional.ofNullable(locked.get(id)).ifPresent(why -> {
            throw new StoreLockedException(id, why);
        });
        return Optional.ofNullable(enclaves.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no such store is open"));
    }

    @Override
    public void close() {
        enclaves.values().forEach(Enclave::close);
    }
}
