package org.sacho.crypto;

import java.security.SecureRandom;
import java.time.Instant;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// Keys for tests that need no keyring on disk.
public final class TestKeys {

    private TestKeys() {}

    /// The same key for the same seed, so that another process can open what one sealed.
    public static EnclaveKey enclaveKey(EnclaveId enclave, int seed) {
        return enclaveKey(enclave, seed, new SecureRandom());
    }

    /// The same with randomness of the test's own.
    public static EnclaveKey enclaveKey(EnclaveId enclave, int seed, SecureRandom random) {
        var about = new KeyGeneration(1, Instant.EPOCH, CipherName.AES_256_GCM);
        return EnclaveKey.of(enclave, about, secret(seed), CryptoModule.standard(), random);
    }

    /// Gives the key another generation, as a rotation does, without a keyring.
    public static void rotate(EnclaveKey key, CipherName cipher) {
        key.makeCurrent(key.addFresh(cipher, Instant.EPOCH));
    }

    /// Forgets every generation but the current one.
    public static void retire(EnclaveKey key) {
        for (var generation : key.kept()) {
            if (!generation.about().equals(key.current())) {
                key.forget(generation);
            }
        }
    }

    static Aead aead(CipherName cipher, SecureRandom random) {
        return new Aead(CryptoModule.standard().suite(cipher), random);
    }

    static RecordCipher recordCipher(Secret meetingKey, CipherName cipher, SecureRandom random) {
        return new RecordCipher(meetingKey, aead(cipher, random), random);
    }

    static Secret secret(int seed) {
        byte[] key = new byte[Secret.BYTES];
        key[0] = (byte) seed;
        return Secret.owning(key);
    }
}
