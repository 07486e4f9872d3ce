package org.sacho.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sacho.crypto.Bytes;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Content;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.StaleRecordException;
import org.sacho.guard.Cleared;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.GuardSigner;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Shelves;

/// Every package that was ever made for one destination, in order, kept in a store of this side.
///
/// A package is made once and its bytes never change, so it can be carried again whenever one is lost. Numbers
/// count packages to this destination and nothing else.
public final class Outbox {

    private static final String DEPARTED = "departed";

    private final EnclaveId destination;
    private final Enclave home;
    private final Tools tools;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Sent> recalled = new HashMap<>();
    private long made;
    private Bytes last = ReleasePackage.first();

    /// A package that was made.
    private record Sent(String id, long sequence, Label label) {}

    /// What packing needs.
    public record Tools(Supplier<PolicySnapshot> policy, ContentJson json, GuardSigner guard, Clock clock) {}

    /// @param home the store that the packages are kept in: one whose people may have more than they
    Outbox(EnclaveId destination, Enclave home, Tools tools) {
        this.destination = destination;
        this.home = home;
        this.tools = tools;
        for (var content : home.records().list(Kind.TRANSFER, meeting())) {
            if (!content.ref().id().equals(DEPARTED)) {
                remember(content.toArray());
            }
        }
    }

    EnclaveId destination() {
        return destination;
    }

    /// Packs an edition, signs the package and keeps it; durable on return. Doing it twice is doing it once.
    ///
    /// @return the id under which readers will find it
    synchronized String pack(Cleared<ReleasedMinutes> cleared) {
        var id = Shelves.idOf(cleared.digest());
        if (!sent.containsKey(id)) {
            byte[] file = file(cleared);
            commit(new RecordRef(Kind.TRANSFER, meeting(), id(size() + 1)), 0, file);
            remember(file);
        }
        return id;
    }

    private byte[] file(Cleared<ReleasedMinutes> cleared) {
        var policy = tools.policy().get();
        byte[] canonical = tools.json().write(cleared.content());
        if (!ContentDigest.of(canonical).equals(cleared.digest())) {
            throw new IllegalStateException("cleared content is not what was approved");
        }
        var exchange = policy.exchange()
                .orElseThrow(() -> new IllegalStateException("the policy does not say how labels travel"));
        var binding = Binding.of(cleared.label(), exchange, tools.clock().instant(), cleared.digest());
        byte[] body = new ReleasePackage(
                        destination, size() + 1, last, Bytes.copyOf(BindingXml.write(binding)), Bytes.copyOf(canonical))
                .body();
        return file(body, tools.guard().sign(cleared, body));
    }

    private static byte[] file(byte[] body, byte[] signature) {
        return ByteBuffer.allocate(body.length + signature.length)
                .put(body)
                .put(signature)
                .array();
    }

    /// Recalls an edition with the next number; durable on return. Doing it twice is doing it once.
    ///
    /// @return its label; empty if it was never sent there
    synchronized Optional<Label> recall(String id) {
        if (sent.containsKey(id)) {
            var parcel = ReleasePackage.recall(destination, size() + 1, last, id);
            byte[] body = parcel.body();
            byte[] signature =
                    tools.guard().recall(ContentDigest.of(parcel.content().toArray()), body);
            byte[] file = file(body, signature);
            commit(new RecordRef(Kind.TRANSFER, meeting(), id(size() + 1)), 0, file);
            remember(file);
        }
        return Optional.ofNullable(recalled.get(id)).map(Sent::label);
    }

    synchronized boolean holds(String id) {
        return sent.containsKey(id);
    }

    /// How many packages there are; the number of the last one.
    synchronized long size() {
        return made;
    }

    /// The file of a package exactly as it was made.
    byte[] file(long sequence) {
        return home.records()
                .find(new RecordRef(Kind.TRANSFER, meeting(), id(sequence)))
                .orElseThrow()
                .toArray();
    }

    /// The number of the last package that was put into the drop folder.
    long departed() {
        return home.records()
                .find(new RecordRef(Kind.TRANSFER, meeting(), DEPARTED))
                .map(content -> Long.parseLong(new String(content.toArray(), StandardCharsets.US_ASCII)))
                .orElse(0L);
    }

    void departed(long sequence) {
        var ref = new RecordRef(Kind.TRANSFER, meeting(), DEPARTED);
        long version = home.records().find(ref).map(Content::version).orElse(0L);
        commit(ref, version, Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
    }

    /// The ids of everything sent whose label this one dominates.
    synchronized List<String> readableAt(Label label) {
        return sent.values().stream()
                .filter(parcel -> label.dominates(parcel.label()))
                .map(Sent::id)
                .toList();
    }

    /// Hands over what was sent under this id, for looking through by a machine.
    void look(String id, Consumer<ReleasedMinutes> machine) {
        machine.accept(minutes(ReleasePackage.kept(file(sequenceOf(id)))));
    }

    private synchronized long sequenceOf(String id) {
        return Optional.ofNullable(sent.get(id)).orElseThrow().sequence();
    }

    private void commit(RecordRef ref, long version, byte[] content) {
        var label = Label.of(home.spec().ceiling());
        try {
            home.records()
                    .commit(new Changes()
                            .put(ref, 0, version, label, tools.policy().get().digest(), content));
        } catch (StaleRecordException e) {
            throw new IllegalStateException("another server writes to the same outbox", e);
        }
    }

    private void remember(byte[] file) {
        made++;
        last = ReleasePackage.hash(file);
        var parcel = ReleasePackage.kept(file);
        parcel.recalled().ifPresentOrElse(this::takeBack, () -> {
            var minutes = minutes(parcel);
            var id = Shelves.idOf(ContentDigest.of(tools.json().write(minutes)));
            sent.put(id, new Sent(id, made, minutes.label()));
        });
    }

    private void takeBack(String id) {
        recalled.put(id, Optional.ofNullable(sent.remove(id)).orElseThrow());
    }

    private ReleasedMinutes minutes(ReleasePackage parcel) {
        return tools.json().read(parcel.content().toArray(), ReleasedMinutes.class);
    }

    private String meeting() {
        return "to-" + destination.value();
    }

    private static String id(long sequence) {
        return String.format(Locale.ROOT, "%016d", sequence);
    }
}
