package org.sacho.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.sacho.policy.CipherName;

/// The bytes of `keyring`, as specified in `src/docs/spec/keyring.md`: which root opens it, the key of the
/// keyring under that root, and the keys under that key.
///
/// @param root where the root is
/// @param cipher what seals the keys
/// @param rootDigest SHA-256 of the file that leads to the root, so that of two root files the right one is
///     known
/// @param wrappedKey the keyring's key under the root
/// @param sealed the keys under the keyring's key
record KeyringFile(RootKind root, CipherName cipher, Bytes rootDigest, Bytes wrappedKey, Bytes sealed) {

    private static final byte[] MAGIC = {'S', 'K', 'R', 2};
    private static final int DIGEST_BYTES = 32;
    private static final int HEAD_BYTES = MAGIC.length + 2 + DIGEST_BYTES;

    static byte[] wrapData(RootKind root, Suite wrapping, CipherName cipher, Bytes rootDigest) {
        return AssociatedData.of(AssociatedData.Purpose.KEYRING_KEY, wrapping)
                .field(head(root, cipher, rootDigest))
                .toBytes();
    }

    byte[] wrapData(Suite wrapping) {
        return wrapData(root, wrapping, cipher, rootDigest);
    }

    static byte[] sealData(RootKind root, Suite suite, Bytes rootDigest, Bytes wrappedKey) {
        return AssociatedData.of(AssociatedData.Purpose.KEYRING, suite)
                .field(head(root, suite.cipher(), rootDigest))
                .field(wrappedKey.toArray())
                .toBytes();
    }

    byte[] sealData(Suite suite) {
        return sealData(root, suite, rootDigest, wrappedKey);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HEAD_BYTES + wrappedKey.size() + sealed.size())
                .put(head(root, cipher, rootDigest))
                .put(wrappedKey.toArray())
                .put(sealed.toArray())
                .array();
    }

    static KeyringFile parse(byte[] bytes) throws EnvelopeRejectedException {
        if (bytes.length < HEAD_BYTES + Aead.WRAPPED_BYTES + Aead.OVERHEAD_BYTES) {
            throw new EnvelopeRejectedException();
        }
        var in = ByteBuffer.wrap(bytes);
        for (byte expected : MAGIC) {
            if (in.get() != expected) {
                throw new EnvelopeRejectedException();
            }
        }
        var root = RootKind.of(in.get());
        var cipher = Suite.of(in.get());
        return new KeyringFile(
                root, cipher, take(in, DIGEST_BYTES), take(in, Aead.WRAPPED_BYTES), take(in, in.remaining()));
    }

    static Bytes digest(byte[] rootFile) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(rootFile));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] head(RootKind root, CipherName cipher, Bytes rootDigest) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .put(MAGIC)
                .put(root.code())
                .put(Suite.code(cipher))
                .put(rootDigest.toArray())
                .array();
    }

    private static Bytes take(ByteBuffer in, int count) {
        byte[] taken = new byte[count];
        in.get(taken);
        return Bytes.copyOf(taken);
    }
}
