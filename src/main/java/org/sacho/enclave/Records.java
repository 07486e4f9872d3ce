package org.sacho.enclave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.RecordCipher;
import org.sacho.enclave.JournalEntry.Destroyed;
import org.sacho.enclave.JournalEntry.Written;

/// Content in, content out; what lies on disk between is envelopes only.
///
/// Guarantees that a commit is whole and durable when it returns, and that what is read is what was committed
/// under that id, version, label and policy. Does not notice a row removed from the database file by hand, or
/// the whole folder put back from an older copy.
///
/// Decides nothing about who may read: callers ask the reference monitor first.
public final class Records {

    private final ReentrantLock commits = new ReentrantLock();
    private final Seal seal;
    private final Rows rows;
    private final DurableRows durable;
    private final EnclaveKey key;
    private final MeetingCiphers ciphers;
    private final Rewrapping rewrapping;
    private final Halves halves;
    /// Work that was under way must not bring a destroyed meeting back. Ids are never used twice.
    private final Set<String> destroyed = ConcurrentHashMap.newKeySet();

    Records(Seal seal, Rows rows, DurableRows durable, EnclaveKey key, Halves halves) {
        this.seal = seal;
        this.rows = rows;
        this.durable = durable;
        this.key = key;
        this.halves = halves;
        this.ciphers = new MeetingCiphers(key, rows, halves);
        this.rewrapping = new Rewrapping(key, rows, seal, halves);
    }

    /// Makes all changes, or none of them.
    ///
    /// @throws StaleRecordException if a record is not at the version a change expects; nothing was written
    /// @throws IllegalArgumentException if this enclave does not keep a label; nothing was written
    /// @throws StoreFailedException if the outcome is unknown; the store has stopped
    public void commit(Changes changes) throws StaleRecordException {
        for (var change : changes.all()) {
            if (change instanceof Changes.Put put) {
                seal.requireKept(put.label());
            }
        }
        commits.lock();
        try {
            durable.requireRunning();
            for (var change : changes.all()) {
                boolean gone = destroyed.contains(change.ref().meeting());
                if (gone || rows.version(change.ref()) != change.expectedVersion()) {
                    throw new StaleRecordException(change.ref());
                }
            }
            durable.write(sealed(changes), () -> {});
        } finally {
            commits.unlock();
        }
    }

    private Written sealed(Changes changes) {
        var newKeys = new HashMap<String, Bytes>();
        var newCiphers = new HashMap<String, RecordCipher>();
        var deleted = new ArrayList<RecordRef>();
        var written = new ArrayList<Row>();
        try {
            for (var change : changes.all()) {
                switch (change) {
                    case Changes.Put put -> written.add(seal.seal(put, cipher(put.ref(), newKeys, newCiphers)));
                    case Changes.Delete delete -> deleted.add(delete.ref());
                }
            }
        } finally {
            newCiphers.values().forEach(RecordCipher::close);
        }
        return new Written(newKeys, deleted, written);
    }

    /// The cipher of the record's meeting; a meeting without a key gets one with this commit.
    private RecordCipher cipher(RecordRef ref, Map<String, Bytes> newKeys, Map<String, RecordCipher> newCiphers) {
        try {
            var known = Optional.ofNullable(newCiphers.get(ref.meeting())).or(() -> find(ref.kind(), ref.meeting()));
            if (known.isPresent()) {
                return known.get();
            }
            var wrapped = key.newMeetingKey(ref.meeting());
            var cipher = key.open(ref.meeting(), wrapped, halves.create(ref.meeting()));
            newKeys.put(ref.meeting(), wrapped);
            newCiphers.put(ref.meeting(), cipher);
            return cipher;
        } catch (EnvelopeRejectedException e) {
            throw new IllegalStateException("a key wrapped just now does not unwrap", e);
        }
    }

    private Optional<RecordCipher> find(Kind kind, String meeting) {
        try {
            return ciphers.find(meeting);
        } catch (EnvelopeRejectedException e) {
            throw new RecordUnreadableException(kind, meeting);
        }
    }

