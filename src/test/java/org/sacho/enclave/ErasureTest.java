package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Crypto-erase (ST-10): what was destroyed does not open from anything that is left, old copies of the store
/// included.
class ErasureTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path copy;

    @BeforeEach
    void twoMeetings() throws Exception {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "to be destroyed"));
            enclave.records().commit(putting(passage("m2", "p1"), 0, "kept"));
            // While it runs: the journal has the wrapped keys and every ciphertext as well.
            copy("store.mv.db", folder, copy);
            copy("journal", folder, copy);
        }
    }

    private static void copy(String file, Path from, Path to) throws IOException {
        Files.deleteIfExists(to.resolve(file));
        Files.copy(from.resolve(file), to.resolve(file));
    }

    private void copyHalves(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("h"));
        for (var half : halves(from)) {
            copy(half.getFileName().toString(), from.resolve("h"), to.resolve("h"));
        }
    }

    private static List<Path> halves(Path of) throws IOException {
        try (var files = Files.list(of.resolve("h"))) {
            return files.sorted().toList();
        }
    }

    private void destroyFirst() {
        try (var enclave = Store.open(folder)) {
            enclave.records().destroyMeeting("m1");
        }
    }

    @Test
    void copyOfStoreAndJournal_withTheHalvesOfThen_opens() throws Exception {
        copyHalves(folder, copy);

        try (var enclave = Store.open(copy)) {
            assertThat(enclave.records().listAll(Kind.PASSAGE)).hasSize(2);
        }
    }

    @Test
    void copyOfStoreAndJournal_withWhatIsLeftAfterDestruction_doesNotOpen() throws Exception {
        destroyFirst();
        copyHalves(folder, copy);

        assertThat(halves(folder)).hasSize(1);
        try (var enclave = Store.open(copy)) {
            assertThatThrownBy(() -> enclave.records().find(passage("m1", "p1")))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("same backup");
            assertThat(enclave.records().list(Kind.PASSAGE, "m2"))
                    .extracting(Store::text)
                    .containsExactly("kept");
        }
    }

    /// Somebody who makes up the missing half gets what any other key gives: nothing.
    @Test
    void copyOfStoreAndJournal_withAnotherHalf_isUnreadable() throws Exception {
        copyHalves(folder, copy);
        for (var half : halves(copy)) {
            byte[] other = Files.readAllBytes(half);
            other[0] ^= 1;
            Files.write(half, other);
        }

        try (var enclave = Store.open(copy)) {
            assertThatThrownBy(() -> enclave.records().find(passage("m1", "p1")))
                    .isInstanceOf(RecordUnreadableException.class);
        }
    }

    @Test
    void filesAfterDestruction_holdNoHalfOfIt() throws Exception {
        var before = halves(folder).stream().map(ErasureTest::bytes).toList();
        destroyFirst();

        var left = halves(folder).stream().map(ErasureTest::bytes).toList();
        assertThat(left).hasSize(1).isSubsetOf(before);
    }

    private static String bytes(Path file) {
        try {
            return java.util.HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Killed between the journal and the half: the next start erases it.
    @Test
    void open_destructionInTheJournalOnly_erasesTheHalf() throws Exception {
        copyHalves(folder, copy);
        try (var enclave = Store.open(copy)) {
            copyHalves(copy, folder);
            enclave.records().commit(putting(passage("m3", "p1"), 0, "more"));
        }
        var key = Store.key();
        long epoch = JournalFormat.read(Files.readAllBytes(copy.resolve("journal")), key)
                .epoch();
        try (var journal = Journal.start(copy.resolve("journal"), epoch, key)) {
            journal.append(new JournalEntry.Destroyed("m1"));
        }
        assertThat(halves(copy)).hasSize(3);

        try (var enclave = Store.open(copy)) {
            assertThat(enclave.records().list(Kind.PASSAGE, "m1")).isEmpty();
        }
        assertThat(halves(copy)).hasSize(2);
    }

    /// Work that was under way when the meeting was destroyed must not bring it back.
    @Test
    void commit_toDestroyedOrFrozenMeeting_isRefused() {
        try (var enclave = Store.open(folder)) {
            enclave.records().freeze("m2");
            enclave.records().destroyMeeting("m1");

            for (var meeting : List.of("m1", "m2")) {
                assertThatThrownBy(() -> enclave.records().commit(putting(passage(meeting, "p9"), 0, "late")))
                        .isInstanceOf(StaleRecordException.class);
            }
            assertThat(enclave.records().inventory("m1").records()).isZero();
        }
    }

    @Test
    void inventory_saysWhatThereIs_andChangesWithEveryRecord() throws Exception {
        try (var enclave = Store.open(folder)) {
            var before = enclave.records().inventory("m1");
            enclave.records().commit(putting(passage("m1", "p2"), 0, "more"));
            var after = enclave.records().inventory("m1");

            assertThat(before.counts()).containsOnlyKeys(Kind.PASSAGE).containsValue(1);
            assertThat(after.records()).isEqualTo(2);
            assertThat(after.sha256()).hasSize(64).isNotEqualTo(before.sha256());
        }
    }
}
