package org.sacho.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.sacho.crypto.KeyringRotationTest.UPPER;
import static org.sacho.crypto.KeyringRotationTest.passphrase;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import org.sacho.policy.CipherName;

/// The process that [KeyringRotationTest] kills: changes keys and passphrase without end, and says after each
/// round a key that it wrapped.
final class KeyringRotator {

    private KeyringRotator() {}

    public static void main(String[] args) throws Exception {
        var keys = Path.of(args[0]);
        int next = 1;
        Keyring keyring;
        try {
            keyring = Keyring.open(keys, passphrase(0));
        } catch (KeyringLockedException e) {
            keyring = Keyring.open(keys, passphrase(1));
            next = 0;
        }
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            while (true) {
                keyring.rotate(UPPER, CipherName.AES_256_GCM);
                var wrapped = keyring.enclave(UPPER).newMeetingKey("m1");
                out.write((HexFormat.of().formatHex(wrapped.toArray()) + "\n").getBytes(US_ASCII));
                keyring.retire(UPPER);
                keyring.rewrap(new RootPlace.PassphraseFile(), passphrase(next));
                next = 1 - next;
            }
        }
    }
}
