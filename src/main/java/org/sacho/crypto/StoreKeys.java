package org.sacho.crypto;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.sacho.policy.EnclaveId;

/// What one store needs: a folder name that says nothing, the password of its database, its key.
record StoreKeys(String folder, String databasePassword, EnclaveKey key) {

    private static final int FOLDER_BYTES = 8;
    private static final int PASSWORD_BYTES = 32;

    static StoreKeys random(EnclaveId id, SecureRandom random) {
        return new StoreKeys(
                hex(FOLDER_BYTES, random),
                hex(PASSWORD_BYTES, random),
                new EnclaveKey(id, Secret.random(random), random));
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
