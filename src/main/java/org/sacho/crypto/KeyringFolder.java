package org.sacho.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sacho.crypto.KeyringLockedException.Reason;

/// The folder of the keys: `keyring`, and the file that leads to its root. Both change together because the
/// keyring says which root file is its own: a new root lies beside the old one as `root.next` until the
/// keyring has changed.
record KeyringFolder(Path path) {

    static final String KEYRING = "keyring";
    private static final String NEXT = "root.next";

    boolean isInUse() {
        return Files.exists(path.resolve(KEYRING))
                || Files.exists(path.resolve(RootKind.PKCS12.file()))
                || Files.exists(path.resolve(RootKind.PKCS11.file()));
    }

    /// Both files or neither: a root without its keyring could never be started with, nor replaced.
    void create(KeyringFile keyring, Bytes root) throws IOException {
        var unfinished = path.resolveSibling(path.getFileName() + ".new");
        PrivateFile.createFolder(path);
        PrivateFile.createFolder(unfinished);
        PrivateFile.write(unfinished.resolve(keyring.root().file()), root.toArray());
        PrivateFile.write(unfinished.resolve(KEYRING), keyring.toBytes());
        PrivateFile.move(unfinished, path);
    }

    KeyringFile keyring() throws KeyringLockedException {
        try {
            return KeyringFile.parse(read(path.resolve(KEYRING)));
        } catch (EnvelopeRejectedException e) {
            throw damaged();
        }
    }

    /// The root file that this keyring means.
    byte[] rootOf(KeyringFile keyring) throws KeyringLockedException {
        for (var name : List.of(keyring.root().file(), NEXT)) {
            var file = path.resolve(name);
            if (Files.isRegularFile(file)) {
                byte[] bytes = read(file);
                if (KeyringFile.digest(bytes).equals(keyring.rootDigest())) {
                    return bytes;
                }
            }
        }
        // Says that it is missing if it is, before saying that it is another one.
        read(path.resolve(keyring.root().file()));
        throw new KeyringLockedException(
                Reason.DAMAGED,
                keyring.root().file() + " is damaged, or not of the same time as " + KEYRING
                        + ": restore both from the same backup of the keys");
    }

    /// The same root, other keys. Durable when this returns.
    void replaceKeyring(KeyringFile keyring) throws IOException {
        PrivateFile.write(path.resolve(KEYRING), keyring.toBytes());
    }

    /// Another root. After a crash anywhere in here, the keyring opens either with the old or with the new
    /// root.
    void replaceRoot(KeyringFile keyring, Bytes root) throws IOException {
        PrivateFile.write(path.resolve(NEXT), root.toArray());
        replaceKeyring(keyring);
        settle(keyring);
    }

    /// Finishes, or clears away, what a crash left of [#replaceRoot].
    void settle(KeyringFile keyring) throws IOException {
        var next = path.resolve(NEXT);
        if (Files.isRegularFile(next)) {
            if (KeyringFile.digest(Files.readAllBytes(next)).equals(keyring.rootDigest())) {
                PrivateFile.move(next, path.resolve(keyring.root().file()));
            } else {
                Files.delete(next);
            }
        }
        for (var kind : RootKind.values()) {
            if (kind != keyring.root()) {
                Files.deleteIfExists(path.resolve(kind.file()));
            }
        }
    }

    KeyringLockedException damaged() {
        return new KeyringLockedException(
                Reason.DAMAGED,
                KEYRING + " is damaged, or was made before the first version: restore it from the backup of the keys");
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
}
