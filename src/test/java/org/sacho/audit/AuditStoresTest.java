package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sacho.audit.StoresAtRest.Finding;
import org.sacho.audit.Verification.What;

/// AU-09 for the stores: the log says how far they had come, and one that was put back is noticed by whoever opens the
/// log or verifies it.
class AuditStoresTest {

    private static final StoreState A = new StoreState("a1", 3, "ab".repeat(32));
    private static final StoreState B = new StoreState("b2", 0, "cd".repeat(32));

    @TempDir
    Path data;

    private Path folder;

    @BeforeEach
    void write() throws Exception {
        folder = data.resolve("audit");
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(0, 4));
            log.checkpoint();
            log.watch(() -> List.of(A, B));
            log.append(Logs.reads(4, 5));
        }
    }

    private AuditLog open(StoresAtRest stores) throws AuditDamagedException {
        return AuditLog.open(folder, Logs.keys(), Logs.CLOCK, Copies.NONE, stores);
    }

    private static StoresAtRest only(StoreState one, Finding finding) {
        return (_, stated) -> stated.equals(one) ? finding : Finding.THERE;
    }

    @Test
    void stores_asStated_areAskedForWhereTheLogIs_andTheLogOpens() throws Exception {
        var asked = new ArrayList<Object>();
        open((where, stated) -> {
                    asked.add(where);
                    asked.add(stated);
                    return Finding.THERE;
                })
                .close();

        assertThat(asked).containsExactly(data.toAbsolutePath(), A, data.toAbsolutePath(), B);
        assertThat(AuditVerifier.verify(data, AuditVerifier.Evidence.NONE, Logs.STORES_AS_STATED))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.notices())
                                .extracting(Notice::kind)
                                .containsExactly(Notice.Kind.NO_WITNESS));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THERE"})
    void anyStore_olderOrGone_keepsTheLogClosed(Finding finding) throws Exception {
        for (var store : List.of(A, B)) {
            assertThatThrownBy(() -> open(only(store, finding)))
                    .isInstanceOfSatisfying(AuditDamagedException.class, e -> {
                        assertThat(e.finding().what()).isEqualTo(What.STORE_ROLLED_BACK);
                        assertThat(e.finding().firstBad()).isEqualTo(5);
                        assertThat(e).hasMessageContaining("store " + store.name());
                    });
        }
        assertThatCode(() -> open(Logs.STORES_AS_STATED).close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEHIND", "MISSING"})
    void anyStore_olderOrGone_isBrokenForTheVerifier(Finding finding) throws Exception {
        for (var store : List.of(A, B)) {
            assertThat(AuditVerifier.verify(data, AuditVerifier.Evidence.NONE, only(store, finding)))
                    .isInstanceOfSatisfying(Verification.Broken.class, broken -> {
                        assertThat(broken.what()).isEqualTo(What.STORE_ROLLED_BACK);
                        assertThat(broken.firstBad()).isEqualTo(5);
                        assertThat(broken.sentence()).contains("store " + store.name(), "size 5");
                    });
        }
    }

    @Test
    void logAlone_withoutItsStores_isIntactAndSaysSoOnce() throws Exception {
        assertThat(AuditVerifier.verify(data, AuditVerifier.Evidence.NONE, (_, _) -> Finding.NOT_HERE))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.notices())
                                .extracting(Notice::kind)
                                .containsExactly(Notice.Kind.NO_WITNESS, Notice.Kind.NO_STORES));
    }

    /// What the log itself has forgotten, the checkpoint that the auditor kept still says.
    @Test
    void store_statedInACheckpointKeptElsewhere_isComparedToo() throws Exception {
        var further = new StoreState("a1", 9, "ef".repeat(32));
        String kept;
        try (var log = Logs.open(folder)) {
            log.watch(() -> List.of(further));
            kept = log.checkpoint().note();
            log.watch(() -> List.of(A));
        }
        var evidence = new AuditVerifier.Evidence(Optional.empty(), List.of(kept), List.of());

        assertThat(AuditVerifier.verify(data, evidence, only(further, Finding.BEHIND)))
                .isInstanceOf(Verification.Broken.class);
        assertThat(AuditVerifier.verify(data, evidence, Logs.STORES_AS_STATED)).isInstanceOf(Verification.Intact.class);
    }

    /// A server that signs before it has opened its stores does not make the log forget them.
    @Test
    void checkpoint_beforeAnybodyKnowsBetter_statesWhatTheLastOneDid() throws Exception {
        try (var log = Logs.open(folder)) {
            assertThat(log.latest().stores()).containsExactly(A, B);
            assertThat(log.checkpoint().stores()).containsExactly(A, B);
        }
    }

    @Test
    void checkpoint_ofAsManyStoresAsItTakes_isReadBack() throws Exception {
        var stores = IntStream.range(0, Checkpoint.MAX_STORES)
                .mapToObj(n -> new StoreState("s" + n, n, "ab".repeat(32)))
                .toList();
        try (var log = Logs.open(folder)) {
            log.watch(() -> stores);
        }

        try (var log = Logs.open(folder)) {
            assertThat(log.latest().stores()).isEqualTo(stores);
        }
        assertThat(Checkpoint.formed(lastNote())).isTrue();
        assertThat(Checkpoint.formed(
                        lastNote().replace("\nstore s1 ", "\nstore s0 1 " + "ab".repeat(32) + "\nstore s1 ")))
                .isFalse();
    }

    private String lastNote() throws Exception {
        var notes = Files.readString(folder.resolve("checkpoints"));
        return notes.substring(notes.lastIndexOf(Logs.keys().verifier().name() + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"A1, 0", "'', 0", "a_1, 0", "a1, -1", "a1, 1000000000000000000"})
    void state_thatNoCheckpointCouldHold_isRefused(String name, long epoch) {
        assertThatThrownBy(() -> new StoreState(name, epoch, "ab".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoreState("a1", 0, "AB".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoreState("a1", 0, "ab".repeat(31))).isInstanceOf(IllegalArgumentException.class);
    }
}
