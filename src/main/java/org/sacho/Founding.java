package org.sacho;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.sacho.crypto.CryptoModule;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.crypto.RootPlace;
import org.sacho.enclave.Database;
import org.sacho.office.PolicyRegister;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;

/// The keys, folders and first policy of a new installation, of whichever side.
final class Founding {

    private Founding() {}

    /// Whether the folder holds an installation.
    static boolean done(Path data) {
        return Keyring.exists(data.resolve("keys"));
    }

    /// Where the root key is made, and what opens it: the passphrase, or the PIN of the token.
    static final class Root {

        private final RootPlace place;
        private final char[] secret;

        Root(RootPlace place, char[] secret) {
            this.place = place;
            this.secret = secret;
        }
    }

    /// Makes an installation of everything.
    ///
    /// @throws FolderInUseException if another process has the folder
    /// @throws InvalidPolicyException if the pack has mistakes; nothing is then made
    static void all(Path data, Root root, byte[] pack, String packName)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        var policy = PolicyPackReader.read(pack, packName);
        try (var _ = DataFolder.hold(data);
                var _ = begin(data, root, pack, packName, policy.enclaves())) {
            // Everything there is so far lies on the disk.
        }
    }

    /// Can be repeated after a crash. The caller holds the folder and closes the keys. Each store is sealed with the
    /// cipher that the policy names.
    ///
    /// @param stores that get keys
    static Keyring begin(Path data, Root root, byte[] pack, String packName, List<EnclaveSpec> stores)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        var keys = data.resolve("keys");
        var module = CryptoModule.from(System.getenv());
        var ciphers = stores.stream()
                .collect(Collectors.toMap(
                        EnclaveSpec::id, spec -> spec.protection().cipher()));
        var keyring = done(data)
                ? Keyring.open(keys, root.secret, module)
                : Keyring.create(keys, root.place, root.secret, ciphers, module);
        PrivateFolders.create(data.resolve("audit"), data.resolve("office"));
        try (var office = office(data, keyring)) {
            var register = new PolicyRegister(office, keyring.office(), Clock.systemUTC());
            if (register.isEmpty()) {
                register.install(pack, packName);
            }
        }
        return keyring;
    }

    /// The database of people and policies.
    static HikariDataSource office(Path data, Keyring keyring) {
        return Database.openEncrypted(
                data.resolve("office").resolve("office"), keyring.officeDatabasePassword(), "db/office");
    }
}
