package org.sacho.audit;

import java.security.PrivateKey;
import java.security.SecureRandom;
import javax.crypto.SecretKey;

/// What a writer of the log needs to hold.
record Keys(VerifierKey verifier, PrivateKey checkpoint, SecretKey sealing, SecureRandom random) {

    @Override
    public String toString() {
        return "Keys[" + verifier.name() + "]";
    }
}
