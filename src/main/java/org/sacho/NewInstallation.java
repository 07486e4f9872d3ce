package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.sacho.crypto.CryptoModule;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.crypto.RootPlace;
import org.sacho.office.PolicyRegister;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;

/// Makes the keys, the stores and the first policy of a new installation.
final class NewInstallation {

    private NewInstallation() {}

    /// Can be repeated after a crash. Each store is sealed with the cipher that the policy names.
    ///
    /// @param root where the root key is made
    /// @param secret the passphrase, or the PIN of the token
    /// @throws FolderInUseException if another process has the folder
    /// @throws InvalidPolicyException if the pack has mistakes; nothing is then made
    static void create(Path data, RootPlace root, char[] secret, byte[] pack, String packName)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        var policy = PolicyPackReader.read(pack, packName);
        var keys = data.resolve("keys");
        var module = CryptoModule.from(System.getenv());
        var ciphers = policy.enclaves().stream()
                .collect(Collectors.toMap(
                        EnclaveSpec::id, spec -> spec.protection().cipher()));
        try (var _ = DataFolder.hold(data);
                var keyring = Keyring.exists(keys)
                        ? Keyring.open(keys, secret, module)
                        : Keyring.create(keys, root, secret, ciphers, module)) {
            PrivateFolders.create(data.resolve("audit"), data.resolve("office"));
            try (var office = Installation.openOffice(data, keyring)) {
                var register = new PolicyRegister(office, keyring.office(), Clock.systemUTC());
                if (register.isEmpty()) {
                    register.install(pack, packName);
                }
            }
        }
    }
}
