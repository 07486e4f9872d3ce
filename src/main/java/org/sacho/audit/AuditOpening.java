package org.sacho.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sacho.audit.Verification.What;

/// What a log is opened with, and the checks before the first byte is written to it.
record AuditOpening(Folder folder, Keys keys, Clock clock, Settings settings, Medium medium, Beside beside) {

    /// What is not in the folder of the log and has to agree with it.
    record Beside(Copies copies, StoresAtRest stores) {}

    /// Held by the process that writes.
    FileLock lock() throws IOException {
        Files.createDirectories(folder.path());
        var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException _) {
            // The same answer as for another process.
        }
        channel.close();
        throw new AuditUnavailableException(
                "the audit log is in use; stop the server that has it open, or name another data folder");
    }

    /// Goes on where the log ended, if it is what was written, here and in the copy of its checkpoints.
    ///
    /// @param sender is given every checkpoint
    Journal resume(Consumer<Checkpoint> sender) throws AuditDamagedException, IOException {
        ChainWalk.requirePresentForm(folder);
        if (!Files.exists(folder.verifierKey())) {
            Journal.publish(folder, keys.verifier());
        } else if (!Files.readString(folder.verifierKey()).equals(keys.verifier() + "\n")) {
            throw new AuditDamagedException(0, What.WRONG_KEY, "the log belongs to another checkpoint key");
        }
        var own = CheckpointFile.read(folder.checkpoints(), keys.verifier());
        var copy = copy(own);
        var kept = copy.map(CheckpointCopy::checkpoints).orElse(List.of());
        var chain = ChainWalk.read(folder, keys.verifier(), own.checkpoints(), kept);
        requireSealedWithThisKey(chain);
        var known = chain.latest().map(Checkpoint::stores).orElse(List.of());
        requireNoneOlder(known, chain.size());
        Journal.cutUnfinished(folder.checkpoints(), own.bytes());
        var places = new ArrayList<Medium.Appender>();
        places.add(medium.open(folder.checkpoints()));
        try {
            if (copy.isPresent()) {
                places.add(copy.get().open(medium, own.checkpoints()));
            }
            return new Journal(this, chain, new CheckpointWriter(keys, clock, places, known, sender));
        } catch (IOException | RuntimeException e) {
            for (var place : places) {
                place.close();
            }
            throw e;
        }
    }

    private Optional<CheckpointCopy> copy(CheckpointFile own) throws AuditDamagedException {
        var file = beside.copies().file();
        return file.isPresent() ? Optional.of(CheckpointCopy.read(file.get(), keys, own)) : Optional.empty();
    }

    /// Before the first store is opened: opening one takes it further.
    private void requireNoneOlder(List<StoreState> known, long size) throws AuditDamagedException, IOException {
        for (var store : known) {
            if (beside.stores().find(folder.data(), store) != StoresAtRest.Finding.THERE) {
                throw new AuditDamagedException(
                        size,
                        What.STORE_ROLLED_BACK,
                        "the store " + store.name() + " is gone, or older than the audit log: a copy was put back"
                                + " without the rest; restore the whole data folder from one backup");
            }
        }
    }

    private void requireSealedWithThisKey(Chain chain) throws AuditDamagedException {
        for (var extent : chain.extents()) {
            try {
                SegmentCipher.open(extent.header(), keys.sealing());
            } catch (GeneralSecurityException _) {
                throw new AuditDamagedException(
                        extent.header().first(), What.WRONG_KEY, "its segment was sealed with another key");
            }
        }
    }
}
