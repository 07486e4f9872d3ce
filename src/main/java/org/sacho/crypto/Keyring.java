package org.sacho.crypto;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.security.auth.Destroyable;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.Protection;

/// All keys of one installation. On disk: a root, in `root.p12` under a passphrase or in a PKCS#11 token to
/// which `root.p11` leads, and everything else in `keyring`, under a key of its own that the root wraps.
/// Without the passphrase, or the token and its PIN, nothing in the installation opens.
///
/// Does not protect against who can read the memory of the running process, nor against an old copy of both
/// files being put back.
public final class Keyring implements AutoCloseable, Destroyable {

    private final KeyringFolder folder;
    private final KeyringSeal seal;
    private final KeyringContents contents;
    private final CryptoModule module;
    private final ReentrantLock changes = new ReentrantLock();

    private Keyring(KeyringFolder folder, KeyringSeal seal, KeyringContents contents, CryptoModule module) {
        this.folder = folder;
        this.seal = seal;
        this.contents = contents;
        this.module = module;
    }

    /// As below, with the root in a file, every store under AES-256-GCM, and the standard module.
    public static Keyring create(Path folder, char[] passphrase, List<EnclaveId> enclaves)
            throws IOException, PassphraseRefusedException, KeyringLockedException {
        if (new HashSet<>(enclaves).size() != enclaves.size()) {
            throw new IllegalArgumentException("an enclave is named twice");
        }
        var ciphers = enclaves.stream().collect(Collectors.toMap(id -> id, _ -> CipherName.AES_256_GCM));
        return create(folder, new RootPlace.PassphraseFile(), passphrase, ciphers, CryptoModule.standard());
    }

    /// Makes all keys of a new installation; durable when this returns.
    ///
    /// @param secret the passphrase, or the PIN of the token
    /// @param enclaves the cipher of each
    /// @throws IllegalArgumentException if the folder already holds keys, which would be lost
    /// @throws PassphraseRefusedException if the passphrase is shorter than 12 characters or not printable
    ///     ASCII
    /// @throws KeyringLockedException if the token cannot be used
    public static Keyring create(
            Path folder, RootPlace place, char[] secret, Map<EnclaveId, CipherName> enclaves, CryptoModule module)
            throws IOException, PassphraseRefusedException, KeyringLockedException {
        var files = new KeyringFolder(folder);
        if (files.isInUse()) {
            throw new IllegalArgumentException("there are keys in " + folder + " already; they are not replaced");
        }
        var random = new SecureRandom();
        var suite = module.preferred();
        var root = Root.create(place, secret, suite, random);
        var seal = KeyringSeal.fresh(root, suite, random);
        var contents = KeyringContents.random(enclaves, module, random);
        files.create(seal.seal(contents), root.file());
        return new Keyring(files, seal, contents, module);
    }

    /// As below, with the module that the environment names.
    public static Keyring open(Path folder, char[] secret) throws KeyringLockedException {
        return open(folder, secret, CryptoModule.from(System.getenv()));
    }

