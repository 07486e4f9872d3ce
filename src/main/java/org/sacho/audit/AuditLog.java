package org.sacho.audit;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
    private final Optional<SyslogSender> sender;
    private final Journal journal;
    private final AuditWriter writer;
    private final AuditReader reader;

    private AuditLog(FileLock lock, AuditOpening opening) throws AuditDamagedException, IOException {
        this.lock = lock;
        this.sender = opening.beside().copies().collector().map(to -> new SyslogSender(to, this::reportCollector));
        this.journal = opening.resume(checkpoint -> sender.ifPresent(to -> to.send(checkpoint)));
        this.writer = new AuditWriter(journal, opening.settings());
        this.reader = new AuditReader(opening.keys().sealing());
    }

    /// Opens the log in a folder, or begins one, and checks it from the first byte to the last, also against the
    /// copy of its checkpoints and the stores beside it.
    ///
    /// @throws AuditDamagedException if the log is not what was written; it stays as it is
    /// @throws AuditUnavailableException if the folder or the copy cannot be written or another process writes
    ///     to it
    public static AuditLog open(Path folder, Keys keys, Clock clock, Copies copies, StoresAtRest stores)
            throws AuditDamagedException {
        return open(new AuditOpening(
                new Folder(folder),
                keys,
                clock,
                Settings.STANDARD,
                Medium.DISK,
                new AuditOpening.Beside(copies, stores)));
    }

    static AuditLog open(AuditOpening opening) throws AuditDamagedException {
        try {
            var lock = opening.lock();
            try {
                boolean copyBegins = opening.beside()
                        .copies()
                        .file()
                        .filter(Files::notExists)
                        .isPresent();
                var log = new AuditLog(lock, opening);
                log.start(copyBegins);
                return log;
            } catch (AuditDamagedException | IOException | RuntimeException e) {
                lock.acquiredBy().close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditUnavailableException("the audit log cannot be opened", e);
        }
    }

    private void start(boolean copyBegins) {
        writer.start();
        sender.ifPresent(SyslogSender::start);
        if (copyBegins) {
            append(List.of(copied(Outcome.DONE, "FILE_BEGUN")));
        }
    }

    private void reportCollector(boolean works) {
        append(List.of(copied(works ? Outcome.DONE : Outcome.FAILED, "COLLECTOR")));
    }

    private static AuditEvent copied(Outcome outcome, String state) {
        return AuditEvent.of(Action.CHECKPOINT_COPIED, new Actor.Server(), "", outcome)
                .with(Detail.STATE, state);
    }

    /// From now on every checkpoint says how far these have come.
    public void watch(Stores stores) {
        journal.watch(stores);
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
            sender.ifPresent(SyslogSender::finish);
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
