package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// 32 bytes in hex. The first byte of what is hashed tells apart leaves (0x00) and nodes (0x01) of the Merkle tree
/// (RFC 9162 section 2.1.1) and, in the chain, the start of a log (0x02), records (0x03) and segment headers (0x04),
/// so none can pass for another.
record Hash(String hex) {

    static final int BYTES = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;
    private static final byte START = 0x02;
    private static final byte RECORD = 0x03;
    private static final byte HEADER = 0x04;

    /// The root of the tree without a leaf.
    static Hash ofNothing() {
        return of(sha256().digest());
    }

    /// @param line as it is stored, with its newline
    static Hash leaf(byte[] line) {
        return of(LEAF, line);
    }

    static Hash node(Hash left, Hash right) {
        return of(
                NODE,
                ByteBuffer.allocate(2 * BYTES)
                        .put(left.bytes())
                        .put(right.bytes())
                        .array());
    }

    /// What the first segment follows: nothing, in the log that goes by this origin.
    static Hash start(String origin) {
        return of(START, origin.getBytes(UTF_8));
    }

    static Hash record(long sequence, Hash previous, byte[] sealed) {
        return of(
                RECORD,
                ByteBuffer.allocate(8 + BYTES + sealed.length)
                        .putLong(sequence)
                        .put(previous.bytes())
                        .put(sealed)
                        .array());
    }

    static Hash header(byte[] fields) {
        return of(HEADER, fields);
    }

    private static Hash of(byte domain, byte[] content) {
        var digest = sha256();
        digest.update(domain);
        return of(digest.digest(content));
    }

    /// @param bytes 32 of them
    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    /// Reads what [#base64] wrote; empty for any other spelling of it.
    static Optional<Hash> parse(String base64) {
        return Base64Text.decode(base64).filter(bytes -> bytes.length == BYTES).map(Hash::of);
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
