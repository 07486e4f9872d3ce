package org.sacho.crypto;

import java.nio.ByteBuffer;
import org.sacho.policy.CipherName;

/// Sealed content with the wrapped key that opens it. Says nothing about itself; only a [RecordCipher] that is
/// told what to expect can look inside.
///
/// @param cipher what sealed it
/// @param wrappedKey nonce, then the content key under the meeting key, then the tag: 12 + 32 + 16 bytes
/// @param sealed nonce, then ciphertext, then tag
public record Envelope(CipherName cipher, Bytes wrappedKey, Bytes sealed) {

    /// 1 was before the first version and did not authenticate the cipher.
    private static final byte FORMAT = 2;

    private static final int PREFIX_BYTES = 2 + Aead.WRAPPED_BYTES;

    public Envelope {
        if (wrappedKey.size() != Aead.WRAPPED_BYTES || sealed.size() < Aead.OVERHEAD_BYTES) {
            throw new IllegalArgumentException("not the sizes of an envelope");
        }
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(PREFIX_BYTES + sealed.size())
                .put(FORMAT)
                .put(Suite.code(cipher))
                .put(wrappedKey.toArray())
                .put(sealed.toArray())
                .array();
    }

    /// Reads what [#toBytes()] wrote.
    public static Envelope parse(byte[] bytes) throws EnvelopeRejectedException {
        if (bytes.length < PREFIX_BYTES + Aead.OVERHEAD_BYTES || bytes[0] != FORMAT) {
            throw new EnvelopeRejectedException();
        }
        var in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        byte[] wrappedKey = new byte[Aead.WRAPPED_BYTES];
        in.get(wrappedKey);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return new Envelope(Suite.of(bytes[1]), Bytes.copyOf(wrappedKey), Bytes.copyOf(sealed));
    }
}
