package org.sacho.destruction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.Records;
import org.sacho.enclave.StaleRecordException;
import org.sacho.meeting.ContentJson;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicySnapshot;

/// The entries of the register, each at the label of its meeting in the store the meeting was in, so that no
/// other store learns that the meeting ever was.
final class Register {

    /// Takes the place of a meeting: what is in the register has a key of its own.
    private static final String BOOK = "register";

    private final Enclaves enclaves;
    private final Supplier<PolicySnapshot> policy;
    private final ContentJson json;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /// An entry as it was written last.
    record Entry(EnclaveId enclave, Destruction destruction, long version) {}

    Register(Enclaves enclaves, Supplier<PolicySnapshot> policy, ContentJson json) {
        this.enclaves = enclaves;
        this.policy = policy;
        this.json = json;
        enclaves.all().forEach(this::load);
    }

    private void load(Enclave enclave) {
        for (var content : enclave.records().list(Kind.DESTRUCTION, BOOK)) {
            var destruction = json.read(content.toArray(), Destruction.class);
            entries.put(destruction.id(), new Entry(enclave.spec().id(), destruction, content.version()));
        }
    }

    List<Entry> all() {
        return entries.values().stream()
                .sorted(Comparator.comparing(entry -> entry.destruction().at()))
                .toList();
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    Records records(EnclaveId enclave) {
        return enclaves.get(enclave).records();
    }

    Entry add(EnclaveId enclave, Destruction destruction) {
        return write(enclave, 0, destruction);
    }

    Entry replace(Entry before, Destruction destruction) {
        return write(before.enclave(), before.version(), destruction);
    }

    /// Durable on return.
    private Entry write(EnclaveId enclave, long expected, Destruction destruction) {
        var changes = new Changes()
                .put(
                        new RecordRef(Kind.DESTRUCTION, BOOK, destruction.id()),
                        0,
                        expected,
                        destruction.label(),
                        policy.get().digest(),
                        json.write(destruction));
        try {
            records(enclave).commit(changes);
        } catch (StaleRecordException e) {
            throw new IllegalStateException("only one writer has the register", e);
        }
        var entry = new Entry(enclave, destruction, expected + 1);
        entries.put(destruction.id(), entry);
        return entry;
    }
}
