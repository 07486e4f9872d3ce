package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sacho.audit.Verification.What;

/// Checks a log, running or not, without any secret: every link of the chain and every signed checkpoint.
public final class AuditVerifier {

    private AuditVerifier() {}

    /// Checks the log in a folder.
    ///
    /// @param key the log's key as the auditor noted it; without it, the one lying beside the log is believed
    /// @throws IOException if the files cannot be read
    public static Verification verify(Path folder, Optional<VerifierKey> key) throws IOException {
        return verify(folder, key, List.of());
    }

    /// Checks it also against what the auditor kept.
    ///
    /// @param kept signed checkpoints that the auditor keeps elsewhere: they show that the end was cut off, or that
    ///     the whole log was put back to an older state
    public static Verification verify(Path folder, Optional<VerifierKey> key, List<String> kept) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        var files = new Folder(folder);
        try {
            var trusted = key.isPresent() ? key.get() : keyBeside(files);
            var elsewhere = new ArrayList<Checkpoint>();
            for (String note : kept) {
                elsewhere.add(Checkpoint.parse(note, trusted)
                        .orElseThrow(() -> new AuditDamagedException(
                                0, What.BAD_SIGNATURE, "the checkpoint given is not signed by this log's key")));
            }
            // First the checkpoints: a log that grows meanwhile is then ahead of them and never behind.
            var signed = CheckpointFile.read(files.checkpoints(), trusted).checkpoints();
            var chain = ChainWalk.read(files, trusted, signed, elsewhere);
            return new Verification.Intact(
                    chain.size(),
                    chain.latest().map(Checkpoint::size).orElse(0L),
                    chain.latest().map(Checkpoint::at),
                    chain.unfinishedLines());
        } catch (AuditDamagedException e) {
            return e.finding();
        }
    }

    private static VerifierKey keyBeside(Folder files) throws IOException, AuditDamagedException {
        try {
            return VerifierKey.parse(
                    Files.readString(files.verifierKey(), ISO_8859_1).replaceFirst("\n$", ""));
        } catch (NoSuchFileException | IllegalArgumentException _) {
            throw new AuditDamagedException(0, What.WRONG_KEY, "the verifier key beside the log is missing or garbled");
        }
    }
}
