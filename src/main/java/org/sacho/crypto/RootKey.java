package org.sacho.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.crypto.spec.PBEParameterSpec;
import javax.security.auth.DestroyFailedException;
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
        var protection =
                new KeyStore.PasswordProtection(passphrase, PROTECTION, new PBEParameterSpec(salt, ITERATIONS));
        try {
            var store = empty();
            store.setEntry(ALIAS, new KeyStore.SecretKeyEntry(root.asKey("AES")), protection);
            var out = new ByteArrayOutputStream();
            store.store(out, null);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK failed to write PKCS#12", e);
        } finally {
            forget(protection);
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

    private static void forget(KeyStore.PasswordProtection protection) {
        try {
            protection.destroy();
        } catch (DestroyFailedException e) {
            throw new IllegalStateException("the JDK keeps a passphrase", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyringLockedException damaged() {
        return new KeyringLockedException(
                Reason.DAMAGED, RootKind.PKCS12.file() + " is damaged: restore it from the backup of the keys");
    }

    private static KeyringLockedException wrongPassphrase() {
        return new KeyringLockedException(
                Reason.WRONG_PASSPHRASE,
                "the passphrase is wrong: enter the one that this installation was made with, or the one it was last"
                        + " given by 'keys rewrap'");
    }
}
