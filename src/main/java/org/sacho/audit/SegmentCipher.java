package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals the records of one segment under a key that serves this segment only.
///
/// AES-256-GCM; the nonce is the sequence number, which no segment has twice, because only one process writes a
/// segment and a segment that failed to take a record takes no other. The associated data is the segment and
/// the sequence number: a record opens nowhere else.
final class SegmentCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] CONTEXT = "sacho-audit-2".getBytes(US_ASCII);

    private final long segment;
    private final SecretKey key;

    private SegmentCipher(long segment, SecretKey key) {
        this.segment = segment;
        this.key = key;
    }

    /// A cipher as it is made for a new segment: with its key as the segment's header carries it.
    record Wrapped(SegmentCipher cipher, String wrappedKey) {}

    static Wrapped create(long segment, SecretKey sealingKey, SecureRandom random) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var wrapped = crypt(Cipher.ENCRYPT_MODE, sealingKey, nonce, associated(segment), key);
            return new Wrapped(
                    new SegmentCipher(segment, new SecretKeySpec(key, "AES")),
                    HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit log's sealing key does not seal", e);
        }
    }

    /// @throws GeneralSecurityException if the header was wrapped by another key, or for another segment
    static SegmentCipher open(Line.Header header, SecretKey sealingKey) throws GeneralSecurityException {
        var wrapped = HexFormat.of().parseHex(header.wrappedKey());
        var nonce = ByteBuffer.wrap(wrapped, 0, NONCE_BYTES);
        var key = crypt(
                Cipher.DECRYPT_MODE,
                sealingKey,
                copy(nonce),
                associated(header.number()),
                copy(ByteBuffer.wrap(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES)));
        return new SegmentCipher(header.number(), new SecretKeySpec(key, "AES"));
    }

    byte[] seal(long sequence, byte[] plain) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, key, nonce(sequence), associated(segment, sequence), plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    byte[] open(long sequence, byte[] sealed) throws GeneralSecurityException {
        return crypt(Cipher.DECRYPT_MODE, key, nonce(sequence), associated(segment, sequence), sealed);
    }

    private static byte[] crypt(int mode, Key key, byte[] nonce, byte[] associated, byte[] input)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input);
    }

    private static byte[] nonce(long sequence) {
        return ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(sequence).array();
    }

    private static byte[] associated(long... numbers) {
        var buffer = ByteBuffer.allocate(CONTEXT.length + numbers.length * Long.BYTES)
                .put(CONTEXT);
        for (long number : numbers) {
            buffer.putLong(number);
        }
        return buffer.array();
    }

    private static byte[] copy(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
