package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/// The field and the scheme, exhaustively where the domain is small.
class ShamirTest {

    /// FIPS 197, 4.2: {57} · {83} = {c1}, {57} · {13} = {fe}.
    @Test
    void multiply_examplesOfTheStandard_agree() {
        assertThat(Shamir.multiply(0x57, 0x83)).isEqualTo(0xc1);
        assertThat(Shamir.multiply(0x57, 0x13)).isEqualTo(0xfe);
    }

    @Test
    void multiply_allPairs_isAFieldWithInverses() {
        for (int a = 0; a < 256; a++) {
            assertThat(Shamir.multiply(a, 1)).isEqualTo(a);
            assertThat(Shamir.multiply(a, Shamir.inverse(a))).isEqualTo(a == 0 ? 0 : 1);
            for (int b = 0; b < 256; b++) {
                assertThat(Shamir.multiply(a, b))
                        .isEqualTo(Shamir.multiply(b, a))
                        .isEqualTo(slow(a, b));
            }
        }
    }

    /// Schoolbook product of polynomials, then long division.
    private static int slow(int a, int b) {
        int product = 0;
        for (int i = 0; i < 8; i++) {
            product ^= (b >> i & 1) == 1 ? a << i : 0;
        }
        for (int i = 14; i >= 8; i--) {
            product ^= (product >> i & 1) == 1 ? 0x11b << (i - 8) : 0;
        }
        return product;
    }

    @Test
    void join_everySecretByteAndSlopeAndPairOfShares_givesTheSecret() {
        for (int secret = 0; secret < 256; secret++) {
            for (int slope = 0; slope < 256; slope++) {
                byte[][] shares = new byte[9][];
                for (int x = 1; x <= 9; x++) {
                    shares[x - 1] = Shamir.at(x, new byte[] {(byte) secret}, new byte[] {(byte) slope});
                }
                for (int x = 1; x <= 9; x++) {
                    for (int other = 1; other <= 9; other++) {
                        if (x != other && Shamir.join(x, shares[x - 1], other, shares[other - 1])[0] != (byte) secret) {
                            throw new AssertionError("secret " + secret + ", slope " + slope);
                        }
                    }
                }
            }
        }
    }

    /// One share says nothing: for every secret it takes every value for exactly one slope.
    @Test
    void at_oneShare_fitsEverySecretEquallyWell() {
        for (int x = 1; x <= 9; x++) {
            for (int secret = 0; secret < 256; secret++) {
                var seen = new BitSet(256);
                for (int slope = 0; slope < 256; slope++) {
                    seen.set(Shamir.at(x, new byte[] {(byte) secret}, new byte[] {(byte) slope})[0] & 0xff);
                }
                assertThat(seen.cardinality()).isEqualTo(256);
            }
        }
    }

    @Test
    void split_wholeKey_everyPairJoins() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        byte[][] shares = Shamir.split(secret, 9, new SecureRandom());
        for (int x = 1; x <= 9; x++) {
            for (int other = 1; other < x; other++) {
                assertThat(Shamir.join(x, shares[x - 1], other, shares[other - 1]))
                        .isEqualTo(secret);
            }
        }
    }

    @Test
    void split_intoAsManyAsTheFieldHas_joins_andIntoMoreIsRefused() {
        byte[] secret = {7, (byte) 0xff};
        byte[][] shares = Shamir.split(secret, 255, new SecureRandom());

        assertThat(shares).hasNumberOfRows(255);
        assertThat(Shamir.join(255, shares[254], 1, shares[0])).isEqualTo(secret);
        assertThatThrownBy(() -> Shamir.split(secret, 256, new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A line that is level gives the secret itself to everybody.
    @Test
    void split_slopes_areDrawnAnew() {
        byte[] secret = new byte[32];
        secret[3] = 9;
        byte[][] shares = Shamir.split(secret, 2, new SecureRandom());

        assertThat(shares[0]).isNotEqualTo(secret).isNotEqualTo(shares[1]);
        assertThat(shares[1]).isNotEqualTo(secret);
        assertThat(Shamir.split(secret, 2, new SecureRandom())[0]).isNotEqualTo(shares[0]);
    }

    @Test
    void join_sharesOfTwoLengths_refused() {
        assertThatThrownBy(() -> Shamir.join(1, new byte[2], 2, new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void join_oneShareTwice_refused() {
        byte[] share = new byte[32];
        assertThatThrownBy(() -> Shamir.join(3, share, 3, share)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shamir.split(share, 1, new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
