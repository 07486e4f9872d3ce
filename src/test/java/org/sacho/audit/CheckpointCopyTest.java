package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.audit.Verification.What;

/// The second place for checkpoints: what it shows (AU-04, AU-05, AU-06, AU-09), and what happens when it fails.
class CheckpointCopyTest {

    @TempDir
    Path place;

    private Path folder;
    private Path copy;

    @BeforeEach
    void name() {
        folder = place.resolve("audit");
        copy = place.resolve("medium");
    }

    private AuditLog open() throws AuditDamagedException {
        return AuditLog.open(
                Logs.opening(folder, Logs.SMALL, Medium.DISK, new Copies(Optional.of(copy), Optional.empty())));
    }

    private void write(int from, int to) throws AuditDamagedException {
        try (var log = open()) {
            log.append(Logs.reads(from, to));
        }
    }

    private Verification verify() throws IOException {
        return AuditVerifier.verify(folder, new AuditVerifier.Evidence(Optional.empty(), List.of(), List.of(copy)));
    }

    private void assertBroken(What what, long firstBad) throws IOException {
        assertThat(verify()).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.what()).as(broken.sentence()).isEqualTo(what);
            assertThat(broken.firstBad()).as(broken.sentence()).isEqualTo(firstBad);
        });
    }

    @Test
    void copy_ofANewLog_isEveryCheckpoint() throws Exception {
        write(0, 5);
        write(5, 8);
        assertThat(copy).hasSameTextualContentAs(folder.resolve("checkpoints"));
        assertThat(verify()).isInstanceOfSatisfying(Verification.Intact.class, intact -> {
            assertThat(intact.witnessed()).hasValue(intact.size());
            assertThat(intact.notices()).isEmpty();
        });
    }

    @Test
    void copy_begunLater_isEveryCheckpointAndOnRecord() throws Exception {
        Logs.written(folder, 5);
        write(5, 6);
        assertThat(copy).hasSameTextualContentAs(folder.resolve("checkpoints"));
        try (var log = open()) {
            assertThat(log.find(AuditQuery.oldest(9).doing(Action.CHECKPOINT_COPIED)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.event().details()).containsEntry(Detail.STATE, "FILE_BEGUN"));
        }
    }

    /// AU-04: the tail is cut off below what the log itself has signed, and then its checkpoints too.
    @Test
    void truncatedLog_isDetectedAndNeverOpened() throws Exception {
        write(0, 5);
        var checkpoints = Files.readString(folder.resolve("checkpoints"));
        var segment = Files.readAllBytes(Logs.segment(folder, 1));
        write(5, 9);
        Files.delete(Logs.segment(folder, 2));
        assertBroken(What.TRUNCATED, 6);
        Files.writeString(folder.resolve("checkpoints"), checkpoints);
        Files.write(Logs.segment(folder, 1), segment);
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
        assertBroken(What.ROLLED_BACK, 6);
        assertThatThrownBy(this::open)
                .isInstanceOf(AuditDamagedException.class)
                .hasMessageContaining("put back to an older state");
    }

    /// AU-09: log and checkpoints are yesterday's.
    @Test
    void logPutBackAsAWhole_isDetectedAndNeverOpened() throws Exception {
        write(0, 5);
        Logs.copy(folder, place.resolve("yesterday"));
        write(5, 9);
        delete(folder);
        Logs.copy(place.resolve("yesterday"), folder);
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
        assertBroken(What.ROLLED_BACK, 6);
        assertThatThrownBy(this::open).isInstanceOf(AuditDamagedException.class);
    }

    /// AU-05: everything is written anew, with the stolen keys, to the same length.
    @Test
    void logRewrittenWithTheStolenKeys_isDetected() throws Exception {
        write(0, 9);
        delete(folder);
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(100, 115));
        }
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
        assertBroken(What.CHECKPOINT_MISMATCH, 0);
        assertThatThrownBy(this::open).isInstanceOf(AuditDamagedException.class);
    }

    /// AU-06: two logs part from one state; who has seen one refuses the other.
    @Test
    void logsThatPart_areToldApartByWhoHasSeenOne() throws Exception {
        write(0, 5);
        Logs.copy(folder, place.resolve("other"));
        write(5, 9);
        try (var log = Logs.open(place.resolve("other"))) {
            log.append(Logs.reads(50, 59));
        }
        var seen = Files.readString(copy);
        var other = AuditVerifier.verify(
                place.resolve("other"), new AuditVerifier.Evidence(Optional.empty(), List.of(), List.of(copy)));
        assertThat(other)
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.what()).isEqualTo(What.CHECKPOINT_MISMATCH));
        var last = "sacho" + seen.substring(seen.lastIndexOf("\nsacho/") + 6);
        assertThatThrownBy(() -> AuditProofs.since(place.resolve("other"), last))
                .isInstanceOf(AuditDamagedException.class);
    }

    @Test
    void copy_withAnUnfinishedCheckpoint_goesOn() throws Exception {
        write(0, 5);
        var notes = Files.readString(copy);
        for (int length : new int[] {1, 30, 100, 180}) {
            Files.writeString(copy, notes + notes.substring(0, length));
            write(0, 1);
            assertThat(verify()).as("cut to %d", length).isInstanceOf(Verification.Intact.class);
            assertThat(Files.readString(copy)).startsWith(notes + "sacho/");
        }
    }

    @Test
    void copy_thatIsNotOfThisLog_isRefused() throws Exception {
        write(0, 5);
        Files.writeString(copy, "something else\n");
        assertThatThrownBy(this::open).isInstanceOf(AuditDamagedException.class);
        assertThat(copy).hasContent("something else\n");
    }

    @Test
    void copy_whoseMediumIsGone_keepsTheLogClosed() throws Exception {
        write(0, 5);
        copy = place.resolve("not/mounted/copy");
        assertThatThrownBy(this::open)
                .isInstanceOf(AuditUnavailableException.class)
                .hasMessageContaining("is its medium there?");
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    /// Every configured device is needed, because the copy is the evidence.
    @Test
    void copy_thatFailsWhileTheServerRuns_stopsTheLog() throws Exception {
        var gone = new AtomicBoolean();
        Medium medium = file -> {
            var disk = Medium.DISK.open(file);
            return new Medium.Appender() {
                @Override
                public void append(byte[] bytes) throws IOException {
                    if (gone.get() && file.equals(copy)) {
                        throw new IOException("Input/output error");
                    }
                    disk.append(bytes);
                }

                @Override
                public void close() throws IOException {
                    disk.close();
                }
            };
        };
        var settings = new Settings(2, Duration.ofHours(1), 1 << 20, Duration.ofMinutes(1));
        var copies = new Copies(Optional.of(copy), Optional.empty());
        try (var log = AuditLog.open(Logs.opening(folder, settings, medium, copies))) {
            log.append(Logs.reads(0, 1));
            gone.set(true);
            assertThatThrownBy(log::checkpoint).isInstanceOf(AuditUnavailableException.class);
            assertThatThrownBy(() -> log.append(Logs.reads(1, 2))).isInstanceOf(AuditUnavailableException.class);
        }
        gone.set(false);
        write(1, 2);
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void witness_ofAnotherLogOrOfNothing_cannotBeCompared() throws Exception {
        write(0, 5);
        Files.writeString(copy, Files.readString(copy).replace("sacho/audit/", "other/"));
        assertThatThrownBy(this::verify).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void witness_withAForgedCheckpoint_isABadSignature() throws Exception {
        write(0, 5);
        Files.writeString(copy, Files.readString(copy).replace("\n6\n", "\n7\n"));
        assertBroken(What.BAD_SIGNATURE, 0);
    }

    @Test
    void witness_withOtherLinesAndAPieceOfANote_isReadForTheRest() throws Exception {
        write(0, 5);
        var notes = Files.readString(copy);
        var origin = Logs.keys().verifier().name() + "\n";
        Files.writeString(copy, "# kept by hand\n" + origin + "6\n" + notes + "\nend\n" + origin + "9\n");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.witnessed()).hasValue(6));
    }

    @Test
    void copy_ofAMessageToACollector_isAWitness() throws Exception {
        write(0, 5);
        try (var log = open()) {
            var line =
                    "Nov  1 00:00:00 host " + SyslogSender.message(log.latest()).substring(3) + "\n";
            Files.writeString(copy, line, StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(verify())
                    .isInstanceOfSatisfying(
                            Verification.Intact.class,
                            intact -> assertThat(intact.witnessed()).hasValue(6));
        }
    }

    /// A collector hears of many logs.
    @Test
    void copy_ofMessagesAboutAnotherLogToo_isReadForThisOne() throws Exception {
        write(0, 5);
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var statement = new Checkpoint.Statement(99, Hash.ofNothing(), Logs.NOW, List.of());
        var other = Checkpoint.sign(VerifierKey.of(keys.getPublic()), keys.getPrivate(), statement);
        try (var log = open()) {
            Files.writeString(copy, SyslogSender.message(other) + "\n" + SyslogSender.message(log.latest()) + "\n");
            assertThat(verify())
                    .isInstanceOfSatisfying(
                            Verification.Intact.class,
                            intact -> assertThat(intact.witnessed()).hasValue(6));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
