package org.sacho.crypto;

import java.security.SecureRandom;
import org.sacho.policy.EnclaveId;

/// Keys for tests that need no keyring on disk.
public final class TestKeys {

    private TestKeys() {}

    /// The same key for the same seed, so that another process can open what one sealed.
    public static EnclaveKey enclaveKey(EnclaveId enclave, int seed) {
        return new EnclaveKey(enclave, secret(seed), new SecureRandom());
    }

    static Secret secret(int seed) {
        byte[] key = new byte[Secret.BYTES];
        key[0] = (byte) seed;
        return Secret.owning(key);
    }
}
