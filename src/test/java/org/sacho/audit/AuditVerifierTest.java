package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.audit.Verification.What;

class AuditVerifierTest {

    private static final int RECORDS = 20;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        Logs.written(folder, RECORDS);
    }

    @Test
    void intactLog_isIntact() throws Exception {
        assertIntact(RECORDS, RECORDS);
    }

    @Test
    void runningLog_isIntact() throws Exception {
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(0, 3));
            assertIntact(RECORDS + 3, RECORDS);
        }
    }

    @Test
    @Tag("exhaustive")
    void everyByteOfTheLog_changed_isDetected(@TempDir Path few) throws Exception {
        var files = new Folder(Logs.written(few, 6));
        var key = Logs.keys().verifier();
        var signed = CheckpointFile.read(files.checkpoints(), key).checkpoints();
        everyByteIsDetected(files.segment(1), () -> ChainWalk.read(files, key, signed, List.of()));
    }

    @Test
    @Tag("exhaustive")
    void everyByteOfTheCheckpoints_changed_isDetected() throws Exception {
        everyByteIsDetected(folder.resolve("checkpoints"), this::verify);
    }

    @Test
    void everyByteOfTheVerifierKey_changed_isDetected() throws Exception {
        everyByteIsDetected(folder.resolve("checkpoint.pub"), this::verify);
    }

    private void verify() throws Exception {
        if (Logs.verify(folder) instanceof Verification.Broken(var firstBad, var what, var sentence)) {
            throw new AuditDamagedException(firstBad, what, sentence);
        }
    }

    private static void everyByteIsDetected(Path file, ThrowingCallable check) throws IOException {
        var bytes = Files.readAllBytes(file);
        int[] flips = {1, 0x20, 0x80, bytes[0] ^ '\n'};
        for (int i = 0; i < bytes.length; i++) {
            for (int flip : bytes[i] == '\n' ? flips : new int[] {flips[i % 4]}) {
                var changed = bytes.clone();
                changed[i] ^= (byte) flip;
                Files.write(file, changed);
                assertThatThrownBy(check)
                        .as("byte %d of %s ^ %d", i, file.getFileName(), flip)
                        .isInstanceOf(AuditDamagedException.class);
            }
        }
    }

    @Test
    void everyRecord_edited_isNamed() throws Exception {
        for (int n = 0; n < RECORDS; n++) {
            int line = n + 1;
            var original = lines();
            rewrite(lines -> {
                var text = lines.get(line);
                int at = text.length() - 100;
                lines.set(line, text.substring(0, at) + (text.charAt(at) == '0' ? '1' : '0') + text.substring(at + 1));
            });
            assertBroken(n, What.EDITED);
            Files.write(Logs.segment(folder, 1), original);
        }
    }

    @Test
    void everyRecordButTheLast_deleted_isNamed() throws Exception {
        for (int n = 0; n < RECORDS - 1; n++) {
            int line = n + 1;
            var original = lines();
            rewrite(lines -> lines.remove(line));
            assertBroken(n, What.DELETED);
            Files.write(Logs.segment(folder, 1), original);
        }
    }

    @Test
    void neighbours_swapped_isReordered() throws Exception {
        rewrite(lines -> lines.set(8, lines.set(7, lines.get(8))));
        assertBroken(6, What.REORDERED);
    }

    @Test
    void record_repeated_isInserted() throws Exception {
        rewrite(lines -> lines.add(12, lines.get(4)));
        assertBroken(11, What.INSERTED);
    }

    @Test
    void record_repeatedAtOnce_isInserted() throws Exception {
        rewrite(lines -> lines.add(12, lines.get(11)));
        assertBroken(10, What.INSERTED);
    }

    @Test
    void forgedRecord_fittedIn_isInserted() throws Exception {
        rewrite(lines -> lines.add(12, forged(lines.get(11))));
        assertBroken(11, What.INSERTED);
    }

    @Test
    void record_replacedByAForgedOne_isEdited() throws Exception {
        rewrite(lines -> lines.set(12, forged(lines.get(11))));
        assertBroken(11, What.EDITED);
    }

    @Test
    void tail_rewrittenWithAValidChain_contradictsTheCheckpoint() throws Exception {
        rewrite(lines -> {
            for (int i = 15; i <= RECORDS; i++) {
                lines.set(i, forged(lines.get(i - 1)));
            }
        });
        assertBroken(0, What.CHECKPOINT_MISMATCH);
    }

    /// A record that follows the one in this line, well linked: the chain needs no key.
    private static String forged(String before) {
        var previous = Line.Sealed.parse(before + "\n").orElseThrow();
        return new Line.Sealed(previous.sequence() + 1, previous.hash(), "ab".repeat(272))
                .text()
                .strip();
    }

    @Test
    void tail_belowTheCheckpoint_isTruncated() throws Exception {
        rewrite(List::removeLast);
        assertBroken(RECORDS - 1L, What.TRUNCATED);
    }

    @Test
    void tail_cutInsideARecord_isTruncated() throws Exception {
        var bytes = Files.readAllBytes(Logs.segment(folder, 1));
        Files.write(Logs.segment(folder, 1), java.util.Arrays.copyOf(bytes, bytes.length - 300));
        assertBroken(RECORDS - 1L, What.TRUNCATED);
    }

    @Test
    void everySegment_deleted_isTruncated() throws Exception {
        Files.delete(Logs.segment(folder, 1));
        assertBroken(0, What.TRUNCATED);
    }

    @Test
    void segments_swappedRemovedOrAdded_areBroken(@TempDir Path many) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (var log = Logs.open(many)) {
                log.append(Logs.reads(i * 4L, i * 4L + 4));
            }
        }
        var second = Files.readAllBytes(Logs.segment(many, 2));
        var third = Files.readAllBytes(Logs.segment(many, 3));
        Files.write(Logs.segment(many, 2), third);
        Files.write(Logs.segment(many, 3), second);
        assertBroken(many, 4, What.REORDERED);

        Files.delete(Logs.segment(many, 2));
        assertBroken(many, 4, What.DELETED);

        Files.write(Logs.segment(many, 2), second);
        Files.write(Logs.segment(many, 3), third);
        assertThat(Logs.verify(many)).isInstanceOf(Verification.Intact.class);

        Files.write(many.resolve("extra.log"), third);
        assertBroken(many, 12, What.INSERTED);
        Files.delete(many.resolve("extra.log"));

        Files.writeString(Logs.segment(many, 2), "8 ", java.nio.file.StandardOpenOption.APPEND);
        assertBroken(many, 8, What.EDITED);
    }

    @Test
    void segment_ofAnotherLog_isBroken(@TempDir Path other) throws Exception {
        Logs.written(other, RECORDS);
        Files.copy(Logs.segment(other, 1), Logs.segment(folder, 1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertBroken(0, What.CHECKPOINT_MISMATCH);
    }

    @Test
    void checkpoint_ofAnotherKey_isABadSignature() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var note = signed(Logs.keys().verifier(), pair.getPrivate());
        Files.writeString(folder.resolve("checkpoints"), note, java.nio.file.StandardOpenOption.APPEND);
        assertBroken(RECORDS, What.BAD_SIGNATURE);
    }

    @Test
    void checkpoint_ofAnotherLog_isABadSignature() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var other = VerifierKey.of(pair.getPublic());
        var note = signed(other, pair.getPrivate());
        Files.writeString(folder.resolve("checkpoints"), note, java.nio.file.StandardOpenOption.APPEND);
        assertBroken(RECORDS, What.BAD_SIGNATURE);
    }

    private static String signed(VerifierKey name, PrivateKey secret) {
        var statement = new Checkpoint.Statement(RECORDS, new Hash("00".repeat(32)), Logs.NOW, List.of());
        return Checkpoint.sign(name, secret, statement).note();
    }

    @Test
    void checkpoint_thatGoesBack_contradictsTheLast() throws Exception {
        var notes = Files.readString(folder.resolve("checkpoints"));
        Files.writeString(folder.resolve("checkpoints"), notes + notes.substring(0, notes.length() / 2));
        assertBroken(0, What.CHECKPOINT_MISMATCH);
    }

    @Test
    void checkpoints_removed_areMissed() throws Exception {
        Files.delete(folder.resolve("checkpoints"));
        assertBroken(0, What.BAD_CHECKPOINT);
    }

    @Test
    void key_ofSomebodyElse_isABadSignature() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(AuditVerifier.verify(
                        folder,
                        new AuditVerifier.Evidence(
                                Optional.of(VerifierKey.of(pair.getPublic())), List.of(), List.of())))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.what()).isEqualTo(What.BAD_SIGNATURE));
    }

    @Test
    void wholeFolder_putBack_showsOnlyAgainstACheckpointKeptElsewhere(@TempDir Path backup) throws Exception {
        Logs.copy(folder, backup.resolve("old"));
        String kept;
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(20, 25));
            kept = log.checkpoint().note();
        }
        assertThat(Logs.verify(folder, kept)).isInstanceOf(Verification.Intact.class);
        var old = backup.resolve("old");
        assertThat(Logs.verify(old)).isInstanceOf(Verification.Intact.class);
        assertThat(Logs.verify(old, kept)).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.what()).isEqualTo(What.ROLLED_BACK);
            assertThat(broken.firstBad()).isEqualTo(RECORDS);
        });
    }

    @Test
    void folder_thatIsNotThere_cannotBeVerified() {
        assertThatThrownBy(() -> Logs.verify(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void endlessLine_isBrokenWithoutBeingHeldInMemory() throws Exception {
        Files.write(Logs.segment(folder, 1), new byte[8 << 20]);
        assertBroken(0, What.EDITED);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(Logs.segment(folder, 1), ISO_8859_1);
    }

    private void rewrite(Consumer<List<String>> change) throws IOException {
        var lines = new ArrayList<>(lines());
        change.accept(lines);
        Files.write(Logs.segment(folder, 1), lines);
    }

    private void assertIntact(long size, long checkpointSize) throws IOException {
        assertThat(Logs.verify(folder)).isInstanceOfSatisfying(Verification.Intact.class, intact -> {
            assertThat(intact.size()).isEqualTo(size);
            assertThat(intact.checkpointSize()).isEqualTo(checkpointSize);
            assertThat(intact.lastCheckpoint()).contains(Logs.NOW);
            assertThat(intact.unfinishedLines()).isZero();
        });
    }

    private void assertBroken(long firstBad, What what) throws IOException {
        assertBroken(folder, firstBad, what);
    }

    private static void assertBroken(Path log, long firstBad, What what) throws IOException {
        assertThat(Logs.verify(log)).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.what()).as(broken.sentence()).isEqualTo(what);
            assertThat(broken.firstBad()).as(broken.sentence()).isEqualTo(firstBad);
        });
    }
}
