package org.sacho.crypto;

import javax.security.auth.Destroyable;

/// Seals the numbered frames of one short-lived file, e.g. a journal, so that a frame opens only as the one
/// with its number in that file. A file has at most 2^32 frames (SP 800-38D, 8.3); Sacho's have thousands.
///
/// Does not notice frames missing at the end.
public final class FrameCipher implements AutoCloseable, Destroyable {

    private final Secret key;
    private final Aead aead;

    FrameCipher(Secret key, Aead aead) {
        this.key = key;
        this.aead = aead;
    }

    public byte[] seal(long number, byte[] frame) {
        return aead.seal(key, associatedData(number), frame);
    }

    public byte[] open(long number, byte[] sealed) throws EnvelopeRejectedException {
        return aead.open(key, associatedData(number), sealed);
    }

    private byte[] associatedData(long number) {
        return AssociatedData.of(AssociatedData.Purpose.FRAME, aead.suite())
                .field(number)
                .toBytes();
    }

    @Override
    public void destroy() {
        key.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return key.isDestroyed();
    }

    @Override
    public void close() {
        destroy();
    }
}
