package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes and checks proofs about a log: that a record is in it, and that it only grew since a checkpoint. Needs no
/// secret. Making one reads the whole log.
public final class AuditProofs {

    private static final Answer UNSIGNED = new Answer(false, "a checkpoint that is not signed by this log's key");

    private final MerkleTree tree = new MerkleTree();
    private final Checkpoint latest;
    private String line = "";

    private AuditProofs(Checkpoint latest) {
        this.latest = latest;
    }

    /// Whether a proof holds.
    ///
    /// @param what the claim, for people
    public record Answer(boolean proved, String what) {}

    /// The proof that a record is in the log, against its latest checkpoint.
    ///
    /// @throws AuditDamagedException if the log is not what was signed
    /// @throws IllegalArgumentException if no checkpoint covers the record
    public static String ofRecord(Path folder, long sequence) throws IOException, AuditDamagedException {
        var proofs = read(folder, sequence);
        if (sequence < 0 || sequence >= proofs.latest.size()) {
            throw new IllegalArgumentException("record " + sequence + " is not among the first " + proofs.latest.size()
                    + ", which the latest checkpoint covers");
        }
        var path = proofs.tree.inclusion((int) sequence, (int) proofs.latest.size());
        return new Proof.Inclusion(proofs.line, sequence, path, proofs.latest.note()).text();
    }

    /// The proof that the log's latest checkpoint continues an older one.
    ///
    /// @param older note of the older checkpoint
    /// @throws AuditDamagedException if the log is not what was signed, then or last
    /// @throws IllegalArgumentException if the note is not a checkpoint of this log
    public static String since(Path folder, String older) throws IOException, AuditDamagedException {
        var key = AuditVerifier.keyBeside(new Folder(folder));
        var before = Checkpoint.parse(older, key)
                .orElseThrow(() -> new IllegalArgumentException("the older checkpoint is not one of this log"));
        var proofs = read(folder, -1, before);
        boolean covered = before.size() <= proofs.latest.size();
        if (!covered) {
            throw new IllegalArgumentException("the older checkpoint is newer than the log's latest");
        }
        var path = before.size() == 0
                ? List.<Hash>of()
                : proofs.tree.consistency((int) before.size(), (int) proofs.latest.size());
        return new Proof.Consistency(before.size(), path, proofs.latest.note()).text();
    }

    /// What a proof shows, or why it shows nothing.
    ///
    /// @param older note of the checkpoint that a proof of growth starts from
    public static Answer check(String text, VerifierKey key, Optional<String> older) {
        var proof = Proof.parse(text);
        return switch (proof.orElse(null)) {
            case null -> new Answer(false, "this is no proof");
            case Proof.Inclusion inclusion ->
                Checkpoint.parse(inclusion.note(), key)
                        .map(now -> new Answer(
                                inclusion.holds(now),
                                "record " + inclusion.index() + " of the log as signed at size " + now.size()))
                        .orElse(UNSIGNED);
            case Proof.Consistency growth -> check(growth, key, older);
        };
    }

    private static Answer check(Proof.Consistency growth, VerifierKey key, Optional<String> older) {
        if (older.isEmpty()) {
            return new Answer(false, "the older checkpoint is needed to check growth");
        }
        var before = Checkpoint.parse(older.get(), key);
        var now = Checkpoint.parse(growth.note(), key);
        if (before.isEmpty() || now.isEmpty()) {
            return UNSIGNED;
        }
        return new Answer(
                growth.holds(before.get(), now.get()),
                "growth of the log from size " + before.get().size() + " to size "
                        + now.get().size());
    }

    private static AuditProofs read(Path folder, long wanted, Checkpoint... kept)
            throws IOException, AuditDamagedException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        var files = new Folder(folder);
        ChainWalk.requirePresentForm(files);
        var key = AuditVerifier.keyBeside(files);
        var signed = CheckpointFile.read(files.checkpoints(), key).checkpoints();
        var chain = ChainWalk.read(files, key, signed, new ArrayList<>(List.of(kept)));
        var proofs = new AuditProofs(
                chain.latest().orElseThrow(() -> new IllegalArgumentException("the log has no signed checkpoint")));
        for (var extent : chain.extents()) {
            proofs.take(extent, wanted);
        }
        return proofs;
    }

    private void take(Chain.Extent extent, long wanted) throws IOException {
        try (var lines = Lines.first(extent.file(), extent.bytes())) {
            lines.next();
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                if (tree.size() == wanted) {
                    line = next.get();
                }
                tree.add(Hash.leaf(next.get().getBytes(US_ASCII)));
            }
        }
    }
}
