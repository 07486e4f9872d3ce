package org.sacho.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.sacho.audit.Verification.What;

/// Says who did what, when, from where, with which outcome; never content.
///
/// Guarantees: an entry that [#append] returned is on the disk, in its place, for good. Any change to the files
/// shows, except that the end beyond the last signed checkpoint can be cut off and the whole folder put back to an
/// older copy of itself; a checkpoint kept elsewhere shows that too. Nothing of an entry is readable on the disk
/// without the sealing key. Once the disk has failed, nothing is accepted until the log is opened again.
///
/// Does not guarantee that what was recorded is true, nor anything against somebody who holds both keys.
public final class AuditLog implements AutoCloseable {

    private final FileLock lock;
    private final Journal journal;
    private final AuditWriter writer;
    private final AuditReader reader;

    private AuditLog(FileLock lock, Journal journal, Settings settings, SecretKey sealingKey) {
        this.lock = lock;
        this.journal = journal;
        this.writer = new AuditWriter(journal, settings);
        this.reader = new AuditReader(sealingKey);
    }

    /// Opens the log in a folder, or begins one, and checks it from the first byte to the last.
    ///
    /// @param checkpointKeys Ed25519; a log is signed by one key as long as it lives
    /// @param sealingKey AES-256; wraps the keys under which the records are sealed
    /// @throws AuditDamagedException if the log is not what was written; it stays as it is
    /// @throws AuditUnavailableException if the folder cannot be written or another process writes to it
    public static AuditLog open(
            Path folder, KeyPair checkpointKeys, SecretKey sealingKey, Clock clock, SecureRandom random)
            throws AuditDamagedException {
        var verifier = VerifierKey.of(checkpointKeys.getPublic());
        var keys = new Keys(verifier, checkpointKeys.getPrivate(), sealingKey, random);
        return open(new Folder(folder), keys, clock, Settings.STANDARD, Medium.DISK);
    }

    static AuditLog open(Folder folder, Keys keys, Clock clock, Settings settings, Medium medium)
            throws AuditDamagedException {
        try {
            Files.createDirectories(folder.path());
            var lock = lock(folder);
            try {
                var journal = resume(folder, keys, clock, settings, medium);
                var log = new AuditLog(lock, journal, settings, keys.sealing());
                log.writer.start();
                return log;
            } catch (AuditDamagedException | IOException | RuntimeException e) {
                lock.acquiredBy().close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditUnavailableException("the audit log cannot be opened", e);
        }
    }

    private static Journal resume(Folder folder, Keys keys, Clock clock, Settings settings, Medium medium)
            throws AuditDamagedException, IOException {
        if (!Files.exists(folder.verifierKey())) {
            Journal.publish(folder, keys.verifier());
        } else if (!Files.readString(folder.verifierKey()).equals(keys.verifier() + "\n")) {
            throw new AuditDamagedException(0, What.WRONG_KEY, "the log belongs to another checkpoint key");
        }
        var checkpoints = CheckpointFile.read(folder.checkpoints(), keys.verifier());
        var chain = ChainWalk.read(folder, keys.verifier(), checkpoints.checkpoints(), List.of());
        for (var extent : chain.extents()) {
            try {
                SegmentCipher.open(extent.header(), keys.sealing());
            } catch (GeneralSecurityException _) {
                throw new AuditDamagedException(
                        extent.header().first(), What.WRONG_KEY, "its segment was sealed with another key");
            }
        }
        Journal.cutUnfinished(folder.checkpoints(), checkpoints.bytes());
        return new Journal(folder, medium, keys, clock, chain, settings.segmentBytes());
    }

    private static FileLock lock(Folder folder) throws IOException {
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

    /// Returns when all are durable, which nobody else's events separate.
    ///
    /// @param source the remote address the request came from
    /// @throws AuditUnavailableException if they are not known to be durable: then nothing may be done
    public List<AuditEntry> append(List<AuditEvent> events, Optional<String> source) {
        AuditEntry.requireAddress(source);
        return writer.append(events, source);
    }

    /// Records what no remote address asked for.
    public List<AuditEntry> append(List<AuditEvent> events) {
        return append(events, Optional.empty());
    }

    /// Durable entries in the order asked for.
    ///
    /// @throws AuditUnavailableException if a record cannot be read
    public List<AuditEntry> find(AuditQuery query) {
        return reader.find(query, journal.durable());
    }

    /// Signs the present state and makes that durable.
    public Checkpoint checkpoint() {
        return writer.sign();
    }

    /// The last one that was signed.
    public Checkpoint latest() {
        return journal.durable().latest();
    }

    public ChainStatus status() {
        var durable = journal.durable();
        return new ChainStatus(durable.size(), durable.head().hex(), durable.latest(), writer.writable());
    }

    /// Signs the last state. A log that failed is closed as it is.
    @Override
    public void close() {
        try {
            if (writer.writable()) {
                writer.stop();
            }
        } finally {
            release();
        }
    }

    private void release() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new AuditUnavailableException("the audit log's lock cannot be released", e);
        }
    }
}
