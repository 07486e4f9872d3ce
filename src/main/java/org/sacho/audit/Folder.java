package org.sacho.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/// Where the files of a log are.
record Folder(Path path) {

    /// Of the installation that the log belongs to.
    Path data() {
        return path.toAbsolutePath().resolve("..").normalize();
    }

    Path segment(long number) {
        return path.resolve(String.format(Locale.ROOT, "%08d.log", number));
    }

    /// Every file that claims to be a segment, in order.
    List<Path> segments() throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    /// Whether a file is called like a segment.
    boolean numbered(Path file) {
        return file.getFileName().toString().matches("[0-9]{8}\\.log");
    }

    Path checkpoints() {
        return path.resolve("checkpoints");
    }

    Path verifierKey() {
        return path.resolve("checkpoint.pub");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /// Makes the names of new files as durable as their content.
    void force() throws IOException {
        try (var directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
