package org.sacho.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sacho.audit.Action;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.guard.Cleared;
import org.sacho.label.Label;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Already;
import org.sacho.release.Outlet;

/// The way out of the high side: an edition for a store that is open here goes onto its shelf, any other becomes a
/// package for the network that keeps the store.
public final class Departures implements Outlet, Already {

    private final Outlet here;
    private final Already shelved;
    private final Outbox.Tools tools;
    private final Enclaves enclaves;
    private final List<Outbox> outboxes = new ArrayList<>();

    /// @param here for stores that are open in this process
    /// @param shelved what readers of those have had
    public Departures(Enclaves enclaves, Outlet here, Already shelved, Outbox.Tools tools) {
        this.enclaves = enclaves;
        this.here = here;
        this.shelved = shelved;
        this.tools = tools;
        var home = highest(enclaves);
        for (var spec : tools.policy().get().enclaves()) {
            if (!enclaves.holds(spec.id())) {
                outboxes.add(new Outbox(spec.id(), home, tools));
            }
        }
    }

    private static Enclave highest(Enclaves enclaves) {
        return enclaves.all().stream()
                .max((one, other) -> one.spec().ceiling().compareTo(other.spec().ceiling()))
                .orElseThrow();
    }

    /// Whether these stores have sent packages, or received some: then they belong to one side of two.
    public static boolean used(Enclaves enclaves) {
        return enclaves.all().stream()
                .anyMatch(enclave -> !enclave.records().listAll(Kind.TRANSFER).isEmpty());
    }

    /// One for every store that is kept elsewhere.
    public List<Outbox> outboxes() {
        return List.copyOf(outboxes);
    }

    @Override
    public Optional<Placed> receive(Cleared<ReleasedMinutes> cleared) {
        PolicySnapshot policy = tools.policy().get();
        var store = policy.enclaveFor(cleared.label().level()).id();
        if (enclaves.holds(store)) {
            return here.receive(cleared);
        }
        var outbox = outboxes.stream()
                .filter(candidate -> candidate.destination().equals(store))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Placed(outbox.pack(cleared), Action.EXPORTED));
    }

    @Override
    public boolean holds(String id) {
        return here.holds(id) || outboxes.stream().anyMatch(outbox -> outbox.holds(id));
    }

    @Override
    public boolean withdrawn(String id) {
        return here.withdrawn(id);
    }

    @Override
    public Stream<String> readableAt(Label label) {
        return Stream.concat(
                shelved.readableAt(label), outboxes.stream().flatMap(outbox -> outbox.readableAt(label).stream()));
    }

    @Override
    public void index(String id, Consumer<ReleasedMinutes> indexer) {
        outboxes.stream()
                .filter(outbox -> outbox.holds(id))
                .findFirst()
                .ifPresentOrElse(outbox -> outbox.look(id, indexer), () -> shelved.index(id, indexer));
    }
}
