package org.sacho;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;

/// The folder of an installation, held by one opener at a time.
///
/// Whoever holds it finds its temporary folder empty: what a killed server left there is gone, and nobody
/// else's temporary files were touched.
final class DataFolder implements AutoCloseable {

    private static final String TEMPORARY = "tmp";

    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    /// Makes the folder where there is none, and holds it.
    ///
    /// @throws FolderInUseException if somebody has it; nothing was changed
    static DataFolder hold(Path data) throws IOException {
        PrivateFolders.create(data);
        var file = FileChannel.open(data.resolve("lock"), CREATE, WRITE);
        try {
            if (!locked(file)) {
                throw new FolderInUseException(data);
            }
            var temporary = data.resolve(TEMPORARY);
            PrivateFolders.create(temporary);
            empty(temporary);
            return new DataFolder(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return Objects.nonNull(file.tryLock());
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            var deepestFirst = found.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder());
            for (var path : (Iterable<Path>) deepestFirst::iterator) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
