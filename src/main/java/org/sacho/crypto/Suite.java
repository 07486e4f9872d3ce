package org.sacho.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.Cipher;
import org.sacho.policy.CipherName;

/// One cipher of one provider. The only class that asks the JDK for a cipher.
record Suite(CipherName cipher, Provider provider) {

    /// The byte that stands for a cipher in every file, part of what is authenticated and never reused.
    static byte code(CipherName cipher) {
        return switch (cipher) {
            case AES_256_GCM -> 1;
            case ARIA_256_GCM -> 2;
        };
    }

    static CipherName of(byte code) throws EnvelopeRejectedException {
        for (var cipher : CipherName.values()) {
            if (code(cipher) == code) {
                return cipher;
            }
        }
        throw new EnvelopeRejectedException();
    }

    /// This cipher of this provider, if the provider has it.
    static Optional<Suite> find(CipherName cipher, Provider provider) {
        var suite = new Suite(cipher, provider);
        try {
            var _ = suite.newCipher();
            return Optional.of(suite);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    byte code() {
        return code(cipher);
    }

    /// The name of the block cipher, which is the algorithm of its keys.
    String keyAlgorithm() {
        return switch (cipher) {
            case AES_256_GCM -> "AES";
            case ARIA_256_GCM -> "ARIA";
        };
    }

    Cipher newCipher() throws GeneralSecurityException {
        return Cipher.getInstance(keyAlgorithm() + "/GCM/NoPadding", provider);
    }
}
