package org.sacho.enclave.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.enclave.index.SearchIndex.Entry;
import org.sacho.enclave.index.SearchIndex.Opened;

/// What lies on the disk from one run of the server to the next. EXERCISE throughout.
class KeptIndexTest {

    private static final Domain DOMAIN = new Domain("upper", "S", "m1");

    @TempDir
    private Path folder;

    private static final List<Entry> ENTRIES = IntStream.range(0, 40)
            .mapToObj(i -> new Entry("p" + i, "passage", "EXERCISE marmalade 예산 " + i))
            .toList();

    private TestHome kept() {
        var home = new TestHome(folder);
        try (var index = new SearchIndex(home)) {
            index.replace(DOMAIN, "first", ENTRIES);
        }
        return home;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static int hits(SearchIndex index) throws IndexDamagedException {
        return index.search("marmalade 예산", _ -> true, 50).total();
    }

    @Test
    void index_thatFitsTheStore_isTakenUpWithoutTheEntries() throws Exception {
        var home = kept();
        var files = files();
        try (var index = new SearchIndex(home)) {
            assertThat(index.open(DOMAIN, "first")).isEqualTo(Opened.CURRENT);
            index.sweep();
            assertThat(hits(index)).isEqualTo(40);
        }
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void index_behindTheStoreOrAbsent_isNotSearched() throws Exception {
        var home = kept();
        try (var index = new SearchIndex(home)) {
            assertThat(index.open(DOMAIN, "second")).isEqualTo(Opened.BEHIND);
            assertThat(hits(index)).isZero();
            assertThat(index.open(new Domain("upper", "S", "m2"), "first")).isEqualTo(Opened.ABSENT);
            index.replace(DOMAIN, "second", ENTRIES.subList(0, 7));
            assertThat(hits(index)).isEqualTo(7);
        }
        assertThat(home.anchor(DOMAIN).orElseThrow().version()).isEqualTo(2);
        try (var folders = Files.list(folder)) {
            assertThat(folders).hasSize(1);
        }
    }

    /// ST-04: each file in turn, each of its pages; at once or when the page is asked for, but never an answer.
    @Test
    void index_withAnyPageAltered_isThrownAwayAndFilledAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            var home = kept();
            var file = files().get(i);
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 100; at < bytes.length; at += Pages.SEALED_BYTES) {
                bytes[at] ^= 1;
            }
            Files.write(file, bytes);
            try (var index = new SearchIndex(home)) {
                if (index.open(DOMAIN, "first") == Opened.CURRENT) {
                    assertThatThrownBy(() -> hits(index)).isInstanceOf(IndexDamagedException.class);
                }
                assertThat(hits(index)).as("nothing is searched").isZero();
                assertThat(files()).as("nothing is kept").isEmpty();
                assertThat(home.anchors).isEmpty();
                index.replace(DOMAIN, "first", ENTRIES);
                assertThat(hits(index)).isEqualTo(40);
            }
            DomainIndex.delete(folder);
            Files.createDirectory(folder);
        }
    }

    @Test
    void removed_isGoneFromTheDisk_andSoIsWhatNobodyOpened() throws Exception {
        var home = kept();
        try (var index = new SearchIndex(home)) {
            index.open(DOMAIN, "first");
            home.anchors.clear();
            index.remove(DOMAIN);
            assertThat(files()).as("the anchor having gone with the meeting").isEmpty();
        }
        kept();
        try (var index = new SearchIndex(home)) {
            index.sweep();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void build_thatFails_leavesNothingToSearch() throws Exception {
        var home = kept();
        var full = new TestHome(folder) {
            @Override
            public void keep(Domain domain, Anchor anchor) {
                throw new IllegalStateException("EXERCISE: the disk is full");
            }
        };
        full.anchors.putAll(home.anchors);
        try (var index = new SearchIndex(full)) {
            assertThat(index.open(DOMAIN, "first")).isEqualTo(Opened.CURRENT);
            assertThatThrownBy(() -> index.replace(DOMAIN, "second", ENTRIES)).isInstanceOf(RuntimeException.class);
            assertThat(hits(index)).isZero();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void files_sayNothing() throws Exception {
        kept();
        for (var file : files()) {
            var bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    + new String(Files.readAllBytes(file), StandardCharsets.UTF_16LE);
            assertThat(bytes).doesNotContain("marmalade", "예산", "Lucene", "EXERCISE", "segments", "first");
            assertThat(folder.relativize(file).toString()).matches("[0-9a-f]{16}/[0-9a-f]{16}");
            // Whole pages; the manifest carries a nonce before its one.
            assertThat(Files.size(file) % Pages.SEALED_BYTES).isIn(0L, 12L);
        }
    }
}
