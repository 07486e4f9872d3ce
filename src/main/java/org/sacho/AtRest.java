package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import org.sacho.audit.AuditDamagedException;
import org.sacho.crypto.KeyringLockedException;

/// Opens a stopped installation for a command that is the same on every side.
final class AtRest {

    private AtRest() {}

    /// @throws FolderInUseException if another process has the folder
    static Premises open(Path data, char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        try {
            return withMeetings(data, passphrase);
        } catch (WrongSideException _) {
            return LowInstallation.open(data, passphrase);
        }
    }

    /// @throws WrongSideException if the installation is of the low side, which has no meetings
    static Installation withMeetings(Path data, char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        try {
            return Equipment.of(Side.ALL).unlock(data, passphrase);
        } catch (WrongSideException _) {
            return Equipment.of(Side.HIGH).unlock(data, passphrase);
        }
    }
}
