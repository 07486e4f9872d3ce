package org.sacho.crypto;

import java.security.SecureRandom;
import javax.security.auth.Destroyable;

/// Seals and opens the records of one meeting in one enclave. Each envelope has a fresh content key, wrapped
/// under the meeting key; both steps bind the whole header. Wiped when closed, and useless after that.
public final class RecordCipher implements AutoCloseable, Destroyable {

    private final Secret meetingKey;
    private final SecureRandom random;
    private final Aead aead;

    RecordCipher(Secret meetingKey, Aead aead, SecureRandom random) {
        this.meetingKey = meetingKey;
        this.aead = aead;
        this.random = random;
    }

    public Envelope seal(EnvelopeHeader header, byte[] content) {
        byte[] associatedData = header.associatedData(aead.suite());
        var contentKey = Secret.random(random);
        try {
            return new Envelope(
                    aead.suite().cipher(),
                    Bytes.copyOf(aead.wrap(meetingKey, associatedData, contentKey)),
                    Bytes.copyOf(aead.seal(contentKey, associatedData, content)));
        } finally {
            contentKey.destroy();
        }
    }

    /// Opens an envelope found where `expected` should be.
    ///
    /// @throws EnvelopeRejectedException if it is not exactly what was sealed under an equal header with this
    ///     key and this cipher; an envelope does not choose the cipher that opens it
    public byte[] open(EnvelopeHeader expected, Envelope envelope) throws EnvelopeRejectedException {
        if (envelope.cipher() != aead.suite().cipher()) {
            throw new EnvelopeRejectedException();
        }
        byte[] associatedData = expected.associatedData(aead.suite());
        var contentKey =
                aead.unwrap(meetingKey, associatedData, envelope.wrappedKey().toArray());
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
