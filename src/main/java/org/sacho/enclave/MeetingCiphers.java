package org.sacho.enclave;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.RecordCipher;

/// The unwrapped meeting keys in use.
final class MeetingCiphers implements AutoCloseable {

    private final EnclaveKey key;
    private final Rows rows;
    private final Halves halves;
    private final Map<String, RecordCipher> open = new ConcurrentHashMap<>();

    MeetingCiphers(EnclaveKey key, Rows rows, Halves halves) {
        this.key = key;
        this.rows = rows;
        this.halves = halves;
    }

    /// The cipher of a meeting that has a key.
    Optional<RecordCipher> find(String meeting) throws EnvelopeRejectedException {
        var known = Optional.ofNullable(open.get(meeting));
        if (known.isPresent()) {
            return known;
        }
        var wrapped = rows.wrappedKey(meeting);
        return wrapped.isEmpty() ? Optional.empty() : Optional.of(add(meeting, wrapped.get()));
    }

    private RecordCipher add(String meeting, Bytes wrapped) throws EnvelopeRejectedException {
        var cipher = key.open(meeting, wrapped, halves.get(meeting));
        var other = Optional.ofNullable(open.putIfAbsent(meeting, cipher));
        other.ifPresent(_ -> cipher.close());
        return other.orElse(cipher);
    }

    void forget(String meeting) {
        Optional.ofNullable(open.remove(meeting)).ifPresent(RecordCipher::close);
    }

    @Override
    public void close() {
        open.values().forEach(RecordCipher::close);
        open.clear();
    }
}
