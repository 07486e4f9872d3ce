package org.sacho.crypto;

import java.nio.ByteBuffer;

/// Sealed content with the wrapped key that opens it. Says nothing about itself; only a [RecordCipher] that is
/// told what to expect can look inside.
///
/// @param wrappedKey nonce, then the content key under the meeting key, then the tag: 12 + 32 + 16 bytes
/// @param sealed nonce, then ciphertext, then tag
public record Envelope(Bytes wrappedKey, Bytes sealed) {

    private static final byte FORMAT = 1;
    private static final byte AES_256_GCM = 1;
    private static final int WRAPPED_KEY_BYTES = Secret.BYTES + Aead.OVERHEAD_BYTES;
    private static final int PREFIX_BYTES = 2 + WRAPPED_KEY_BYTES;

    public Envelope {
        if (wrappedKey.size() != WRAPPED_KEY_BYTES || sealed.size() < Aead.OVERHEAD_BYTES) {
            throw new IllegalArgumentException("not the sizes of an envelope");
        }
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(PREFIX_BYTES + sealed.size())
                .put(FORMAT)
                .put(AES_256_GCM)
                .put(wrappedKey.toArray())
                .put(sealed.toArray())
                .array();
    }

    /// Reads what [#toBytes()] wrote.
    public static Envelope parse(byte[] bytes) throws EnvelopeRejectedException {
        if (bytes.length < PREFIX_BYTES + Aead.OVERHEAD_BYTES || bytes[0] != FORMAT || bytes[1] != AES_256_GCM) {
            throw new EnvelopeRejectedException();
        }
        var in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        byte[] wrappedKey = new byte[WRAPPED_KEY_BYTES];
        in.get(wrappedKey);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return new Envelope(Bytes.copyOf(wrappedKey), Bytes.copyOf(sealed));
    }
}
