package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store reaches every mark it gave, however it stopped; an older copy of it does not (ST-06).
class JournalMarkTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path copies;

    @Test
    void mark_ofEveryCommit_isReachedWhileItRunsAfterItClosedAndAfterTheNextStart() throws Exception {
        var marks = new ArrayList<JournalMark>();
        for (int start = 0; start < 3; start++) {
            try (var enclave = Store.open(folder)) {
                for (int n = 0; n < 3; n++) {
                    marks.add(enclave.mark());
                    commit(enclave, start + "-" + n);
                    requireReached(marks, folder);
                }
                enclave.records().destroyMeeting("m1");
                marks.add(enclave.mark());
                requireReached(marks, folder);
            }
            requireReached(marks, folder);
        }
    }

    @Test
    void mark_ofAClosedStore_isTheOneItsFilesHave() throws Exception {
        var enclave = Store.open(folder);
        commit(enclave, "p1");
        enclave.close();
        var mark = enclave.mark();
        assertThat(mark.reachedIn(folder)).isTrue();
        try (var again = Store.open(folder)) {
            assertThat(again.mark()).isEqualTo(mark);
        }
    }

    /// The same epoch, an older journal; then an older epoch.
    @Test
    void olderCopy_doesNotReachALaterMark() throws Exception {
        JournalMark later;
        try (var enclave = Store.open(folder)) {
            commit(enclave, "p1");
            copyTo("early");
            commit(enclave, "p2");
            later = enclave.mark();
            assertThat(later.reachedIn(folder)).isTrue();
            assertThat(later.reachedIn(copies.resolve("early"))).isFalse();
            enclave.records().destroyMeeting("m2");
            assertThat(enclave.mark().reachedIn(copies.resolve("early"))).isFalse();
        }
        assertThat(later.reachedIn(folder)).isTrue();
    }

    @Test
    void killedStore_reachesItsMarkWithATornFrameBehindIt() throws Exception {
        JournalMark mark;
        try (var enclave = Store.open(folder)) {
            commit(enclave, "p1");
            mark = enclave.mark();
            copyTo("killed");
        }
        var killed = copies.resolve("killed");
        Files.write(killed.resolve("journal"), new byte[] {0, 0, 1}, StandardOpenOption.APPEND);
        assertThat(mark.reachedIn(killed)).isTrue();
    }

    @Test
    void journalThatWasChangedCutOrTakenAway_doesNotReachTheMark() throws Exception {
        JournalMark mark;
        try (var enclave = Store.open(folder)) {
            commit(enclave, "p1");
            mark = enclave.mark();
            copyTo("copy");
        }
        var journal = copies.resolve("copy").resolve("journal");
        var bytes = Files.readAllBytes(journal);
        for (var wrong : List.of(
                Arrays.copyOf(bytes, bytes.length - 1),
                Arrays.copyOf(bytes, 40),
                new byte[0],
                flipped(bytes, bytes.length - 1),
                flipped(bytes, bytes.length / 2),
                flipped(bytes, 0))) {
            Files.write(journal, wrong);
            assertThat(mark.reachedIn(copies.resolve("copy"))).isFalse();
        }
        Files.delete(journal);
        assertThat(mark.reachedIn(copies.resolve("copy"))).isFalse();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        var flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static void commit(Enclave enclave, String id) throws StaleRecordException {
        enclave.records().commit(putting(passage("m1", id), 0, "EXERCISE " + id));
    }

    private static void requireReached(List<JournalMark> marks, Path store) throws IOException {
        for (var mark : marks) {
            assertThat(mark.reachedIn(store)).as("%s", mark).isTrue();
        }
    }

    private void copyTo(String name) throws IOException {
        var copy = Files.createDirectory(copies.resolve(name));
        Files.copy(folder.resolve("journal"), copy.resolve("journal"));
    }
}
