package org.sacho.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.EnclaveId;

/// All keys of one installation. On disk: the root key in `root.p12` under a passphrase, and everything else in
/// `keyring`, sealed under the root. Without the passphrase nothing in the installation opens.
///
/// Does not protect against who can read the memory of the running process, nor against an old copy of both
/// files being put back.
public final class Keyring implements AutoCloseable {

    static final String ROOT_FILE = "root.p12";
    static final String KEYRING_FILE = "keyring";

    private static final byte[] ASSOCIATED_DATA =
            AssociatedData.of(AssociatedData.Purpose.KEYRING).toBytes();

    private final KeyringContents contents;

    private Keyring(KeyringContents contents) {
        this.contents = contents;
    }

    /// Makes all keys of a new installation; durable when this returns.
    ///
    /// @throws IllegalArgumentException if the folder already holds keys, which would be lost
    /// @throws PassphraseRefusedException if the passphrase is shorter than 12 characters or not printable ASCII
    public static Keyring create(Path folder, char[] passphrase, List<EnclaveId> enclaves)
            throws IOException, PassphraseRefusedException {
        Passphrase.requireStrong(passphrase);
        if (new HashSet<>(enclaves).size() != enclaves.size()) {
            throw new IllegalArgumentException("an enclave is named twice");
        }
        if (Files.exists(folder.resolve(ROOT_FILE)) || Files.exists(folder.resolve(KEYRING_FILE))) {
            throw new IllegalArgumentException("there are keys in " + folder + " already; they are not replaced");
        }
        PrivateFile.createFolder(folder);
        var random = new SecureRandom();
        var contents = KeyringContents.random(enclaves, random);
        var root = Secret.random(random);
        byte[] plain = contents.encode();
        // Both files or neither: a root key without its keyring could never be started with, nor replaced.
        var unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        try {
            PrivateFile.createFolder(unfinished);
            PrivateFile.write(unfinished.resolve(ROOT_FILE), RootKey.toPkcs12(root, passphrase, random));
            PrivateFile.write(unfinished.resolve(KEYRING_FILE), new Aead(random).seal(root, ASSOCIATED_DATA, plain));
            PrivateFile.move(unfinished, folder);
        } finally {
            Arrays.fill(plain, (byte) 0);
            root.destroy();
        }
        return new Keyring(contents);
    }

    public static Keyring open(Path folder, char[] passphrase) throws KeyringLockedException {
        var root = RootKey.fromPkcs12(read(folder.resolve(ROOT_FILE)), passphrase);
        var random = new SecureRandom();
        byte[] plain = {};
        try {
            plain = new Aead(random).open(root, ASSOCIATED_DATA, read(folder.resolve(KEYRING_FILE)));
            return new Keyring(KeyringContents.decode(plain, random));
        } catch (EnvelopeRejectedException e) {
            throw new KeyringLockedException(
                    Reason.DAMAGED,
                    KEYRING_FILE + " is damaged, or not from the same installation as " + ROOT_FILE
                            + ": restore both from the backup of the keys");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("an authentic keyring does not decode", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
            root.destroy();
        }
    }

    private static byte[] read(Path file) throws KeyringLockedException {
        if (!Files.isRegularFile(file)) {
            throw new KeyringLockedException(
                    Reason.MISSING,
                    "there is no " + file + ": initialise this installation, or restore the backup of the keys");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new KeyringLockedException(
                    Reason.DAMAGED, file + " cannot be read: check the disk and who owns the file");
        }
    }

    public EnclaveKey enclave(EnclaveId id) {
        return store(id).key();
    }

    /// The cryptographic module in use, by its JCA name, so that screens can say it.
    public String provider() {
        return Aead.provider();
    }

    /// Whether this installation has keys for a store.
    public boolean holds(EnclaveId id) {
        return contents.enclaves().stream()
                .anyMatch(store -> store.key().enclave().equals(id));
    }

    /// 64 hexadecimal digits.
    public String databasePassword(EnclaveId id) {
        return store(id).databasePassword();
    }

    /// 16 random hexadecimal digits, so that the name of an enclave's folder says nothing about it.
    public String folder(EnclaveId id) {
        return store(id).folder();
    }

    /// The key for people and policy, which belong to no enclave.
    public EnclaveKey office() {
        return contents.office().key();
    }

    /// 64 hexadecimal digits.
    public String officeDatabasePassword() {
        return contents.office().databasePassword();
    }

    /// Ed25519, signs releases.
    public KeyPair guardKeys() {
        return contents.guard();
    }

    /// Ed25519, signs checkpoints of the audit log.
    public KeyPair auditKeys() {
        return contents.audit();
    }

    /// AES-256, seals the entries of the audit log.
    public SecretKey auditKey() {
        byte[] key = contents.auditSealing().copy();
        try {
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private StoreKeys store(EnclaveId id) {
        return contents.enclaves().stream()
                .filter(store -> store.key().enclave().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this keyring has no such enclave"));
    }

    /// Wipes the symmetric keys. The JDK keeps signing keys and the passwords are strings, so those stay in
    /// memory until collected.
    @Override
    public void close() {
        contents.enclaves().forEach(store -> store.key().close());
        contents.office().key().close();
        contents.auditSealing().destroy();
    }
}
