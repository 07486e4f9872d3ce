package org.sacho.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.security.auth.Destroyable;

/// A symmetric key of 256 bits that can be wiped. Wiping waits for users of the key, so nothing is ever sealed
/// under a half-wiped one.
///
/// Does not promise that no copy remains in memory: ciphers keep their expanded key until collected.
final class Secret implements Destroyable {

    static final int BYTES = 32;

    private final byte[] key;
    private boolean destroyed;

    private Secret(byte[] key) {
        this.key = key;
    }

    static Secret random(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new Secret(key);
    }

    /// Takes over the array; the caller forgets it.
    static Secret owning(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        return new Secret(key);
    }

    /// A copy, which the caller wipes.
    synchronized byte[] copy() {
        if (destroyed) {
            throw new IllegalStateException("this key has been wiped");
        }
        return key.clone();
    }

    /// The key as a cipher takes it: a view, which is wiped with this and keeps no copy.
    SecretKey asKey(String algorithm) {
        return new View(this, algorithm);
    }

    private record View(Secret secret, String algorithm) implements SecretKey {

        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        /// A copy, which the caller wipes.
        @Override
        public byte[] getEncoded() {
            return secret.copy();
        }

        @Override
        public boolean isDestroyed() {
            return secret.isDestroyed();
        }
    }

    /// The key of which this is one half, and this the other: their exclusive or.
    Secret joined(Bytes half) {
        byte[] joined = copy();
        byte[] other = half.toArray();
        if (other.length != BYTES) {
            throw new IllegalArgumentException("half of a key has " + BYTES + " bytes");
        }
        for (int i = 0; i < BYTES; i++) {
            joined[i] ^= other[i];
        }
        Arrays.fill(other, (byte) 0);
        return owning(joined);
    }

    @Override
    public synchronized void destroy() {
        Arrays.fill(key, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
