package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The second file of a log's checkpoints, on a medium of its own.
///
/// @param begins whether there was none
record CheckpointCopy(Path file, CheckpointFile found, boolean begins) {

    /// @param own of the log itself, which need not be verified twice
    static CheckpointCopy read(Path file, Keys keys, CheckpointFile own) throws AuditDamagedException {
        try {
            var found = CheckpointFile.read(file, keys.verifier(), own.byNote());
            return new CheckpointCopy(file, found, !Files.exists(file));
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    List<Checkpoint> checkpoints() {
        return found.checkpoints();
    }

    /// Opened for more. One that begins is given every checkpoint that the log has signed so far.
    Medium.Appender open(Medium medium, List<Checkpoint> signed) {
        try {
            Journal.cutUnfinished(file, found.bytes());
            var appender = medium.open(file);
            if (begins) {
                begin(appender, signed);
            }
            return appender;
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private void begin(Medium.Appender appender, List<Checkpoint> signed) throws IOException {
        var notes = signed.stream().map(Checkpoint::note).collect(Collectors.joining());
        try {
            appender.append(notes.getBytes(UTF_8));
            force(Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
        } catch (IOException e) {
            appender.close();
            throw e;
        }
    }

    private static void force(Path folder) throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static AuditUnavailableException cannot(Path file, IOException e) {
        return new AuditUnavailableException(
                "the copy of the checkpoints at " + file + " cannot be read and written; is its medium there?", e);
    }
}
