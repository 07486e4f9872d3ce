package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sacho.audit.Verification.What;

/// The checkpoints a log has signed, in the order of signing.
///
/// @param bytes length of the complete ones; what comes behind is one that was not finished
record CheckpointFile(List<Checkpoint> checkpoints, long bytes) {

    CheckpointFile {
        checkpoints = List.copyOf(checkpoints);
    }

    static CheckpointFile read(Path file, VerifierKey key) throws IOException, AuditDamagedException {
        var checkpoints = new ArrayList<Checkpoint>();
        long bytes = 0;
        if (!Files.exists(file)) {
            return new CheckpointFile(checkpoints, bytes);
        }
        try (var lines = Lines.of(file)) {
            for (var text = note(lines); !text.isEmpty(); text = note(lines)) {
                var note = new String(text.getBytes(ISO_8859_1), UTF_8);
                long vouched = checkpoints.isEmpty() ? 0 : checkpoints.getLast().size();
                if (!Checkpoint.formed(note)) {
                    requireUnfinished(text, vouched);
                    break;
                }
                var checkpoint = Checkpoint.parse(note, key)
                        .orElseThrow(() -> new AuditDamagedException(
                                vouched,
                                What.BAD_SIGNATURE,
                                "the checkpoint after size " + vouched + " is not signed by this log's key"));
                if (checkpoint.size() < vouched) {
                    throw new AuditDamagedException(
                            checkpoint.size(),
                            What.CHECKPOINT_MISMATCH,
                            "a checkpoint of size " + checkpoint.size() + " follows one of size " + vouched);
                }
                checkpoints.add(checkpoint);
                bytes += text.length();
            }
        }
        return new CheckpointFile(checkpoints, bytes);
    }

    private static String note(Lines lines) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < Checkpoint.LINES; i++) {
            lines.next().ifPresent(text::append);
        }
        return text.toString();
    }

    /// Six lines that are not a checkpoint, or a tail that cannot become one.
    private static void requireUnfinished(String text, long vouched) throws AuditDamagedException {
        // A write may stop inside the three bytes of the dash.
        var whole = text.replaceFirst("\u00e2\u0080?$", "");
        if (!Checkpoint.unfinished(new String(whole.getBytes(ISO_8859_1), UTF_8))) {
            throw new AuditDamagedException(
                    vouched, What.BAD_CHECKPOINT, "the checkpoint after size " + vouched + " is garbled");
        }
    }
}
