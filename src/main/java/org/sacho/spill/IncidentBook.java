package org.sacho.spill;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Content;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.StaleRecordException;
import org.sacho.meeting.ContentJson;
import org.sacho.policy.PolicySnapshot;

/// All incidents, each in the home store of its meeting but under a key of its own: it outlives the meeting.
final class IncidentBook {

    private static final String RECORD = "incident";

    private final Enclaves enclaves;
    private final Supplier<PolicySnapshot> policy;
    private final ContentJson json;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(Incident incident, Enclave enclave, long version) {}

    IncidentBook(Enclaves enclaves, Supplier<PolicySnapshot> policy, ContentJson json) {
        this.enclaves = enclaves;
        this.policy = policy;
        this.json = json;
        for (var enclave : enclaves.all()) {
            enclave.records().listAll(Kind.INCIDENT).forEach(content -> remember(enclave, content));
        }
    }

    private void remember(Enclave enclave, Content content) {
        var incident = json.read(content.toArray(), Incident.class);
        entries.put(incident.id(), new Entry(incident, enclave, content.version()));
    }

    Collection<Incident> all() {
        return entries.values().stream().map(Entry::incident).toList();
    }

    Optional<Incident> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::incident);
    }

    /// Writes an incident; durable on return.
    Incident save(Incident incident) {
        var before = Optional.ofNullable(entries.get(incident.id()));
        var enclave = before.map(Entry::enclave)
                .orElseGet(() -> enclaves.get(
                        policy.get().enclaveFor(incident.label().level()).id()));
        long version = before.map(Entry::version).orElse(0L);
        var changes = new Changes()
                .put(
                        new RecordRef(Kind.INCIDENT, incident.id(), RECORD),
                        0,
                        version,
                        incident.label(),
                        policy.get().digest(),
                        json.write(incident));
        try {
            enclave.records().commit(changes);
        } catch (StaleRecordException e) {
            throw new IllegalStateException("somebody else changes the same incident", e);
        }
        entries.put(incident.id(), new Entry(incident, enclave, version + 1));
        return incident;
    }
}
