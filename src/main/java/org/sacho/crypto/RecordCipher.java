package org.sacho.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/// Seals and opens the records of one meeting in one enclave. Each envelope has a fresh content key, wrapped
/// under the meeting key; both steps bind the whole header. Wiped when closed, and useless after that.
public final class RecordCipher implements AutoCloseable, Destroyable {

    private final Secret meetingKey;
    private final SecureRandom random;
    private final Aead aead;

    RecordCipher(Secret meetingKey, SecureRandom random) {
        this.meetingKey = meetingKey;
        this.random = random;
        this.aead = new Aead(random);
    }

    public Envelope seal(EnvelopeHeader header, byte[] content) {
        byte[] associatedData = header.associatedData();
        var contentKey = Secret.random(random);
        byte[] key = contentKey.copy();
        try {
            return new Envelope(
                    Bytes.copyOf(aead.seal(meetingKey, associatedData, key)),
                    Bytes.copyOf(aead.seal(contentKey, associatedData, content)));
        } finally {
            Arrays.fill(key, (byte) 0);
            contentKey.destroy();
        }
    }

    /// Opens an envelope found where `expected` should be.
    ///
    /// @throws EnvelopeRejectedException if it is not exactly what was sealed under an equal header with this key
    public byte[] open(EnvelopeHeader expected, Envelope envelope) throws EnvelopeRejectedException {
        byte[] associatedData = expected.associatedData();
        var contentKey = Secret.owning(
                aead.open(meetingKey, associatedData, envelope.wrappedKey().toArray()));
        try {
            return aead.open(contentKey, associatedData, envelope.sealed().toArray());
        } finally {
            contentKey.destroy();
        }
    }

    @Override
    public void destroy() {
        meetingKey.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return meetingKey.isDestroyed();
    }

    @Override
    public void close() {
        destroy();
    }
}
