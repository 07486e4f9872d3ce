package org.sacho.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front of the ciphertext. The only class that
/// asks the JDK for a cipher.
///
/// No key here seals often enough for nonces to repeat: content keys seal once, meeting keys once per record
/// version, enclave keys once per meeting, journal and search index, the root once. The keys of index files seal
/// numbered pages and count instead of drawing.
final class Aead {

    static final int NONCE_BYTES = 12;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    static final int TAG_BYTES = 16;
    static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

    private final SecureRandom random;

    Aead(SecureRandom random) {
        this.random = random;
    }

    /// Nonce, ciphertext, tag.
    byte[] seal(Secret secret, byte[] associatedData, byte[] plaintext) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] key = secret.copy();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(associatedData);
            byte[] sealed = Arrays.copyOf(nonce, OVERHEAD_BYTES + plaintext.length);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to encrypt", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// @throws EnvelopeRejectedException if any bit of key, associated data or sealed bytes is not as it was
    byte[] open(Secret secret, byte[] associatedData, byte[] sealed) throws EnvelopeRejectedException {
        if (sealed.length < OVERHEAD_BYTES) {
            throw new EnvelopeRejectedException();
        }
        byte[] key = secret.copy();
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES));
            cipher.updateAAD(associatedData);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new EnvelopeRejectedException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to decrypt", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Ciphertext and tag of one of the numbered parts of what this key alone seals. No part is sealed twice, so
    /// its number is the nonce and is not stored.
    void sealPart(Secret secret, long number, byte[] associatedData, byte[] part, byte[] into) {
        byte[] key = secret.copy();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonceOf(number));
            cipher.updateAAD(associatedData);
            cipher.doFinal(part, 0, part.length, into, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to encrypt", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// @throws EnvelopeRejectedException if any bit of key, number, associated data or sealed bytes is not as it was
    void openPart(Secret secret, long number, byte[] associatedData, byte[] sealed, byte[] into)
            throws EnvelopeRejectedException {
        byte[] key = secret.copy();
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonceOf(number));
            cipher.updateAAD(associatedData);
            cipher.doFinal(sealed, 0, sealed.length, into, 0);
        } catch (AEADBadTagException e) {
            throw new EnvelopeRejectedException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to decrypt", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] nonceOf(long number) {
        return ByteBuffer.allocate(NONCE_BYTES)
                .putLong(NONCE_BYTES - Long.BYTES, number)
                .array();
    }

    /// The module that answers when content is sealed.
    static String provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider().getName();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }
}
