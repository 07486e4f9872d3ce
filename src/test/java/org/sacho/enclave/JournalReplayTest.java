package org.sacho.enclave;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.POLICY;
import static org.sacho.enclave.Store.SECRET;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that forgets: copies of a running store's files, taken at different moments and put together.
class JournalReplayTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path after;

    @Test
    void open_databaseLostTheLastCommits_bringsThemBack() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            enclave.records().commit(putting(passage("m1", "p2"), 0, "two"));
            enclave.records().commit(putting(passage("m9", "p1"), 0, "of another meeting"));
            keep("store.mv.db");
            enclave.records().commit(putting(passage("m1", "p1"), 1, "one, corrected"));
            enclave.records().commit(new Changes().delete(passage("m1", "p2"), 1));
            enclave.records().commit(putting(passage("m2", "p1"), 0, "in a meeting the database has not seen"));
            keep("journal");
        }

        assertRestored();
        assertRestored();
    }

    private void assertRestored() {
        try (var enclave = Store.open(after)) {
            assertThat(enclave.records().listAll(Kind.PASSAGE))
                    .extracting(Store::text)
                    .containsExactly("one, corrected", "in a meeting the database has not seen", "of another meeting");
        }
    }

    @Test
    void open_databaseHasEverything_replayChangesNothing() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            enclave.records().commit(putting(passage("m1", "p1"), 1, "two"));
            enclave.records().commit(new Changes().delete(passage("m1", "p1"), 2));
            enclave.records().commit(putting(passage("m1", "p1"), 0, "three"));
            keep("store.mv.db");
            keep("journal");
        }

        assertHolds("three");
    }

    @Test
    void open_commitRefusedAsStale_isNotReplayed() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            assertThatThrownBy(() -> enclave.records().commit(putting(passage("m1", "p1"), 0, "stale")))
                    .isInstanceOf(StaleRecordException.class);
            keep("store.mv.db");
            keep("journal");
        }

        assertHolds("one");
    }

    @Test
    void open_lastFrameTornAnywhere_hasTheOthers() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            keep("store.mv.db");
            keep("journal");
            byte[] whole = Files.readAllBytes(after.resolve("journal"));
            enclave.records().commit(putting(passage("m1", "p2"), 0, "two"));
            byte[] longer = Files.readAllBytes(folder.resolve("journal"));
            for (int length = whole.length + 1; length < longer.length; length++) {
                assertThat(JournalFormat.read(Arrays.copyOf(longer, length), Store.key()))
                        .satisfies(read -> assertThat(read.entries()).hasSize(1))
                        .satisfies(read -> assertThat(read.torn()).isTrue());
            }
            Files.write(after.resolve("journal"), Arrays.copyOf(longer, longer.length - 1));
        }

        assertHolds("one");
    }

    @Test
    void read_fileLengthenedBeforeItsBytesArrived_isTorn() throws Exception {
        byte[] journal = journalOfTwo();

        var read = JournalFormat.read(Arrays.copyOf(journal, journal.length + 4096), Store.key());

        assertThat(read.entries()).hasSize(2);
        assertThat(read.torn()).isTrue();
    }

    @Test
    void read_bitFlippedBeforeTheLastFrame_damaged() throws Exception {
        byte[] journal = journalOfTwo();
        for (int at = 0; at < journal.length / 3; at++) {
            byte[] altered = journal.clone();
            altered[at] ^= 1;
            assertThatThrownBy(() -> JournalFormat.read(altered, Store.key())).isInstanceOf(IOException.class);
        }
    }

    private byte[] journalOfTwo() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            enclave.records().commit(putting(passage("m1", "p2"), 0, "two"));
            return Files.readAllBytes(folder.resolve("journal"));
        }
    }

    @Test
    void open_databaseFromBeforeTheLastCheckpoint_refused() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            keep("store.mv.db");
        }
        keep("journal");

        assertThatThrownBy(() -> Store.open(after))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("same backup");
    }

    @Test
    void open_journalOrDatabaseMissing_refused() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
        }
        keep("journal");
        assertThatThrownBy(() -> Store.open(after)).hasMessageContaining("database is missing");

        Files.delete(after.resolve("journal"));
        keep("store.mv.db");
        assertThatThrownBy(() -> Store.open(after)).hasMessageContaining("journal is missing");
    }

    @Test
    void open_killedBeforeTheFirstCommit_startsAgain() throws Exception {
        try (var enclave = Store.open(folder)) {
            keep("store.mv.db");
            keep("journal");
            assertThat(enclave.records().listAll(Kind.PASSAGE)).isEmpty();
        }
        try (var enclave = Store.open(after)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
        }

        assertHolds("one");
    }

    @Test
    void commit_journalBeyondItsLimit_isEmptiedAndNothingIsLost() throws Exception {
        byte[] large = new byte[9 << 20];
        try (var enclave = Store.open(folder)) {
            for (int i = 0; i < 4; i++) {
                enclave.records().commit(new Changes().put(passage("m1", "p" + i), i, 0, SECRET, POLICY, large));
            }
            assertThat(Files.size(folder.resolve("journal"))).isLessThan(1000);
            enclave.records().commit(putting(passage("m1", "last"), 0, "last"));
            keep("store.mv.db");
            keep("journal");
        }
        try (var enclave = Store.open(after)) {
            assertThat(enclave.records().list(Kind.PASSAGE, "m1")).hasSize(5);
        }
    }

    @Test
    void destroyMeeting_journalCannotBeReplaced_stopsAndOpeningAgainFindsOut() throws Exception {
        var inTheWay = Files.createDirectories(after.resolve("journal.new").resolve("x"));
        try (var enclave = Store.open(after.resolve("store"))) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            enclave.records().commit(putting(passage("m2", "p1"), 0, "two"));
            Files.move(after.resolve("journal.new"), after.resolve("store/journal.new"));

            assertThatThrownBy(() -> enclave.records().destroyMeeting("m1")).isInstanceOf(StoreFailedException.class);
            assertThatThrownBy(() -> enclave.records().listAll(Kind.PASSAGE))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("stopped");
        }
        Files.delete(after.resolve("store/journal.new").resolve(inTheWay.getFileName()));

        try (var enclave = Store.open(after.resolve("store"))) {
            assertThat(enclave.records().listAll(Kind.PASSAGE))
                    .extracting(Store::text)
                    .containsExactly("two");
        }
    }

    private void assertHolds(String... texts) {
        try (var enclave = Store.open(after)) {
            assertThat(enclave.records().listAll(Kind.PASSAGE))
                    .extracting(Store::text)
                    .containsExactly(texts);
        }
    }

    private void keep(String file) throws IOException {
        Files.copy(folder.resolve(file), after.resolve(file), REPLACE_EXISTING);
        keepHalves();
    }

    private void keepHalves() throws IOException {
        if (Files.notExists(folder.resolve("h"))) {
            return;
        }
        Files.createDirectories(after.resolve("h"));
        try (var halves = Files.list(folder.resolve("h"))) {
            for (var half : halves.toList()) {
                Files.copy(half, after.resolve("h").resolve(half.getFileName()), REPLACE_EXISTING);
            }
        }
    }
}
