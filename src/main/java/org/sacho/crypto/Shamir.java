package org.sacho.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/// Shamir's scheme with a threshold of two over GF(2^8), the field of AES (FIPS 197, section 4): each byte of the
/// secret is the value at 0 of a random line, and share x its value at x. Two shares fix the line; one alone
/// fits every secret equally well.
///
/// No table and no branch depends on a secret byte. Says nothing about whether shares are genuine.
final class Shamir {

    private static final int REDUCTION = 0x1b;
    private static final int BYTE = 0xff;

    private Shamir() {}

    /// The shares at 1, 2, … of a secret, which the caller wipes.
    static byte[][] split(byte[] secret, int count, SecureRandom random) {
        if (count < 2 || count > BYTE) {
            throw new IllegalArgumentException("a secret is split into 2 to 255 shares");
        }
        byte[] slopes = new byte[secret.length];
        random.nextBytes(slopes);
        byte[][] shares = new byte[count][];
        for (int x = 1; x <= count; x++) {
            shares[x - 1] = at(x, secret, slopes);
        }
        Arrays.fill(slopes, (byte) 0);
        return shares;
    }

    static byte[] at(int x, byte[] secret, byte[] slopes) {
        byte[] share = new byte[secret.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = (byte) (secret[i] ^ multiply(slopes[i] & BYTE, x));
        }
        return share;
    }

    /// The secret on the line through two different points.
    static byte[] join(int x, byte[] share, int otherX, byte[] other) {
        if (x == otherX || share.length != other.length) {
            throw new IllegalArgumentException("two different shares of one secret are needed");
        }
        int divisor = inverse(x ^ otherX);
        byte[] secret = new byte[share.length];
        for (int i = 0; i < secret.length; i++) {
            int sum = multiply(share[i] & BYTE, otherX) ^ multiply(other[i] & BYTE, x);
            secret[i] = (byte) multiply(sum, divisor);
        }
        return secret;
    }

    static int multiply(int a, int b) {
        int product = 0;
        int left = a;
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            product ^= left & -((b >>> bit) & 1);
            left = ((left << 1) & BYTE) ^ (REDUCTION & -((left >>> 7) & 1));
        }
        return product;
    }

    /// The 254th power, which times the element is 1 for every element but 0.
    static int inverse(int a) {
        int power = a;
        for (int bit = 0; bit < 6; bit++) {
            power = multiply(multiply(power, power), a);
        }
        return multiply(power, power);
    }
}
