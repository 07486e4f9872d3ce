package org.sacho.enclave;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sacho.crypto.KeyGeneration;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.RootKind;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicySnapshot;

/// The keys of an installation as an administrator may see them: kinds, numbers and dates, no key.
///
/// @param token which token, or which file
public record KeyStatus(RootKind root, String token, List<Store> stores) {

    public KeyStatus {
        stores = List.copyOf(stores);
    }

    /// A store and its keys.
    ///
    /// @param provider the JCA provider that seals
    /// @param locked why the store is locked, if it is
    /// @param generations oldest first; more than one while a rotation is not done
    public record Store(
            EnclaveId id,
            String cipher,
            String provider,
            Optional<String> locked,
            List<Generation> generations,
            Optional<KeyRotations.State> rotation) {
        public Store {
            generations = List.copyOf(generations);
        }
    }

    /// One key of a store.
    ///
    /// @param meetings how many are under this key; empty if the store is locked
    public record Generation(int number, Instant created, String cipher, Optional<Integer> meetings) {}

    public static KeyStatus of(Keyring keyring, KeyRotations rotations, PolicySnapshot policy) {
        return new KeyStatus(
                keyring.rootKind(),
                keyring.rootDescription(),
                policy.enclaves().stream()
                        .map(spec -> store(spec, keyring, rotations))
                        .toList());
    }

    private static Store store(EnclaveSpec spec, Keyring keyring, KeyRotations rotations) {
        var key = keyring.enclave(spec.id());
        var locked = Optional.ofNullable(rotations.enclaves().locked().get(spec.id()));
        var meetings = locked.isPresent()
                ? Optional.<Map<Integer, Integer>>empty()
                : Optional.of(rotations.enclaves().get(spec.id()).records().meetingsByGeneration());
        var cipher = key.current().cipher();
        return new Store(
                spec.id(),
                cipher.toString(),
                keyring.module().provider(cipher),
                locked,
                key.generations().stream()
                        .map(about -> generation(about, meetings))
                        .toList(),
                Optional.ofNullable(rotations.progress().get(spec.id())).map(KeyRotations.Progress::state));
    }

    private static Generation generation(KeyGeneration about, Optional<Map<Integer, Integer>> meetings) {
        return new Generation(
                about.number(),
                about.created(),
                about.cipher().toString(),
                meetings.map(counts -> counts.getOrDefault(about.number(), 0)));
    }

    /// As the command and the interface for programs write it.
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("root", root.name());
        fields.put("token", token);
        fields.put("stores", stores.stream().map(KeyStatus::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Store store) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("store", store.id().value());
        fields.put("cipher", store.cipher());
        fields.put("provider", store.provider());
        fields.put("locked", store.locked().isPresent());
        store.locked().ifPresent(why -> fields.put("because", why));
        store.rotation().ifPresent(state -> fields.put("rotation", state.name()));
        fields.put(
                "generations",
                store.generations().stream().map(KeyStatus::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Generation generation) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("number", generation.number());
        fields.put("created", generation.created().toString());
        fields.put("cipher", generation.cipher());
        generation.meetings().ifPresent(count -> fields.put("meetings", count));
        return fields;
    }
}
