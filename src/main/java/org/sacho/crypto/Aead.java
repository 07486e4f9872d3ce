package org.sacho.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256 or ARIA-256 in GCM (NIST SP 800-38D) with a random 96-bit nonce in front of the ciphertext.
///
/// No key here seals often enough for nonces to repeat: content keys seal once, meeting keys once per record
/// version, enclave keys once per meeting, journal and search index, the keyring's key once per rotation, the root
/// once. The keys of index files seal numbered pages and count instead of drawing.
final class Aead {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

    /// A sealed key: nonce, key, tag.
    static final int WRAPPED_BYTES = Secret.BYTES + OVERHEAD_BYTES;

    private final Suite suite;
    private final SecureRandom random;

    Aead(Suite suite, SecureRandom random) {
        this.suite = suite;
        this.random = random;
    }

    Suite suite() {
        return suite;
    }

    byte[] seal(Secret secret, byte[] associatedData, byte[] plaintext) {
        return seal(secret.asKey(suite.keyAlgorithm()), associatedData, plaintext);
    }

    /// Nonce, ciphertext, tag.
    byte[] seal(SecretKey key, byte[] associatedData, byte[] plaintext) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(associatedData);
            byte[] sealed = Arrays.copyOf(nonce, OVERHEAD_BYTES + plaintext.length);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cipher failed to encrypt", e);
        }
    }

    byte[] open(Secret secret, byte[] associatedData, byte[] sealed) throws EnvelopeRejectedException {
        return open(secret.asKey(suite.keyAlgorithm()), associatedData, sealed);
    }

    /// @throws EnvelopeRejectedException if any bit of key, associated data or sealed bytes is not as it was
    byte[] open(SecretKey key, byte[] associatedData, byte[] sealed) throws EnvelopeRejectedException {
        if (sealed.length < OVERHEAD_BYTES) {
            throw new EnvelopeRejectedException();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES));
            cipher.updateAAD(associatedData);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new EnvelopeRejectedException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cipher failed to decrypt", e);
        }
    }

    /// For what one key seals in numbered parts.
    Parts parts() {
        try {
            return new Parts(suite.newCipher());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cipher that was there is gone", e);
        }
    }

    /// Seals and opens the numbered parts of what one key alone seals. No part is sealed twice, so its number is the
    /// nonce and is not stored.
    ///
    /// One cipher does all of them, because making one and expanding its key costs about as much as a page.
    final class Parts {

        private final Cipher cipher;

        private Parts(Cipher cipher) {
            this.cipher = cipher;
        }

        /// Ciphertext and tag.
        synchronized void seal(Secret secret, long number, byte[] associatedData, byte[] part, byte[] into) {
            try {
                begin(Cipher.ENCRYPT_MODE, secret, number, associatedData);
                cipher.doFinal(part, 0, part.length, into, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the cipher failed to encrypt", e);
            }
        }

        /// @throws EnvelopeRejectedException if any bit of key, number, associated data or sealed part is not as it was
        synchronized void open(Secret secret, long number, byte[] associatedData, byte[] sealed, byte[] into)
                throws EnvelopeRejectedException {
            try {
                begin(Cipher.DECRYPT_MODE, secret, number, associatedData);
                cipher.doFinal(sealed, 0, sealed.length, into, 0);
            } catch (AEADBadTagException e) {
                throw new EnvelopeRejectedException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the cipher failed to decrypt", e);
            }
        }

        private void begin(int mode, Secret secret, long number, byte[] associatedData)
                throws GeneralSecurityException {
            byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                    .putLong(NONCE_BYTES - Long.BYTES, number)
                    .array();
            cipher.init(mode, secret.asKey(suite.keyAlgorithm()), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(associatedData);
        }
    }

    /// Seals a key; its copy is wiped.
    byte[] wrap(SecretKey key, byte[] associatedData, Secret secret) {
        byte[] plain = secret.copy();
        try {
            return seal(key, associatedData, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    byte[] wrap(Secret key, byte[] associatedData, Secret secret) {
        return wrap(key.asKey(suite.keyAlgorithm()), associatedData, secret);
    }

    Secret unwrap(SecretKey key, byte[] associatedData, byte[] wrapped) throws EnvelopeRejectedException {
        if (wrapped.length != WRAPPED_BYTES) {
            throw new EnvelopeRejectedException();
        }
        return Secret.owning(open(key, associatedData, wrapped));
    }

    Secret unwrap(Secret key, byte[] associatedData, byte[] wrapped) throws EnvelopeRejectedException {
        return unwrap(key.asKey(suite.keyAlgorithm()), associatedData, wrapped);
    }

    private Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = suite.newCipher();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }
}
