package org.sacho.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/// Seals the keyring again and again without asking for the passphrase: keeps the keyring's key, which the
/// root wraps. A root that comes from a file is wiped as soon as it has done so; one in a token stays there
/// to be asked.
final class KeyringSeal implements AutoCloseable {

    private final Aead aead;
    private final SecureRandom random;
    private final AtomicReference<Held> held;

    /// The keyring's key, the root, and what the file says of them.
    private record Held(Secret key, Root root, Bytes rootDigest, Bytes wrappedKey) {}

    private KeyringSeal(Aead aead, SecureRandom random, Held held) {
        this.aead = aead;
        this.random = random;
        this.held = new AtomicReference<>(held);
    }

    static KeyringSeal fresh(Root.Made made, Suite suite, SecureRandom random) {
        return new KeyringSeal(new Aead(suite, random), random, wrapped(made, suite, random));
    }

    private static Held wrapped(Root.Made made, Suite suite, SecureRandom random) {
        var root = made.root();
        var digest = KeyringFile.digest(made.file().toArray());
        var key = Secret.random(random);
        byte[] data = KeyringFile.wrapData(root.kind(), root.suite(), suite.cipher(), digest);
        var held = new Held(key, root, digest, Bytes.copyOf(root.wrap(data, key)));
        forget(root);
        return held;
    }

    static KeyringSeal open(Root root, KeyringFile file, Suite suite, SecureRandom random)
            throws EnvelopeRejectedException, KeyringLockedException {
        try {
            var key = root.unwrap(file.wrapData(root.suite()), file.wrappedKey().toArray());
            return new KeyringSeal(
                    new Aead(suite, random), random, new Held(key, root, file.rootDigest(), file.wrappedKey()));
        } finally {
            forget(root);
        }
    }

    private static void forget(Root root) {
        switch (root) {
            case FileRoot file -> file.close();
            case TokenRoot _ -> {}
        }
    }

    Suite suite() {
        return aead.suite();
    }

    Root root() {
        return held.get().root();
    }

    KeyringFile seal(KeyringContents contents) {
        return seal(contents, held.get());
    }

    private KeyringFile seal(KeyringContents contents, Held by) {
        byte[] plain = contents.encode();
        try {
            var kind = by.root().kind();
            byte[] data = KeyringFile.sealData(kind, suite(), by.rootDigest(), by.wrappedKey());
            return new KeyringFile(
                    kind,
                    suite().cipher(),
                    by.rootDigest(),
                    by.wrappedKey(),
                    Bytes.copyOf(aead.seal(by.key(), data, plain)));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// The plain keys, which the caller wipes.
    byte[] open(KeyringFile file) throws EnvelopeRejectedException {
        return aead.open(held.get().key(), file.sealData(suite()), file.sealed().toArray());
    }

    /// From now on under this root and a fresh key, once that is written.
    void replaceRoot(Root.Made made, KeyringContents contents, Write write) throws IOException {
        var next = wrapped(made, suite(), random);
        write.durably(seal(contents, next));
        var before = held.getAndSet(next);
        before.key().destroy();
        before.root().close();
    }

    /// Puts a keyring on the disk.
    interface Write {
        void durably(KeyringFile file) throws IOException;
    }

    /// @throws KeyringLockedException if the root is in a token, and the token does not prove that it has it
    void requireRoot() throws KeyringLockedException {
        var now = held.get();
        if (now.root() instanceof TokenRoot token) {
            byte[] data = KeyringFile.wrapData(token.kind(), token.suite(), suite().cipher(), now.rootDigest());
            try {
                token.unwrap(data, now.wrappedKey().toArray()).destroy();
            } catch (EnvelopeRejectedException e) {
                throw token.absent();
            }
        }
    }

    @Override
    public void close() {
        held.get().key().destroy();
        held.get().root().close();
    }
}
