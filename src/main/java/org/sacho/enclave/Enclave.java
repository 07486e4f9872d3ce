package org.sacho.enclave;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.PrivateFile;
import org.sacho.label.Lattice;
import org.sacho.policy.EnclaveSpec;

/// One sealed store: a folder with a database and its journal, and another with half of each meeting's key. Nothing in
/// it is in clear, and neither are the ids of meetings and records. Only one process at a time opens a folder.
public final class Enclave implements AutoCloseable {

    static final String JOURNAL = "journal";

    private static final String DATABASE = "store";
    private static final String DATABASE_FILE = "store.mv.db";
    private static final String INDEXES = "index";

    private final EnclaveSpec spec;
    private final Path folder;
    private final EnclaveKey key;
    private final FolderLock lock;
    private final HikariDataSource database;
    private final Records records;

    private Enclave(EnclaveSpec spec, EnclaveKey key, FolderLock lock, HikariDataSource database, Records records) {
        this.spec = spec;
        this.folder = lock.folder();
        this.key = key;
        this.lock = lock;
        this.database = database;
        this.records = records;
    }

    /// Where a store lies.
    ///
    /// @param folder of the database and its journal
    /// @param halves folder of the halves of its meetings' keys, so that a copy of the store is no copy of these
    public record Place(Path folder, Path halves) {}

    /// As below, with the halves inside the folder.
    public static Enclave open(
            EnclaveSpec spec, Lattice lattice, Path folder, String databasePassword, EnclaveKey key) {
        return open(spec, lattice, new Place(folder, folder.resolve("h")), databasePassword, key);
    }

    /// Opens the store in this place, creating it where there is none, and brings back every acknowledged
    /// commit.
    ///
    /// @param lattice reads labels back; the spec's levels are of it
    /// @param databasePassword 64 random hexadecimal digits
    /// @throws StoreFailedException if database and journal do not open, or do not belong together
    public static Enclave open(
            EnclaveSpec spec, Lattice lattice, Place place, String databasePassword, EnclaveKey key) {
        var folder = place.folder();
        if (!key.enclave().equals(spec.id())) {
            throw new IllegalArgumentException("this is the key of another enclave");
        }
        var journal = folder.resolve(JOURNAL);
        if (Files.exists(journal) && !Files.exists(folder.resolve(DATABASE_FILE))) {
            throw new StoreFailedException("the database is missing: restore it with the journal from one backup");
        }
        createFolder(folder);
        var lock = FolderLock.take(folder);
        try {
            var database = Database.openEncrypted(folder.resolve(DATABASE), databasePassword, "db/enclave");
            var halves = new Halves(place.halves());
            return new Enclave(
                    spec, key, lock, database, records(new Seal(spec, lattice), database, journal, key, halves));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Records records(Seal seal, HikariDataSource database, Path journal, EnclaveKey key, Halves halves) {
        try {
            var rows = new Rows(database);
            return new Records(seal, rows, DurableRows.open(journal, key, database, rows, halves), key, halves);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void createFolder(Path folder) {
        try {
            PrivateFile.createFolder(folder);
        } catch (IOException e) {
            throw new StoreFailedException("the folder " + folder + " cannot be created");
        }
    }

    public EnclaveSpec spec() {
        return spec;
    }

    public Records records() {
        return records;
    }

    /// The folder of the search indexes.
    public Path indexes() {
        return folder.resolve(INDEXES);
    }

    /// Wraps and unwraps the keys of the search indexes.
    public EnclaveKey key() {
        return key;
    }

    /// How far the store has come, durably. Answers at once, also when the store is closed.
    public JournalMark mark() {
        return records.mark();
    }

    /// How many bytes the disk of this store still takes; 0 where it does not say.
    public long usableBytes() {
        return folder.toFile().getUsableSpace();
    }

    /// Leaves everything in the database and an empty journal, and wipes the meeting keys.
    @Override
    public void close() {
        try {
            records.close();
        } finally {
            database.close();
            lock.close();
        }
    }

    @Override
    public String toString() {
        return "Enclave[" + spec.id() + "]";
    }
}
