package org.sacho.enclave;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sacho.crypto.Bytes;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;

/// Puts and deletes that happen all together or not at all. Each names the version it was decided on, so a
/// decision on a record that somebody has changed meanwhile is refused.
public final class Changes {

    sealed interface Change {
        RecordRef ref();

        long expectedVersion();
    }

    record Put(RecordRef ref, int ordinal, long expectedVersion, Label label, PolicyDigest policy, Bytes content)
            implements Change {}

    record Delete(RecordRef ref, long expectedVersion) implements Change {}

    private final Map<RecordRef, Change> changes = new LinkedHashMap<>();

    /// Adds writing a record, which then has the next version.
    ///
    /// @param expectedVersion the version to replace, 0 where the record must not exist yet
    public Changes put(
            RecordRef ref, int ordinal, long expectedVersion, Label label, PolicyDigest policy, byte[] content) {
        return add(new Put(ref, ordinal, expectedVersion, label, policy, Bytes.copyOf(content)));
    }

    /// Adds deleting a record.
    ///
    /// @param expectedVersion the version to delete, at least 1
    public Changes delete(RecordRef ref, long expectedVersion) {
        if (expectedVersion < 1) {
            throw new IllegalArgumentException("only an existing version can be deleted");
        }
        return add(new Delete(ref, expectedVersion));
    }

    private Changes add(Change change) {
        if (change.expectedVersion() < 0) {
            throw new IllegalArgumentException("versions are not negative");
        }
        if (changes.putIfAbsent(change.ref(), change) != null) {
            throw new IllegalArgumentException("a record is changed twice in one commit");
        }
        return this;
    }

    Collection<Change> all() {
        return Collections.unmodifiableCollection(changes.values());
    }

    @Override
    public String toString() {
        return "Changes[" + changes.size() + "]";
    }
}
