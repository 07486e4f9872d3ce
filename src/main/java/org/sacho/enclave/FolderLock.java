package org.sacho.enclave;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Objects;

/// Keeps a folder to one opener. H2's own lock lets a second opener in the same process in, who would replace
/// the journal under the first.
final class FolderLock implements AutoCloseable {

    private final Path folder;
    private final FileChannel file;

    private FolderLock(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /// @throws StoreFailedException if somebody has the folder open
    static FolderLock take(Path folder) {
        try {
            var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
            if (locked(file)) {
                return new FolderLock(folder, file);
            }
            file.close();
            throw new StoreFailedException("the store in " + folder + " is already open");
        } catch (IOException e) {
            throw new StoreFailedException("the folder " + folder + " cannot be locked");
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return Objects.nonNull(file.tryLock());
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StoreFailedException("the lock of the folder cannot be released");
        }
    }
}
