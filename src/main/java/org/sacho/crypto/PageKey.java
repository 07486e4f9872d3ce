package org.sacho.crypto;

import java.nio.ByteBuffer;

/// The key of the pages of one file, and what they are bound to: the file, and with that its enclave and domain.
final class PageKey {

    private final Secret secret;
    private final Aead.Parts parts;
    private final byte[] associatedData;

    /// A key bound to a file.
    ///
    /// @param associatedData to which each page adds its number and whether it is the last, in fixed width
    PageKey(Secret secret, Aead aead, byte[] associatedData) {
        this.secret = secret;
        this.parts = aead.parts();
        this.associatedData = associatedData;
    }

    void seal(long number, boolean last, byte[] page, byte[] into) {
        parts.seal(secret, number, bound(number, last), page, into);
    }

    void open(long number, boolean last, byte[] sealed, byte[] into) throws EnvelopeRejectedException {
        parts.open(secret, number, bound(number, last), sealed, into);
    }

    private byte[] bound(long number, boolean last) {
        return ByteBuffer.allocate(associatedData.length + Long.BYTES + 1)
                .put(associatedData)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    void destroy() {
        secret.destroy();
    }
}