    /// The record, if there is one.
    ///
    /// @throws RecordUnreadableException if the record is there but not authentic
    public Optional<Content> find(RecordRef ref) {
        return durable.read(() -> rows.find(ref).stream().map(this::opened).findFirst());
    }

    /// The records of a kind in a meeting, by ordinal, then id.
    ///
    /// @throws RecordUnreadableException if any of them is not authentic
    public List<Content> list(Kind kind, String meeting) {
        return durable.read(
                () -> rows.list(kind, meeting).stream().map(this::opened).toList());
    }

    /// The records of a kind over all meetings, by meeting, ordinal, then id.
    ///
    /// @throws RecordUnreadableException if any of them is not authentic
    public List<Content> listAll(Kind kind) {
        return durable.read(() -> rows.listAll(kind).stream().map(this::opened).toList());
    }

    /// SHA-256 of the records of a kind in a meeting as they are kept: another one after any change to any of them.
    public String digest(Kind kind, String meeting) {
        return durable.read(() -> rows.digest(kind, meeting));
    }

    /// The version of a record, legible or not; 0 where there is none.
    public long version(RecordRef ref) {
        return durable.read(() -> rows.version(ref));
    }

    private Content opened(Row row) {
        return seal.open(row, find(row.kind(), row.meeting()).orElseThrow(() -> Seal.unreadable(row)));
    }

    /// Refuses every further change to a meeting that is about to be destroyed.
    public void freeze(String meeting) {
        commits.lock();
        try {
            destroyed.add(meeting);
        } finally {
            commits.unlock();
        }
    }

    /// What there is of a meeting.
    public Inventory inventory(String meeting) {
        return durable.read(() -> rows.inventory(meeting));
    }

    /// Deletes the records of a meeting and both halves of its key; durable when this returns. Ciphertexts that
    /// the disk, or a copy of this store and its journal, still holds stay unreadable, except to who has an older
    /// copy of the half that was kept apart.
    public void destroyMeeting(String meeting) {
        freeze(meeting);
        discard(meeting);
    }

    /// The same for released minutes, which may be released once more: their id is the digest of their bytes.
    public void discard(String meeting) {
        commits.lock();
        try {
            durable.write(new Destroyed(meeting), () -> {
                ciphers.forget(meeting);
                halves.erase(meeting);
            });
            durable.emptyJournal();
        } finally {
            commits.unlock();
        }
    }

    JournalMark mark() {
        return durable.mark();
    }

    /// How many meetings each generation of the enclave's key has, by its number.
    public Map<Integer, Integer> meetingsByGeneration() {
        return durable.read(rewrapping::meetings);
    }

    /// Brings some meetings under the current generation of the enclave's key, each durably and by itself,
    /// while others read and write.
    ///
    /// @param most meetings for which to make others wait
    /// @return how many meetings are left
    /// @throws RecordUnreadableException if a meeting's key or record is not authentic; that meeting stays as
    ///     it is
    public int rewrap(int most) {
        commits.lock();
        try {
            durable.requireRunning();
            var left = rewrapping.left();
            left.entrySet().stream().limit(most).forEach(meeting -> {
                var written = rewrapping.of(meeting.getKey(), meeting.getValue());
                durable.write(written, () -> ciphers.forget(meeting.getKey()));
            });
            return Math.max(0, left.size() - most);
        } finally {
            commits.unlock();
        }
    }

    /// Brings the journal under the current generation too; after this the older ones are not needed.
    ///
    /// @throws IllegalStateException if meetings are left
    public void finishRewrapping() {
        commits.lock();
        try {
            if (!rewrapping.left().isEmpty()) {
                throw new IllegalStateException("meetings are left under an older key");
            }
            durable.emptyJournal();
        } finally {
            commits.unlock();
        }
    }

    void close() {
        commits.lock();
        try {
            durable.close();
            ciphers.close();
        } finally {
            commits.unlock();
        }
    }
}
