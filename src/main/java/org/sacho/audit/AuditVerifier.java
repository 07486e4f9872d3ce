package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sacho.audit.Notice.Kind;
import org.sacho.audit.Verification.What;

/// Checks a log, running or not, without any secret: every link of the chain, every signed checkpoint and the Merkle
/// root it states.
public final class AuditVerifier {

    /// Clocks are set right by less.
    private static final Duration BACK = Duration.ofSeconds(5);
    /// Servers rest for less.
    private static final Duration AHEAD = Duration.ofDays(30);

    private AuditVerifier() {}

    /// What the auditor brings along.
    ///
    /// @param key as it was noted; without it, the one lying beside the log is believed
    /// @param notes signed checkpoints kept elsewhere, each of which must be of this log
    /// @param files kept elsewhere, with checkpoints of this log among other things
    public record Evidence(Optional<VerifierKey> key, List<String> notes, List<Path> files) {

        public static final Evidence NONE = new Evidence(Optional.empty(), List.of(), List.of());

        public Evidence {
            notes = List.copyOf(notes);
            files = List.copyOf(files);
        }
    }

    /// Checks the log in a folder, also against what the auditor kept: that shows an end that was cut off, and a
    /// whole that was put back to an older state.
    ///
    /// @throws IOException if the files cannot be read
    /// @throws IllegalArgumentException if a file that was kept holds no checkpoint of this log
    public static Verification verify(Path folder, Evidence evidence) throws IOException {
        return check(folder, evidence).verification();
    }

    /// Checks the log of an installation, and that no store beside it is older than the log says.
    ///
    /// @param data the folder of the installation
    public static Verification verify(Path data, Evidence evidence, StoresAtRest stores) throws IOException {
        var checked = check(data.resolve("audit"), evidence);
        var found = checked.verification();
        for (var stated : checked.latest()) {
            for (var store : stated.stores()) {
                if (found instanceof Verification.Intact intact) {
                    found = compared(intact, stated, store, stores.find(data, store));
                }
            }
        }
        return found;
    }

    /// @param latest checkpoints of the log and of what was kept elsewhere; the stores grow from there on
    private record Checked(Verification verification, List<Checkpoint> latest) {}

    private static Checked check(Path folder, Evidence evidence) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        var files = new Folder(folder);
        try {
            ChainWalk.requirePresentForm(files);
            var trusted = evidence.key().isPresent() ? evidence.key().get() : keyBeside(files);
            // First the checkpoints: a log that grows meanwhile is then ahead of them and never behind.
            var kept = kept(evidence, trusted);
            var signed = CheckpointFile.read(files.checkpoints(), trusted).checkpoints();
            var chain = ChainWalk.read(files, trusted, signed, kept);
            var latest = Stream.of(signed, kept)
                    .flatMap(all -> all.stream().max(Comparator.comparingLong(Checkpoint::size)).stream())
                    .toList();
            return new Checked(intact(chain, signed, kept), latest);
        } catch (AuditDamagedException e) {
            return new Checked(e.finding(), List.of());
        }
    }

    private static Verification.Intact intact(Chain chain, List<Checkpoint> signed, List<Checkpoint> kept) {
        var notices = clock(signed);
        if (kept.isEmpty()) {
            notices.add(new Notice(
                    Kind.NO_WITNESS,
                    chain.size(),
                    "no checkpoint kept elsewhere was given, so the whole may be an older copy of itself"));
        }
        return new Verification.Intact(
                chain.size(),
                chain.latest().map(Checkpoint::size).orElse(0L),
                chain.latest().map(Checkpoint::at),
                kept.stream().mapToLong(Checkpoint::size).max(),
                chain.unfinishedLines(),
                notices);
    }

    private static Verification compared(
            Verification.Intact intact, Checkpoint stated, StoreState store, StoresAtRest.Finding finding) {
        return switch (finding) {
            case THERE -> intact;
            case BEHIND, MISSING ->
                new Verification.Broken(
                        stated.size(),
                        What.STORE_ROLLED_BACK,
                        "the store " + store.name() + " is older than the log, or another: it is not the one that was"
                                + " there when the checkpoint of size " + stated.size() + " was signed");
            case NOT_HERE ->
                intact.noticing(new Notice(
                        Kind.NO_STORES,
                        stated.size(),
                        "the stores are not beside the log and were not compared with it"));
        };
    }

    private static List<Checkpoint> kept(Evidence evidence, VerifierKey key) throws IOException, AuditDamagedException {
        var notes = new ArrayList<>(evidence.notes());
        for (var file : evidence.files()) {
            var found = Witness.notes(file, key.name());
            if (found.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no checkpoint of this log, " + key.name());
            }
            notes.addAll(found);
        }
        var kept = new ArrayList<Checkpoint>();
        for (var note : notes) {
            kept.add(Checkpoint.parse(note, key)
                    .orElseThrow(() -> new AuditDamagedException(
                            0, What.BAD_SIGNATURE, "a checkpoint kept elsewhere is not signed by this log's key")));
        }
        return kept;
    }

    private static List<Notice> clock(List<Checkpoint> signed) {
        var notices = new ArrayList<Notice>();
        for (int i = 1; i < signed.size(); i++) {
            var one = signed.get(i - 1);
            var next = signed.get(i);
            var passed = Duration.between(one.at(), next.at());
            if (passed.compareTo(BACK.negated()) < 0) {
                notices.add(new Notice(Kind.CLOCK_BACK, next.size(), "the clock went back by " + passed.negated()));
            } else if (passed.compareTo(AHEAD) > 0) {
                notices.add(new Notice(Kind.CLOCK_AHEAD, next.size(), "the clock went ahead by " + passed));
            }
        }
        return notices;
    }

    static VerifierKey keyBeside(Folder files) throws IOException, AuditDamagedException {
        try {
            return VerifierKey.parse(
                    Files.readString(files.verifierKey(), ISO_8859_1).replaceFirst("\n$", ""));
        } catch (NoSuchFileException | IllegalArgumentException _) {
            throw new AuditDamagedException(0, What.WRONG_KEY, "the verifier key beside the log is missing or garbled");
        }
    }
}
