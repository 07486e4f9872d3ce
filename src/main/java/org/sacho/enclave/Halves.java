package org.sacho.enclave;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.PrivateFile;

/// The half of each meeting key that is not in the store: 32 random bytes in a file of its own, beside the store's
/// folder. What the store keeps, wrapped, is the other half, and each half alone is as good as nothing.
///
/// So once a half is erased, neither the store nor any copy of the store and its journal opens the meeting with
/// what is left in the installation. Does not reach copies of the half itself: backups, and blocks that a disk
/// keeps after they are overwritten.
final class Halves {

    private static final int NAME_BYTES = 16;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Halves(Path folder) {
        this.folder = folder;
    }

    /// A fresh half, durable when this returns.
    Bytes create(String meeting) {
        byte[] half = new byte[EnclaveKey.HALF_BYTES];
        random.nextBytes(half);
        boolean interrupted = Thread.interrupted();
        try {
            PrivateFile.createFolder(folder);
            PrivateFile.write(file(meeting), half);
            return Bytes.copyOf(half);
        } catch (IOException e) {
            throw new StoreFailedException("half of a key cannot be written: check the disk, then start again");
        } finally {
            restore(interrupted);
        }
    }

    /// The half of a meeting that the store has a key for.
    ///
    /// @throws StoreFailedException if it is not there: the meeting was destroyed since, or the halves were lost
    Bytes get(String meeting) {
        boolean interrupted = Thread.interrupted();
        try {
            byte[] half = Files.readAllBytes(file(meeting));
            if (half.length == EnclaveKey.HALF_BYTES) {
                return Bytes.copyOf(half);
            }
        } catch (IOException e) {
            // Said below, in the words that help.
        } finally {
            restore(interrupted);
        }
        throw new StoreFailedException("half of a meeting's key is missing: restore the store, its journal and its"
                + " halves from the same backup; what was destroyed since that backup does not come back");
    }

    /// Overwrites and removes the half; durable when this returns, and no harm if it is gone already.
    void erase(String meeting) {
        var file = file(meeting);
        try {
            if (Files.exists(file)) {
                try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    bytes.write(new byte[EnclaveKey.HALF_BYTES]);
                    bytes.getFD().sync();
                }
                PrivateFile.delete(file);
            }
        } catch (IOException e) {
            throw new StoreFailedException("half of a key cannot be erased: check the disk, then start again");
        }
    }

    /// A file closes under a thread that comes interrupted, so the interruption waits.
    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says nothing about the meeting to who does not know its id.
    private Path file(String meeting) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(meeting.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, NAME_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
