package org.sacho.transcript.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The private temporary folder of one worker: in memory where the machine has such a place, gone when closed.
final class ScratchFolder implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /// Makes one that only this user may enter.
    static ScratchFolder in(Path fallback) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(
                parent(fallback),
                prefix(fallback),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    /// Deletes those that a killed process left. Nobody else may be at work with this fallback.
    static void deleteLeftIn(Path fallback) throws IOException {
        List<Path> left;
        try (Stream<Path> found = Files.list(parent(fallback))) {
            left = found.filter(path -> path.getFileName().toString().startsWith(prefix(fallback)))
                    .toList();
        }
        for (Path folder : left) {
            new ScratchFolder(folder).close();
        }
    }

    private static Path parent(Path fallback) throws IOException {
        boolean inMemory = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY);
        return inMemory ? MEMORY : Files.createDirectories(fallback);
    }

    /// Tells installations apart that share the memory of a machine.
    private static String prefix(Path fallback) {
        byte[] path = fallback.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return "worker-" + UUID.nameUUIDFromBytes(path) + "-";
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(path)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
