package org.sacho.crypto;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Files and folders for this account alone (0600, 0700), written so that after a crash a file is there whole
/// with its old or its new bytes.
public final class PrivateFile {

    private PrivateFile() {}

    /// Replaces the file, durable when this returns.
    public static void write(Path file, byte[] bytes) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (var channel = FileChannel.open(
                unfinished,
                Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        move(unfinished, file);
    }

    /// Puts a finished file, or a folder where there is none or an empty one, into its place at once.
    static void move(Path finished, Path place) throws IOException {
        Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(parent(place));
    }

    /// Removes the file, durable when this returns.
    public static void delete(Path file) throws IOException {
        Files.delete(file);
        syncFolder(parent(file));
    }

    /// Creates the folder and its parents where they are missing.
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            syncFolder(parent(folder));
        }
    }

    /// Whether anybody but the owner has any right to the file.
    static boolean openToOthers(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).stream()
                .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
    }

    private static Path parent(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().getParent()).orElseThrow();
    }

    private static void syncFolder(Path folder) throws IOException {
        // Linux lets a folder be opened for reading, and forcing it makes a rename in it durable.
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
