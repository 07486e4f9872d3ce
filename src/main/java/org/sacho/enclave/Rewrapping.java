package org.sacho.enclave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.KeyGeneration;
import org.sacho.enclave.JournalEntry.Written;

/// Brings meetings under the current generation of an enclave's key: their keys are wrapped anew, or, where the
/// generations differ in the cipher, given up for fresh ones under which every record is sealed anew.
final class Rewrapping {

    private final EnclaveKey key;
    private final Rows rows;
    private final Seal seal;
    private final Halves halves;

    Rewrapping(EnclaveKey key, Rows rows, Seal seal, Halves halves) {
        this.key = key;
        this.rows = rows;
        this.seal = seal;
        this.halves = halves;
    }

    /// How many meetings each generation still has.
    Map<Integer, Integer> meetings() {
        var counts = new TreeMap<Integer, Integer>();
        rows.wrappedKeys().values().forEach(wrapped -> counts.merge(EnclaveKey.generationOf(wrapped), 1, Integer::sum));
        return counts;
    }

    /// The wrapped keys of the meetings that are not there yet.
    Map<String, Bytes> left() {
        var left = rows.wrappedKeys();
        left.values()
                .removeIf(wrapped ->
                        EnclaveKey.generationOf(wrapped) == key.current().number());
        return left;
    }

    /// What has to be written so that one meeting is under the current generation.
    ///
    /// @throws RecordUnreadableException if its key or one of its records is not authentic
    Written of(String meeting, Bytes wrapped) {
        try {
            return sameCipher(wrapped) ? wrapped(meeting, wrapped) : sealedAnew(meeting, wrapped);
        } catch (EnvelopeRejectedException e) {
            throw new RecordUnreadableException(Kind.MEETING, meeting);
        }
    }

    private boolean sameCipher(Bytes wrapped) {
        return key.generations().stream()
                .filter(generation -> generation.number() == EnclaveKey.generationOf(wrapped))
                .map(KeyGeneration::cipher)
                .allMatch(key.current().cipher()::equals);
    }

    private Written wrapped(String meeting, Bytes wrapped) throws EnvelopeRejectedException {
        return new Written(Map.of(meeting, key.rewrapMeetingKey(meeting, wrapped)), List.of(), List.of());
    }

    private Written sealedAnew(String meeting, Bytes wrapped) throws EnvelopeRejectedException {
        var fresh = key.newMeetingKey(meeting);
        var half = halves.get(meeting);
        var sealed = new ArrayList<Row>();
        try (var from = key.open(meeting, wrapped, half);
                var to = key.open(meeting, fresh, half)) {
            for (var row : rows.listMeeting(meeting)) {
                sealed.add(seal.sealAnew(row, from, to));
            }
        }
        return new Written(Map.of(meeting, fresh), List.of(), sealed);
    }
}