    /// Unlocks the keys, and finishes a rewrap that was broken off.
    ///
    /// @param secret the passphrase, or the PIN of the token: whichever root the installation has
    public static Keyring open(Path folder, char[] secret, CryptoModule module) throws KeyringLockedException {
        var files = new KeyringFolder(folder);
        var keyring = files.keyring();
        byte[] rootFile = files.rootOf(keyring);
        var suite = module.find(keyring.cipher())
                .orElseThrow(() -> new KeyringLockedException(
                        Reason.PROVIDER_MISSING,
                        "the keyring is sealed with " + keyring.cipher() + ", which the active provider lacks: set "
                                + CryptoModule.VARIABLE + " to one that has it"));
        var random = new SecureRandom();
        var root = Root.open(keyring.root(), rootFile, secret, suite, random);
        byte[] plain = {};
        boolean opened = false;
        try {
            var seal = KeyringSeal.open(root, keyring, suite, random);
            plain = seal.open(keyring);
            var contents = KeyringContents.decode(plain, module, random);
            files.settle(keyring);
            opened = true;
            return new Keyring(files, seal, contents, module);
        } catch (EnvelopeRejectedException e) {
            throw files.damaged();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("an authentic keyring does not decode, or its folder is read-only", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
            if (!opened) {
                root.close();
            }
        }
    }

    /// Whether the folder holds the keys of an installation.
    public static boolean exists(Path folder) {
        return new KeyringFolder(folder).isInUse();
    }

    /// Puts everything under a fresh root; the old passphrase, or the old token, opens the new keyring no
    /// more. A crash in the middle leaves it under the old or the new root.
    ///
    /// Does not help against who has an old copy of the keyring and its root: only rotating the keys does.
    ///
    /// @param secret the new passphrase, or the PIN of the new token
    public void rewrap(RootPlace place, char[] secret)
            throws IOException, PassphraseRefusedException, KeyringLockedException {
        changes.lock();
        try {
            var root = Root.create(place, secret, seal.suite(), new SecureRandom());
            seal.replaceRoot(root, contents, keyring -> folder.replaceRoot(keyring, root.file()));
        } finally {
            changes.unlock();
        }
    }

    /// Gives a store another key, which from now on wraps what is new; what there is stays readable with the
    /// one before. Durable when this returns. The root has to be there: a token that is gone refuses.
    ///
    /// @throws KeyringLockedException if the token is gone; nothing was changed
    public KeyGeneration rotate(EnclaveId id, CipherName cipher) throws IOException, KeyringLockedException {
        changes.lock();
        try {
            seal.requireRoot();
            var key = store(id).key();
            var next = key.addFresh(cipher, Instant.now());
            try {
                folder.replaceKeyring(seal.seal(contents));
            } catch (IOException | RuntimeException e) {
                key.forget(next);
                throw e;
            }
            key.makeCurrent(next);
            return next.about();
        } finally {
            changes.unlock();
        }
    }

    /// Forgets all keys of a store but the current one: whatever they wrap is unreadable when this returns.
    public void retire(EnclaveId id) throws IOException {
        changes.lock();
        try {
            var key = store(id).key();
            for (var old : key.kept()) {
                if (!old.about().equals(key.current())) {
                    key.forget(old);
                }
            }
            folder.replaceKeyring(seal.seal(contents));
        } finally {
            changes.unlock();
        }
    }

    /// Where the root is, and in words which one.
    public RootKind rootKind() {
        return seal.root().kind();
    }

    /// The root in words for an administrator, without a secret.
    public String rootDescription() {
        return seal.root().description();
    }

    /// Asks the token for proof that the root is still there; a root in a file always is.
    ///
    /// @throws KeyringLockedException if the token is gone
    public void requireRoot() throws KeyringLockedException {
        seal.requireRoot();
    }

    /// Why a store has to stay locked under this policy, and what to do about it; empty if it may be opened.
    public Optional<String> objection(EnclaveId id, Protection demanded) {
        var sealed = store(id).key().current().cipher();
        if (sealed != demanded.cipher()) {
            return Optional.of("it is sealed with " + sealed + " and the policy demands " + demanded.cipher()
                    + ": stop the server and run 'keys rotate --store " + id + "', which seals it anew");
        }
        return module.objection(demanded);
    }

    public CryptoModule module() {
        return module;
    }

    public List<EnclaveId> enclaves() {
        return contents.enclaves().stream().map(store -> store.key().enclave()).toList();
    }

    public EnclaveKey enclave(EnclaveId id) {
        return store(id).key();
    }

    /// Whether this installation has keys for a store.
    public boolean holds(EnclaveId id) {
        return enclaves().contains(id);
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

    /// AES-256, seals the entries of the audit log. A view, which is wiped with this keyring.
    public SecretKey auditKey() {
        return contents.auditSealing().asKey("AES");
    }

    private StoreKeys store(EnclaveId id) {
        return contents.enclaves().stream()
                .filter(store -> store.key().enclave().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this keyring has no such enclave"));
    }

    /// Wipes the symmetric keys and leaves the token. The JDK keeps signing keys and the passwords are
    /// strings, so those
    /// stay in memory until collected.
    @Override
    public void destroy() {
        contents.enclaves().forEach(store -> store.key().close());
        contents.office().key().close();
        contents.auditSealing().destroy();
        seal.close();
    }

    @Override
    public boolean isDestroyed() {
        return contents.auditSealing().isDestroyed();
    }

    @Override
    public void close() {
        destroy();
    }
}
