package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one auditor proves to another who has the log's public key and nothing else.
class AuditProofsTest {

    private static final int RECORDS = 11;
    private static final VerifierKey KEY = Logs.keys().verifier();

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void write() throws Exception {
        try (var log = Logs.open(folder)) {
            for (int i = 0; i < RECORDS; i++) {
                log.append(Logs.reads(i, i + 1));
                notes.add(log.checkpoint().note());
            }
        }
    }

    @Test
    void everyRecord_isProvedToBeInTheLog() throws Exception {
        for (int n = 0; n < RECORDS; n++) {
            var proof = AuditProofs.ofRecord(folder, n);
            assertThat(check(proof))
                    .isEqualTo(
                            new AuditProofs.Answer(true, "record " + n + " of the log as signed at size " + RECORDS));
            assertThat(Proof.parse(proof).orElseThrow().text()).isEqualTo(proof);
        }
    }

    @Test
    void growth_sinceEveryCheckpoint_isProved() throws Exception {
        for (var older : notes) {
            var proof = AuditProofs.since(folder, older);
            assertThat(AuditProofs.check(proof, KEY, Optional.of(older)).proved())
                    .isTrue();
            assertThat(Proof.parse(proof).orElseThrow().text()).isEqualTo(proof);
        }
    }

    @Test
    void growth_sinceTheEmptyLog_isProvedWithoutAnyHash() throws Exception {
        var first = Files.readString(folder.resolve("checkpoints"));
        first = first.substring(0, first.indexOf(KEY.name() + "\n", 1));
        assertThat(Checkpoint.parse(first, KEY).orElseThrow().size()).isZero();

        var proof = AuditProofs.since(folder, first);

        assertThat(proof).startsWith("old 0\n\n");
        assertThat(AuditProofs.check(proof, KEY, Optional.of(first)))
                .isEqualTo(new AuditProofs.Answer(true, "growth of the log from size 0 to size " + RECORDS));
    }

    /// A log whose last checkpoints were lost has nothing signed that continues the auditor's.
    @Test
    void growth_sinceACheckpointThatTheLogHasLost_cannotBeProved() throws Exception {
        var signed = Files.readString(folder.resolve("checkpoints"));
        Files.writeString(folder.resolve("checkpoints"), signed.substring(0, signed.indexOf(notes.get(5))));

        assertThatThrownBy(() -> AuditProofs.since(folder, notes.getLast()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newer than the log's latest");
        assertThat(AuditProofs.since(folder, notes.get(4))).startsWith("old 5\n\n");
    }

    @Test
    void log_withoutACheckpoint_provesNothing(@TempDir Path empty) throws Exception {
        Files.writeString(empty.resolve("checkpoint.pub"), KEY + "\n");

        assertThatThrownBy(() -> AuditProofs.ofRecord(empty, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no signed checkpoint");
    }

    @Test
    @Tag("exhaustive")
    void proof_alteredAnywhere_provesNothing() throws Exception {
        for (var proof : List.of(AuditProofs.ofRecord(folder, 4), AuditProofs.since(folder, notes.get(4)))) {
            for (int i = 0; i < proof.length(); i++) {
                var altered = new StringBuilder(proof);
                altered.setCharAt(i, proof.charAt(i) == 'x' ? 'y' : 'x');
                assertThat(AuditProofs.check(altered.toString(), KEY, Optional.of(notes.get(4)))
                                .proved())
                        .as("character %d", i)
                        .isFalse();
            }
        }
    }

    @Test
    void proof_withAnotherRecordOrPlace_provesNothing() throws Exception {
        var proof = AuditProofs.ofRecord(folder, 4);
        assertThat(check(proof.replace("index 4", "index 5")).proved()).isFalse();
        assertThat(check(proof.replace("index 4", "index 04")).proved()).isFalse();
        var other = Files.readAllLines(Logs.segment(folder, 1)).get(6) + "\n";
        var extra = Base64.getEncoder().encodeToString(other.getBytes(US_ASCII));
        assertThat(check(proof.replaceFirst("extra .*", "extra " + extra)).proved())
                .isFalse();
    }

    /// Whoever signs could put a record that calls itself the fifth first.
    @Test
    void proof_ofARecordThatSaysToBeElsewhere_provesNothing() {
        for (long sequence : new long[] {0, 5}) {
            var line = new Line.Sealed(sequence, Hash.ofNothing(), "ab".repeat(144)).text();
            var root = Hash.leaf(line.getBytes(US_ASCII));
            var signed = Checkpoint.sign(
                    KEY, Logs.keys().checkpoint(), new Checkpoint.Statement(1, root, Logs.NOW, List.of()));

            assertThat(new Proof.Inclusion(line, 0, List.of(), signed.note()).holds(signed))
                    .isEqualTo(sequence == 0);
        }
    }

    @Test
    void proof_withoutAHashOrWithOneMore_provesNothing() throws Exception {
        var proof = AuditProofs.ofRecord(folder, 4);
        var lines = new ArrayList<>(proof.lines().toList());
        lines.remove(3);
        assertThat(check(String.join("\n", lines) + "\n").proved()).isFalse();
        lines.add(3, Hash.ofNothing().base64());
        assertThat(check(String.join("\n", lines) + "\n").proved()).isFalse();
        lines.add(3, proof.lines().toList().get(3));
        assertThat(check(String.join("\n", lines) + "\n").proved()).isFalse();
    }

    @Test
    void growth_checkedAgainstAnotherCheckpoint_isNotProved() throws Exception {
        var proof = AuditProofs.since(folder, notes.get(4));
        assertThat(AuditProofs.check(proof, KEY, Optional.of(notes.get(5))).proved())
                .isFalse();
        assertThat(AuditProofs.check(proof, KEY, Optional.empty()).proved()).isFalse();
        assertThat(AuditProofs.check(proof, KEY, Optional.of("x")).proved()).isFalse();
        var unsigned = proof.replace("\nat 2026", "\nat 2025");
        assertThat(AuditProofs.check(unsigned, KEY, Optional.of(notes.get(4))))
                .isEqualTo(new AuditProofs.Answer(false, "a checkpoint that is not signed by this log's key"));
    }

    @Test
    void proof_ofALogUnderAnotherKey_provesNothing() throws Exception {
        var other = VerifierKey.of(java.security.KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic());
        assertThat(AuditProofs.check(AuditProofs.ofRecord(folder, 4), other, Optional.empty())
                        .proved())
                .isFalse();
    }

    @Test
    void record_thatNoCheckpointCovers_cannotBeProved() throws Exception {
        assertThatThrownBy(() -> AuditProofs.ofRecord(folder, RECORDS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditProofs.ofRecord(folder, -1)).isInstanceOf(IllegalArgumentException.class);
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(RECORDS, RECORDS + 1));
            assertThatThrownBy(() -> AuditProofs.ofRecord(folder, RECORDS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(check(AuditProofs.ofRecord(folder, RECORDS)).proved()).isTrue();
    }

    @Test
    void growth_ofALogThatWasRewritten_cannotBeProved(@TempDir Path other) throws Exception {
        Logs.written(other, 8);
        assertThatThrownBy(() -> AuditProofs.since(other, notes.get(4))).isInstanceOf(AuditDamagedException.class);
        assertThatThrownBy(() -> AuditProofs.since(other, notes.getLast())).isInstanceOf(AuditDamagedException.class);
        assertThatThrownBy(() -> AuditProofs.since(other, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditProofs.ofRecord(other.resolve("none"), 0))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static AuditProofs.Answer check(String proof) {
        return AuditProofs.check(proof, KEY, Optional.empty());
    }
}
