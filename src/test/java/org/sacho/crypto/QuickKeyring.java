package org.sacho.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.PBEParameterSpec;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// Keyrings for tests that open them again and again and are not about guessing: the passphrase of the root file is
/// stretched in one round, not in 600,000, which the file itself says. Only a test can write such a file.
final class QuickKeyring {

    private QuickKeyring() {}

    /// Makes the two files and opens them, every store under AES.
    static Keyring create(Path folder, char[] passphrase, EnclaveId... enclaves)
            throws IOException, GeneralSecurityException, KeyringLockedException {
        return create(folder, passphrase, CryptoModule.standard(), enclaves);
    }

    static Keyring create(Path folder, char[] passphrase, CryptoModule module, EnclaveId... enclaves)
            throws IOException, GeneralSecurityException, KeyringLockedException {
        var random = new SecureRandom();
        var suite = module.preferred();
        var key = Secret.random(random);
        var file = Bytes.copyOf(rootFile(key.asKey("AES"), "root", passphrase));
        var seal = KeyringSeal.fresh(new Root.Made(new FileRoot(key, new Aead(suite, random)), file), suite, random);
        var ciphers = Arrays.stream(enclaves).collect(Collectors.toMap(id -> id, _ -> CipherName.AES_256_GCM));
        new KeyringFolder(folder).create(seal.seal(KeyringContents.random(ciphers, module, random)), file);
        return Keyring.open(folder, passphrase, module);
    }

    /// A root file as [RootKey] writes it, but for the number of rounds.
    static byte[] rootFile(SecretKey key, String entry, char[] passphrase)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var protection = new KeyStore.PasswordProtection(
                passphrase, "PBEWithHmacSHA256AndAES_256", new PBEParameterSpec(new byte[32], 1));
        store.setEntry(entry, new KeyStore.SecretKeyEntry(key), protection);
        var out = new ByteArrayOutputStream();
        store.store(out, null);
        return out.toByteArray();
    }
}
