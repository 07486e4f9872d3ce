package org.sacho;

import java.time.Duration;
import java.util.function.Consumer;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.RootKind;

/// Notices that the token with the root key is gone. A server without its root ends: the keys in memory are
/// wiped, all stores are sealed, all sessions are over, and the next start needs token and PIN.
final class RootWatch {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private RootWatch() {}

    /// Asks every few seconds for as long as the process lives. Does nothing where the root is in a file.
    ///
    /// @param lost what to do; it is on record before
    static void begin(Premises installation, Consumer<KeyringLockedException> lost) {
        var keyring = installation.keyring();
        if (keyring.rootKind() == RootKind.PKCS11) {
            Thread.ofPlatform().daemon().name("root-watch").start(() -> watch(keyring, installation, lost));
        }
    }

    private static void watch(Keyring keyring, Premises installation, Consumer<KeyringLockedException> lost) {
        try {
            while (!keyring.isDestroyed()) {
                keyring.requireRoot();
                Thread.sleep(BETWEEN);
            }
        } catch (KeyringLockedException e) {
            try {
                new KeyRecord(installation.audit()).rootLost();
            } finally {
                lost.accept(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
