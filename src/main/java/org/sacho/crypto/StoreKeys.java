package org.sacho.crypto;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// What one store needs: a folder name that says nothing, the password of its database, its key.
record StoreKeys(String folder, String databasePassword, EnclaveKey key) {

    private static final int FOLDER_BYTES = 8;
    private static final int PASSWORD_BYTES = 32;

    static StoreKeys random(EnclaveId id, CipherName cipher, CryptoModule module, SecureRandom random) {
        var first = new KeyGeneration(1, Instant.now().truncatedTo(ChronoUnit.SECONDS), cipher);
        return new StoreKeys(
                hex(FOLDER_BYTES, random),
                hex(PASSWORD_BYTES, random),
                EnclaveKey.of(id, first, Secret.random(random), module, random));
    }

    private static String hex(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "StoreKeys[" + folder + "]";
    }
}
