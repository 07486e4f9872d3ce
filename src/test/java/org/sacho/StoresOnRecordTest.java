package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.audit.Action;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditQuery;
import org.sacho.audit.AuditVerifier;
import org.sacho.audit.AuditVerifier.Evidence;
import org.sacho.audit.Copies;
import org.sacho.audit.Notice;
import org.sacho.audit.Verification;
import org.sacho.audit.Verification.What;
import org.sacho.classify.model.TrainedModel;

/// Yesterday's stores under today's log (ST-06), and yesterday's stores, log and checkpoints together (AU-09).
class StoresOnRecordTest {

    private static final char[] PASSPHRASE = "exercise-only-passphrase".toCharArray();

    @TempDir
    private Path place;

    private Path data;
    private Path copy;

    @BeforeEach
    void create() throws Exception {
        data = place.resolve("data");
        copy = place.resolve("medium");
        byte[] pack = Files.readAllBytes(Path.of("policies", "exercise.yaml"));
        Installation.create(data, PASSPHRASE.clone(), pack, "exercise.yaml");
        run();
    }

    /// Starts the server, brings a meeting and stops it.
    private void run() throws Exception {
        var copies = new Copies(Optional.of(copy), Optional.empty());
        var equipment = new Equipment(TrainedModel.shipped(), copies, Side.ALL, Clock.systemUTC());
        try (var there = new Workplace(Installation.open(data, PASSPHRASE.clone(), equipment))) {
            there.bring("S", "EXERCISE remark");
        }
    }

    private Verification verify(Evidence evidence) throws IOException {
        return AuditVerifier.verify(data, evidence, StoresOnRecord::find);
    }

    private void assertBroken(Evidence evidence, What what) throws IOException {
        assertThat(verify(evidence))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken ->
                                assertThat(broken.what()).as(broken.sentence()).isEqualTo(what));
    }

    private Evidence witness() {
        return new Evidence(Optional.empty(), List.of(), List.of(copy));
    }

    @Test
    void installation_asItWasLeft_opensAndVerifies() throws Exception {
        run();
        assertThat(verify(witness()))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.notices()).isEmpty());
        assertThat(Files.readString(data.resolve("audit/checkpoints"))).contains("\nstore ");
    }

    @Test
    void olderStores_underTheLog_areDetectedAndNeverOpened() throws Exception {
        copy(data.resolve("e"), place.resolve("yesterday"));
        run();
        move(data.resolve("e"), place.resolve("today"));
        copy(place.resolve("yesterday"), data.resolve("e"));

        assertBroken(Evidence.NONE, What.STORE_ROLLED_BACK);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(this::run)
                    .isInstanceOf(AuditDamagedException.class)
                    .hasMessageContaining("older than the audit log");
        }

        delete(data.resolve("e"));
        move(place.resolve("today"), data.resolve("e"));
        run();
        assertThat(verify(witness())).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void oneStore_takenAway_isDetectedAndNotMadeAnew() throws Exception {
        try (var stores = Files.list(data.resolve("e"))) {
            delete(stores.sorted().findFirst().orElseThrow());
        }
        assertBroken(Evidence.NONE, What.STORE_ROLLED_BACK);
        assertThatThrownBy(this::run).isInstanceOf(AuditDamagedException.class);
    }

    @Test
    void everything_putBackTogether_isDetectedByTheWitnessAndNeverOpened() throws Exception {
        copy(data, place.resolve("yesterday"));
        run();
        delete(data);
        copy(place.resolve("yesterday"), data);

        assertThat(verify(Evidence.NONE)).isInstanceOf(Verification.Intact.class);
        assertBroken(witness(), What.ROLLED_BACK);
        assertThatThrownBy(this::run)
                .isInstanceOf(AuditDamagedException.class)
                .hasMessageContaining("put back to an older state");
    }

    @Test
    void logAlone_isVerifiedAndTheMissingStoresAreMentioned() throws Exception {
        delete(data.resolve("e"));
        assertThat(verify(witness()))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.notices())
                                .extracting(Notice::kind)
                                .containsExactly(Notice.Kind.NO_STORES));
    }

    @Test
    void everyRun_isOnRecordFromStartToStop() throws Exception {
        run();
        try (var sacho = Installation.open(data, PASSPHRASE.clone())) {
            assertThat(sacho.audit().find(AuditQuery.oldest(99)))
                    .extracting(entry -> entry.event().action())
                    .filteredOn(action -> action.name().startsWith("SERVER_"))
                    .containsExactly(
                            Action.SERVER_STARTED,
                            Action.SERVER_STOPPED,
                            Action.SERVER_STARTED,
                            Action.SERVER_STOPPED,
                            Action.SERVER_STARTED);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
