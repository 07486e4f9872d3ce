package org.sacho.transfer;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.sacho.crypto.Bytes;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.StaleRecordException;
import org.sacho.label.Label;
import org.sacho.policy.PolicySnapshot;

/// Which packages a store has received: for each number the hash of its file, kept in that store and written in the
/// same commit as the minutes.
final class Ledger {

    private final Enclave store;
    private final Supplier<PolicySnapshot> policy;
    private final Set<String> hashes = new HashSet<>();
    private long sequence;
    private Bytes last = ReleasePackage.first();

    Ledger(Enclave store, Supplier<PolicySnapshot> policy) {
        this.store = store;
        this.policy = policy;
        store.records().list(Kind.TRANSFER, meeting()).forEach(content -> remember(Bytes.copyOf(content.toArray())));
    }

    /// The number of the last package.
    long sequence() {
        return sequence;
    }

    /// SHA-256 of the last file; zeros before the first.
    Bytes last() {
        return last;
    }

    boolean knows(Bytes hash) {
        return hashes.contains(ReleasePackage.hex(hash));
    }

    /// What has to be written together with the next package.
    Changes entry(ReleasePackage.Verified next) {
        var id = String.format(Locale.ROOT, "%016d", next.released().sequence());
        var label = Label.of(store.spec().floor());
        return new Changes()
                .put(
                        new RecordRef(Kind.TRANSFER, meeting(), id),
                        0,
                        0,
                        label,
                        policy.get().digest(),
                        next.hash().toArray());
    }

    /// Writes that the next package came and is shown to nobody.
    void pass(ReleasePackage.Verified next) {
        try {
            store.records().commit(entry(next));
        } catch (StaleRecordException e) {
            throw new IllegalStateException("another server imports into the same store", e);
        }
        remember(next.hash());
    }

    void remember(Bytes hash) {
        sequence++;
        last = hash;
        hashes.add(ReleasePackage.hex(hash));
    }

    private String meeting() {
        return "from-" + store.spec().id().value();
    }
}
