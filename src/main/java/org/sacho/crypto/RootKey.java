package org.sacho.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sacho.crypto.KeyringLockedException.Reason;

/// The key that unlocks everything, in a PKCS#12 file under a passphrase.
///
/// The file has no MAC: the JDK derives it with far fewer iterations than the key's protection, so it would be
/// the cheapest way to test guesses. What authenticates the key is that it opens the keyring.
final class RootKey {

    private static final String ALIAS = "root";
    private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 32;

    private RootKey() {}

    static byte[] toPkcs12(Secret root, char[] passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] key = root.copy();
        var protection =
                new KeyStore.PasswordProtection(passphrase, PROTECTION, new PBEParameterSpec(salt, ITERATIONS));
        try {
            var store = empty();
            store.setEntry(ALIAS, new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "AES")), protection);
            var out = new ByteArrayOutputStream();
            store.store(out, null);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK failed to write PKCS#12", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static Secret fromPkcs12(byte[] file, char[] passphrase) throws KeyringLockedException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), null);
            if (!store.entryInstanceOf(ALIAS, KeyStore.SecretKeyEntry.class)) {
                throw damaged();
            }
            byte[] key = store.getKey(ALIAS, passphrase).getEncoded();
            if (key.length != Secret.BYTES) {
                throw damaged();
            }
            return Secret.owning(key);
        } catch (IOException e) {
            throw damaged();
        } catch (GeneralSecurityException e) {
            throw wrongPassphrase();
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyringLockedException damaged() {
        return new KeyringLockedException(
                Reason.DAMAGED, Keyring.ROOT_FILE + " is damaged: restore it from the backup of the keys");
    }

    private static KeyringLockedException wrongPassphrase() {
        return new KeyringLockedException(
                Reason.WRONG_PASSPHRASE,
                "the passphrase is wrong; if it is surely right, " + Keyring.ROOT_FILE + " or " + Keyring.KEYRING_FILE
                        + " is damaged or they do not belong together: restore both from the backup of the keys");
    }
}
