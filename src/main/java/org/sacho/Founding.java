package org.sacho;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.Database;
import org.sacho.office.PolicyRegister;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.InvalidPolicyException;

/// The keys, folders and first policy of a new installation, of whichever side.
final class Founding {

    private Founding() {}

    /// Whether the folder holds an installation.
    static boolean done(Path data) {
        return Files.exists(data.resolve("keys").resolve("root.p12"));
    }

    /// Can be repeated after a crash. The caller holds the folder and closes the keys.
    ///
    /// @param stores that get keys
    static Keyring begin(Path data, char[] passphrase, byte[] pack, String packName, List<EnclaveSpec> stores)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        var keys = data.resolve("keys");
        var enclaves = stores.stream().map(EnclaveSpec::id).toList();
        var keyring = done(data) ? Keyring.open(keys, passphrase) : Keyring.create(keys, passphrase, enclaves);
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
