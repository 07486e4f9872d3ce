package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log in `vectors/audit-log`, which `src/docs/spec/audit-log.md` explains, byte for byte.
class AuditVectorTest {

    private static final Path VECTOR = Path.of("src/test/resources/vectors/audit-log");

    @TempDir
    Path folder;

    @Test
    void vector_written_isTheSameBytes() throws Exception {
        var keys = Logs.keys();
        var fixed = new Keys(keys.verifier(), keys.checkpoint(), keys.sealing(), new Counting());
        try (var log = AuditLog.open(new AuditOpening(
                new Folder(folder),
                fixed,
                Logs.CLOCK,
                Logs.SMALL,
                Medium.DISK,
                new AuditOpening.Beside(Copies.NONE, Logs.STORES_AS_STATED)))) {
            log.watch(() -> List.of(new StoreState("a1", 3, "ab".repeat(32))));
            log.append(Logs.reads(0, 2), Optional.of("192.0.2.7"));
            log.append(List.of(new AuditEvent(
                    Action.RELEASED,
                    new Actor.Server(),
                    "m1/e1",
                    Optional.of("S//ALPHA//REL KOR,USA"),
                    Outcome.DONE,
                    java.util.Map.of(Detail.TO_LABEL, "U", Detail.COUNT, "3"))));
        }
        for (var name : List.of("00000001.log", "checkpoints", "checkpoint.pub")) {
            assertThat(folder.resolve(name)).as(name).hasSameBinaryContentAs(VECTOR.resolve(name));
        }
    }

    @Test
    void vector_verified_isIntact() throws Exception {
        var noted = VerifierKey.parse(
                Files.readString(VECTOR.resolve("checkpoint.pub")).strip());
        assertThat(AuditVerifier.verify(VECTOR, new AuditVerifier.Evidence(Optional.of(noted), List.of(), List.of())))
                .isInstanceOfSatisfying(Verification.Intact.class, intact -> {
                    assertThat(intact.size()).isEqualTo(3);
                    assertThat(intact.checkpointSize()).isEqualTo(3);
                });
    }

    @Test
    void vectorProof_ofRecord1_isMadeAndChecks() throws Exception {
        var proof = Files.readString(VECTOR.resolve("record-1.tlog-proof"));
        assertThat(AuditProofs.ofRecord(VECTOR, 1)).isEqualTo(proof);
        assertThat(AuditProofs.check(proof, Logs.keys().verifier(), Optional.empty()))
                .isEqualTo(new AuditProofs.Answer(true, "record 1 of the log as signed at size 3"));
    }

    /// Yields 0, 1, 2, …: a vector needs keys that never change.
    private static final class Counting extends SecureRandom {
        private int next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) next++;
            }
        }
    }
}
