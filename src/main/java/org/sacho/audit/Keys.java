package org.sacho.audit;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import javax.crypto.SecretKey;

/// What a writer of the log needs to hold.
///
/// @param checkpoint Ed25519; a log is signed by one key as long as it lives
/// @param sealing AES-256; wraps the keys under which the records are sealed
public record Keys(VerifierKey verifier, PrivateKey checkpoint, SecretKey sealing, SecureRandom random) {

    public static Keys of(KeyPair checkpoint, SecretKey sealing, SecureRandom random) {
        return new Keys(VerifierKey.of(checkpoint.getPublic()), checkpoint.getPrivate(), sealing, random);
    }

    @Override
    public String toString() {
        return "Keys[" + verifier.name() + "]";
    }
}
