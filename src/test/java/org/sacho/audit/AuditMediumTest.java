package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever of a log was opened is closed again, however that went.
class AuditMediumTest {

    enum Fault {
        OPENING,
        WRITING,
        CLOSING
    }

    @TempDir
    Path place;

    private final Set<String> open = new TreeSet<>();
    private Path folder;
    private Path copy;

    @BeforeEach
    void name() {
        folder = place.resolve("audit");
        copy = place.resolve("copy");
    }

    /// The disk, on which one file of one log cannot be opened, written or closed.
    private Medium faulty(String name, Fault fault) {
        return file -> {
            boolean bad = file.getFileName().toString().equals(name);
            fail(bad && fault == Fault.OPENING);
            var disk = Medium.DISK.open(file);
            open.add(file.getFileName().toString());
            return new Medium.Appender() {
                @Override
                public void append(byte[] bytes) throws IOException {
                    fail(bad && fault == Fault.WRITING);
                    disk.append(bytes);
                }

                @Override
                public void close() throws IOException {
                    disk.close();
                    open.remove(file.getFileName().toString());
                    fail(bad && fault == Fault.CLOSING);
                }
            };
        };
    }

    private static void fail(boolean now) throws IOException {
        if (now) {
            throw new IOException("EXERCISE");
        }
    }

    private AuditLog open(Medium medium) throws AuditDamagedException {
        return AuditLog.open(Logs.opening(folder, Logs.SMALL, medium, new Copies(Optional.of(copy), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoints, OPENING",
        "copy, OPENING",
        "00000001.log, OPENING",
        "checkpoints, WRITING",
        "copy, WRITING",
        "00000001.log, WRITING"
    })
    void log_ofWhichOneFileFails_doesNotOpenAndLeavesNothingOpen(String file, Fault fault) throws Exception {
        assertThatThrownBy(() -> open(faulty(file, fault))).isInstanceOf(AuditUnavailableException.class);

        assertThat(open).isEmpty();
        open(Medium.DISK).close();
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    @ParameterizedTest
    @CsvSource({"checkpoints", "copy", "00000001.log"})
    void log_closed_leavesNothingOpenEvenIfAFileFailsToClose(String file) throws Exception {
        try (var log = open(faulty(file, Fault.CLOSING))) {
            log.append(Logs.reads(0, 2));
            assertThat(open).containsExactly("00000001.log", "checkpoints", "copy");
        }

        assertThat(open).isEmpty();
        open(Medium.DISK).close();
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void segments_thatAreFull_areClosed() throws Exception {
        var settings = new Settings(1_000, Logs.SMALL.checkpointWithin(), 1_000, Logs.SMALL.patience());
        try (var log = AuditLog.open(Logs.opening(folder, settings, faulty("none", Fault.OPENING)))) {
            for (int i = 0; i < 5; i++) {
                log.append(Logs.reads(i, i + 1));
            }
            assertThat(open).hasSize(2).contains("checkpoints");
            assertThat(new Folder(folder).segments()).hasSizeGreaterThan(1);
            assertThat(log.latest().size())
                    .as("every segment is signed before the next begins")
                    .isPositive();
        }
    }

    @Test
    void log_underAnotherCheckpointKey_isRefusedAndLeftAlone() throws Exception {
        Logs.written(folder, 3);
        var keys = Keys.of(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                Logs.keys().sealing(),
                Logs.keys().random());

        assertThatThrownBy(() -> AuditLog.open(folder, keys, Logs.CLOCK, Copies.NONE, Logs.STORES_AS_STATED))
                .isInstanceOfSatisfying(
                        AuditDamagedException.class,
                        e -> assertThat(e.finding().what()).isEqualTo(Verification.What.WRONG_KEY));
        assertThat(keys).hasToString("Keys[" + keys.verifier().name() + "]");
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    /// Neither the tail of one segment nor its header may lie in two.
    @Test
    void record_ofAnotherSegmentOrNumber_doesNotOpen() throws Exception {
        var keys = Logs.keys();
        var one = SegmentCipher.create(1, keys.sealing(), keys.random());
        var header = new Line.Header(1, 0, Hash.ofNothing(), 0, one.wrappedKey());
        byte[] sealed = one.cipher().seal(7, new byte[] {1, 2});

        assertThat(SegmentCipher.open(header, keys.sealing()).open(7, sealed)).containsExactly(1, 2);
        assertThatThrownBy(() -> one.cipher().open(8, sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> SegmentCipher.open(
                        new Line.Header(2, 0, Hash.ofNothing(), 0, one.wrappedKey()), keys.sealing()))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(List.of(one.wrappedKey()))
                .doesNotContain(
                        SegmentCipher.create(1, keys.sealing(), keys.random()).wrappedKey());
    }
}
