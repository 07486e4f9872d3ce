package org.sacho.release;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sacho.access.NeedToKnow;
import org.sacho.access.ReadGrant;
import org.sacho.access.Target;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Content;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.StaleRecordException;
import org.sacho.guard.Cleared;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.Warrant;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.RefusedException;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.SubjectId;

/// What readers find: released minutes, each in the store of its label.
///
/// Onto a shelf comes what a guard let out: that of this installation ([OwnShelf]), or another one whose word was
/// checked ([Warrant]). An edition's id on the shelf is derived from its bytes alone, so receiving it twice is
/// receiving it once, and nothing about
/// the id depends on what its readers may not see.
public final class Shelves implements Already {

    private static final String PACKAGE = "package";
    private static final String ISOLATED = "isolated";

    private final Enclaves enclaves;
    private final Supplier<PolicySnapshot> policy;
    private final ContentJson json;
    private final Provenance provenance;
    private final Map<String, OnShelf> shelved = new ConcurrentHashMap<>();
    private final Map<String, OnShelf> isolated = new ConcurrentHashMap<>();

    /// Where an edition stands and who may know of it.
    private record OnShelf(Enclave enclave, Target target) {}

    /// @param provenance by whose guard everything here was let out
    public Shelves(Enclaves enclaves, Supplier<PolicySnapshot> policy, ContentJson json, Provenance provenance) {
        this.enclaves = enclaves;
        this.policy = policy;
        this.json = json;
        this.provenance = provenance;
        for (var enclave : enclaves.all()) {
            var kept = enclave.records().listAll(Kind.SHELF);
            kept.stream()
                    .filter(content -> content.ref().id().equals(PACKAGE))
                    .forEach(content -> remember(enclave, content.ref().meeting(), open(content)));
            kept.stream()
                    .filter(content -> content.ref().id().equals(ISOLATED))
                    .forEach(content -> takeOff(content.ref().meeting()));
        }
    }

    /// The id under which an edition with this digest is kept.
    public static String idOf(ContentDigest digest) {
        return "m" + digest.hex().substring(0, 32);
    }

    public boolean holds(String id) {
        return shelved.containsKey(id);
    }

    /// Puts an edition of another network's guard where its readers find it; durable on return.
    ///
    /// @param warrant that guard's word for exactly these canonical bytes
    /// @param kept what shows that word at every reading
    /// @param alongside what is written in the same commit
    /// @return its id there
    public synchronized String receive(Warrant warrant, byte[] canonical, byte[] kept, Changes alongside) {
        return place(warrant.digest(), canonical, kept, alongside);
    }

    /// Empty if these very bytes were isolated.
    synchronized Optional<String> place(Cleared<ReleasedMinutes> cleared, byte[] canonical, byte[] kept) {
        var id = idOf(cleared.digest());
        if (isolated(id)) {
            return Optional.empty();
        }
        return Optional.of(holds(id) ? id : place(cleared.digest(), canonical, kept, new Changes()));
    }

    private String place(ContentDigest cleared, byte[] canonical, byte[] kept, Changes changes) {
        if (!ContentDigest.of(canonical).equals(cleared)) {
            throw new IllegalStateException("cleared content is not what was approved");
        }
        var id = idOf(cleared);
        var minutes = json.read(canonical, ReleasedMinutes.class);
        var enclave =
                enclaves.get(policy.get().enclaveFor(minutes.label().level()).id());
        if (!holds(id)) {
            changes.put(
                    new RecordRef(Kind.SHELF, id, PACKAGE),
                    0,
                    0,
                    minutes.label(),
                    policy.get().digest(),
                    kept);
        }
        commit(enclave, changes);
        remember(enclave, id, minutes);
        return id;
    }

    /// Takes an edition out of everybody's reach, here and after every restart. Doing it twice is doing it once.
    /// The bytes stay, sealed and read by nobody, until [#erase(String)].
    ///
    /// @return what it was; empty if nothing is kept here under this id
    public synchronized Optional<Target> isolate(String id) {
        takeOff(id).ifPresent(edition -> {
            var label = edition.target().label();
            var changes = new Changes()
                    .put(
                            new RecordRef(Kind.SHELF, id, ISOLATED),
                            0,
                            0,
                            label,
                            policy.get().digest(),
                            new byte[] {1});
            commit(edition.enclave(), changes);
        });
        return Optional.ofNullable(isolated.get(id)).map(OnShelf::target);
    }

    /// Whether something went wrong with these bytes that is not settled yet.
    public boolean isolated(String id) {
        return isolated.containsKey(id);
    }

    /// Destroys an isolated edition and its key.
    public synchronized void erase(String id) {
        Optional.ofNullable(isolated.remove(id))
                .ifPresent(edition -> edition.enclave().records().discard(id));
    }

    private Optional<OnShelf> takeOff(String id) {
        var edition = Optional.ofNullable(shelved.remove(id));
        edition.ifPresent(found -> isolated.put(id, found));
        return edition;
    }

    private static void commit(Enclave enclave, Changes changes) {
        try {
            enclave.records().commit(changes);
        } catch (StaleRecordException e) {
            throw new IllegalStateException("somebody else changes the same edition", e);
        }
    }

    /// Takes an edition off its shelf and destroys its key.
    public synchronized void discard(String id) {
        enclaveOf(id).records().discard(id);
        shelved.remove(id);
    }

    public Collection<Target> targets() {
        return shelved.values().stream().map(OnShelf::target).toList();
    }

    public Optional<Target> target(String id) {
        return Optional.ofNullable(shelved.get(id)).map(OnShelf::target);
    }

    /// Reads a released edition.
    ///
    /// @throws IllegalArgumentException if the grant was given for something else
    /// @throws RefusedException NOT_FOUND if it was taken away meanwhile
    public ReleasedMinutes open(ReadGrant grant, String id) {
        if (!grant.target().id().equals(id)) {
            throw new IllegalArgumentException("grant is for something else");
        }
        return load(id);
    }

    /// Another one whenever what stands there is.
    public String digest(String id) {
        return enclaveOf(id).records().digest(Kind.SHELF, id);
    }

    @Override
    public void index(String id, Consumer<ReleasedMinutes> indexer) {
        indexer.accept(load(id));
    }

    @Override
    public Stream<String> readableAt(Label label) {
        return shelved.values().stream()
                .map(OnShelf::target)
                .filter(target -> label.dominates(target.label()))
                .map(Target::id);
    }

    private ReleasedMinutes load(String id) {
        return enclaveOf(id)
                .records()
                .find(new RecordRef(Kind.SHELF, id, PACKAGE))
                .map(this::open)
                .orElseThrow();
    }

    private Enclave enclaveOf(String id) {
        return Optional.ofNullable(shelved.get(id))
                .orElseThrow(RefusedException::notFound)
                .enclave();
    }

    private void remember(Enclave enclave, String id, ReleasedMinutes minutes) {
        boolean listed = policy.get().marking(minutes.label().level()).needToKnow();
        var people = minutes.distribution().stream().map(SubjectId::new).collect(Collectors.toCollection(HashSet::new));
        var needToKnow = listed ? new NeedToKnow.Listed(people) : new NeedToKnow.AllCleared();
        shelved.put(id, new OnShelf(enclave, new Target("minutes", id, minutes.label(), needToKnow)));
    }

    private ReleasedMinutes open(Content content) {
        return json.read(provenance.canonical(content.toArray()), ReleasedMinutes.class);
    }
}
