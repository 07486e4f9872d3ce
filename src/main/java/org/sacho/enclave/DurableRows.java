package org.sacho.enclave;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sacho.crypto.EnclaveKey;

/// Rows whose changes are in the journal before they are in the database, so that an acknowledged change
/// survives whatever the database forgets. Readers never see half a change.
///
/// After a failed write nobody knows whether it happened, so the store stops; opening it again finds out.
/// The same goes for interrupting a thread in the middle of a write. Writers take turns by themselves.
final class DurableRows implements AutoCloseable {

    private static final long CHECKPOINT_BYTES = 32L << 20;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Path file;
    private final EnclaveKey key;
    private final DataSource database;
    private final Rows rows;
    private volatile Journal journal;
    private volatile boolean stopped;

    private DurableRows(Path file, EnclaveKey key, DataSource database, Rows rows, Journal journal) {
        this.file = file;
        this.key = key;
        this.database = database;
        this.rows = rows;
        this.journal = journal;
    }

    /// Reconciles the database with the journal.
    ///
    /// @throws StoreFailedException if the two do not belong together or the journal is damaged
    static DurableRows open(Path file, EnclaveKey key, DataSource database, Rows rows, Halves halves) {
        long epoch = recovered(file, key, database, rows, halves);
        try {
            return new DurableRows(file, key, database, rows, Journal.start(file, epoch, key));
        } catch (IOException e) {
            throw cannotBeWritten();
        }
    }

    private static StoreFailedException cannotBeWritten() {
        return new StoreFailedException(
                "the journal cannot be written: see that its disk has room and is whole, then start again");
    }

    private static long recovered(Path file, EnclaveKey key, DataSource database, Rows rows, Halves halves) {
        try {
            return recover(file, key, database, rows, halves);
        } catch (IOException e) {
            throw new StoreFailedException("the journal is damaged or cannot be read: check the disk, then restore"
                    + " the store and its journal from the same backup");
        }
    }

    /// The epoch to go on with, the database being up to date and on the disk.
    private static long recover(Path file, EnclaveKey key, DataSource database, Rows rows, Halves halves)
            throws IOException {
        long epoch = rows.epoch();
        if (!Files.exists(file)) {
            if (epoch > 0) {
                throw new StoreFailedException("the journal is missing: restore it with the store from one backup");
            }
            return begin(1, database, rows);
        }
        var recovered = JournalFormat.read(Files.readAllBytes(file), key);
        boolean neverUsed = recovered.epoch() == 1 && recovered.entries().isEmpty();
        if (epoch == 0 && neverUsed) {
            return begin(1, database, rows);
        }
        if (recovered.epoch() == epoch && recovered.entries().isEmpty()) {
            return epoch;
        }
        if (recovered.epoch() == epoch) {
            recovered.entries().forEach(entry -> replay(entry, rows, halves));
            return begin(epoch + 1, database, rows);
        }
        if (recovered.epoch() == epoch - 1) {
            // Killed between the checkpoint and the new journal; the old one holds nothing the database lacks.
            return epoch;
        }
        throw new StoreFailedException("the store and its journal are not of the same time: one of them was put back"
                + " from another copy; restore both from the same backup");
    }

    private static void replay(JournalEntry entry, Rows rows, Halves halves) {
        rows.apply(entry);
        if (entry instanceof JournalEntry.Destroyed(var meeting)) {
            halves.erase(meeting);
        }
    }

    private static long begin(long epoch, DataSource database, Rows rows) {
        rows.setEpoch(epoch);
        Database.checkpoint(database);
        return epoch;
    }

    <T> T read(Supplier<T> work) {
        requireRunning();
        boolean interrupted = Thread.interrupted();
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
            restore(interrupted);
        }
    }

    /// Durable and visible when this returns.
    ///
    /// @param alongside happens while no reader looks
    void write(JournalEntry entry, Runnable alongside) {
        orStop(() -> {
            journal.append(entry);
            lock.writeLock().lock();
            try {
                rows.apply(entry);
                alongside.run();
            } finally {
                lock.writeLock().unlock();
            }
            if (journal.size() > CHECKPOINT_BYTES) {
                checkpoint();
            }
        });
    }

    JournalMark mark() {
        return journal.mark();
    }

    /// Leaves nothing of past changes in the journal, once the database is on the disk without it.
    void emptyJournal() {
        orStop(this::checkpoint);
    }

    private void checkpoint() throws IOException {
        long epoch = begin(rows.epoch() + 1, database, rows);
        var next = Journal.start(file, epoch, key);
        journal.close();
        journal = next;
    }

    private void orStop(Step step) {
        requireRunning();
        boolean interrupted = Thread.interrupted();
        boolean done = false;
        try {
            step.run();
            done = true;
        } catch (IOException e) {
            throw cannotBeWritten();
        } finally {
            stopped = !done;
            restore(interrupted);
        }
    }

    /// H2's file closes under a thread that comes interrupted, so the interruption waits.
    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    void requireRunning() {
        if (stopped) {
            throw new StoreFailedException("the store has stopped after a failure or is closed");
        }
    }

    @Override
    public void close() {
        try {
            if (!stopped && !journal.isEmpty()) {
                emptyJournal();
            }
            stopped = true;
            journal.close();
        } catch (IOException e) {
            throw new StoreFailedException("the journal cannot be closed; the next start reads it");
        }
    }
}
