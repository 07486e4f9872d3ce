package org.sacho.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.Destroyable;

/// What one custodian keeps, as bytes and as text that a person can type: 64 characters in groups of four, in an
/// alphabet without letters that look alike (I, L and O are read as 1, 1 and 0), with a checksum that misses one
/// typing mistake in 2^32.
///
/// The bytes are a format (1), the generation (2), the number (1), the share (32) and the first bytes of the
/// SHA-256 of all that (4).
public final class CustodyShare implements Destroyable {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final byte FORMAT = 1;
    private static final int SUM_AT = 4 + Secret.BYTES;
    private static final int BYTES = SUM_AT + 4;
    private static final int CHARACTERS = BYTES * Byte.SIZE / 5;
    private static final int GROUP = 4;

    private final byte[] bytes;

    private CustodyShare(byte[] bytes) {
        this.bytes = bytes;
    }

    static CustodyShare of(int generation, int number, byte[] share) {
        byte[] bytes = new byte[BYTES];
        bytes[0] = FORMAT;
        bytes[1] = (byte) (generation >>> Byte.SIZE);
        bytes[2] = (byte) generation;
        bytes[3] = (byte) number;
        System.arraycopy(share, 0, bytes, 4, Secret.BYTES);
        System.arraycopy(sum(bytes), 0, bytes, SUM_AT, BYTES - SUM_AT);
        return new CustodyShare(bytes);
    }

    /// Reads what somebody typed, whatever its case, blanks and dashes; empty if it is no share. The caller wipes
    /// what was typed.
    public static Optional<CustodyShare> parse(char[] typed) {
        byte[] bytes = new byte[BYTES];
        int characters = 0;
        for (char c : typed) {
            if (c == '-' || Character.isWhitespace(c)) {
                continue;
            }
            int value = value(c);
            if (value < 0 || characters == CHARACTERS) {
                Arrays.fill(bytes, (byte) 0);
                return Optional.empty();
            }
            put(bytes, characters++, value);
        }
        var share = new CustodyShare(bytes);
        boolean whole = characters == CHARACTERS
                && bytes[0] == FORMAT
                && share.number() > 0
                && MessageDigest.isEqual(sum(bytes), Arrays.copyOfRange(bytes, SUM_AT, BYTES));
        if (!whole) {
            share.destroy();
        }
        return whole ? Optional.of(share) : Optional.empty();
    }

    private static int value(char c) {
        return switch (c) {
            case 'I', 'i', 'L', 'l' -> 1;
            case 'O', 'o' -> 0;
            default -> LETTERS.indexOf(Character.toUpperCase(c));
        };
    }

    private static void put(byte[] bytes, int character, int value) {
        for (int bit = 0; bit < 5; bit++) {
            int at = character * 5 + bit;
            bytes[at / Byte.SIZE] |= (byte) (((value >>> (4 - bit)) & 1) << (7 - at % Byte.SIZE));
        }
    }

    private static byte[] sum(byte[] bytes) {
        return Arrays.copyOf(sha256(Arrays.copyOf(bytes, SUM_AT)), BYTES - SUM_AT);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Which making of shares it is from, 1 for the first.
    public int generation() {
        return ((bytes[1] & 0xff) << Byte.SIZE) | (bytes[2] & 0xff);
    }

    /// Which custodian's it is, 1 for the first.
    public int number() {
        return bytes[3] & 0xff;
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, 4, SUM_AT);
    }

    /// Tells this share from others and does not give it away, because nobody can guess 256 random bits.
    byte[] digest() {
        return sha256(bytes);
    }

    /// To be shown once, to the custodian.
    public String text() {
        var text = new StringBuilder();
        for (int character = 0; character < CHARACTERS; character++) {
            if (character > 0 && character % GROUP == 0) {
                text.append('-');
            }
            int value = 0;
            for (int bit = 0; bit < 5; bit++) {
                int at = character * 5 + bit;
                value = (value << 1) | ((bytes[at / Byte.SIZE] >>> (7 - at % Byte.SIZE)) & 1);
            }
            text.append(LETTERS.charAt(value));
        }
        return text.toString();
    }

    @Override
    public void destroy() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "CustodyShare";
    }
}
