package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A link of the chain, 32 bytes in hex. The first byte of what is hashed tells apart records (0x00), segment
/// headers (0x01) and the start of a log (0x02), so none can pass for another (RFC 9162 section 2.1.1).
record Hash(String hex) {

    /// What the first segment follows: nothing, in the log that goes by this origin.
    static Hash start(String origin) {
        return of((byte) 0x02, origin.getBytes(UTF_8));
    }

    static Hash record(long sequence, Hash previous, byte[] sealed) {
        return of(
                (byte) 0x00,
                ByteBuffer.allocate(8 + 32 + sealed.length)
                        .putLong(sequence)
                        .put(previous.bytes())
                        .put(sealed)
                        .array());
    }

    static Hash of(byte domain, byte[] content) {
        var digest = sha256();
        digest.update(domain);
        return new Hash(HexFormat.of().formatHex(digest.digest(content)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }
}
