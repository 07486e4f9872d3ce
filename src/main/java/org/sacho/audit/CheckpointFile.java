package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sacho.audit.Verification.What;

/// The checkpoints a log has signed, in the order of signing.
///
/// @param bytes length of the complete ones; what comes behind is one that was not finished
record CheckpointFile(List<Checkpoint> checkpoints, long bytes) {

    private static final int MAX_LINES = Checkpoint.MAX_STORES + 6;

    /// The bytes of the dash that begins a signature, one character for each.
    private static final String DASH = "\u00e2\u0080\u0094";

    CheckpointFile {
        checkpoints = List.copyOf(checkpoints);
    }

    static CheckpointFile read(Path file, VerifierKey key) throws IOException, AuditDamagedException {
        return read(file, key, Map.of());
    }

    /// @param known notes of this key that were verified before: that of Ed25519 is what takes time here
    static CheckpointFile read(Path file, VerifierKey key, Map<String, Checkpoint> known)
            throws IOException, AuditDamagedException {
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
                var checkpoint = Optional.ofNullable(known.get(note))
                        .or(() -> Checkpoint.parse(note, key))
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

    Map<String, Checkpoint> byNote() {
        return checkpoints.stream().collect(Collectors.toMap(Checkpoint::note, Function.identity(), (a, _) -> a));
    }

    /// Up to the line of its signature.
    private static String note(Lines lines) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < MAX_LINES; i++) {
            var line = lines.next().orElse("");
            text.append(line);
            if (line.isEmpty() || line.startsWith(DASH)) {
                break;
            }
        }
        return text.toString();
    }

    /// Lines that are not a checkpoint, or a tail that cannot become one.
    private static void requireUnfinished(String text, long vouched) throws AuditDamagedException {
        // A write may stop inside the three bytes of the dash.
        var whole = text.replaceFirst("\u00e2\u0080?$", "");
        if (!Checkpoint.unfinished(new String(whole.getBytes(ISO_8859_1), UTF_8))) {
            throw new AuditDamagedException(
                    vouched, What.BAD_CHECKPOINT, "the checkpoint after size " + vouched + " is garbled");
        }
    }
}
