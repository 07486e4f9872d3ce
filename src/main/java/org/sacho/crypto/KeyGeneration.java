package org.sacho.crypto;

import java.time.Instant;
import org.sacho.policy.CipherName;

/// One of the keys that a store has had, without the key.
///
/// @param number 1 for the first
/// @param cipher what it and everything below it is sealed with
public record KeyGeneration(int number, Instant created, CipherName cipher) {

    public KeyGeneration {
        if (number < 1) {
            throw new IllegalArgumentException("generations start at 1");
        }
    }
}
