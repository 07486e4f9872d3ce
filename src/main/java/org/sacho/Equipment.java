package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.Copies;
import org.sacho.classify.model.TrainedModel;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.transcript.extract.WorkerExtractor;

/// What a run of the server is given beside its folder.
///
/// @param model what reads the passages beside the rules
/// @param copies where checkpoints of the audit log go beside the folder
/// @param side which part of two networks it is
/// @param clock what every time on record comes from
record Equipment(TrainedModel model, Copies copies, Side side, Clock clock) {

    /// Unlocks the installation in a folder as the side this is.
    ///
    /// @throws WrongSideException if the installation is of another side
    Premises open(Path data, char[] passphrase) throws IOException, KeyringLockedException, AuditDamagedException {
        return switch (side) {
            case ALL, HIGH -> Installation.open(data, passphrase, this);
            case LOW -> LowInstallation.open(data, passphrase, copies);
        };
    }

    /// Unlocks an installation with meetings for reading: whatever the last run left unfinished stays so, and waits for
    /// a server.
    ///
    /// @throws FolderInUseException if another process has the folder
    Installation unlock(Path data, char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        var parts = new Parts();
        parts.keep(DataFolder.hold(data));
        try {
            WorkerExtractor.deleteLeftovers(data.resolve("tmp"));
            return new Installation(parts, data, Keyring.open(data.resolve("keys"), passphrase), this);
        } catch (IOException | KeyringLockedException | AuditDamagedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /// The model that comes with the product, no copies, everything in one process.
    static Equipment standard() {
        return of(Side.ALL);
    }

    /// The same for one side.
    static Equipment of(Side side) {
        return new Equipment(TrainedModel.shipped(), Copies.NONE, side, Clock.systemUTC());
    }

    /// The same by another clock.
    Equipment at(Clock other) {
        return new Equipment(model, copies, side, other);
    }
}
