package org.sacho.enclave.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.enclave.index.SearchIndex.Domain;

/// ST-04, ST-05 for the files of an index: whatever somebody does to them while the server is down, what was
/// committed is read, or the index is refused.
class DamagedIndexTest {

    private static final Domain DOMAIN = new Domain("upper", "S", "m1");
    private static final int SEALED = Pages.SEALED_BYTES;

    @TempDir
    private Path temporary;

    private TestHome home;
    private Path folder;

    /// Two files of three pages each and the short one of a commit.
    @BeforeEach
    void write() throws Exception {
        home = new TestHome(temporary);
        try (var directory = home.newDirectory(DOMAIN, new PageCache(1))) {
            file(directory, "a", 3 * Pages.BYTES - 7, 1);
            file(directory, "b", 3 * Pages.BYTES - 7, 2);
            TestHome.commit(directory);
        }
        folder = temporary.resolve(anchor().folder());
    }

    private Anchor anchor() {
        return home.anchor(DOMAIN).orElseThrow();
    }

    private static void file(SealedDirectory directory, String name, int length, long seed) throws IOException {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        try (var out = directory.createOutput(name, IOContext.DEFAULT)) {
            out.writeBytes(bytes, length);
        }
        directory.sync(List.of(name));
    }

    /// Everything there is, read to the end.
    private Map<String, List<Byte>> read() throws Exception {
        var read = new TreeMap<String, List<Byte>>();
        try (var directory = home.openDirectory(DOMAIN, new PageCache(1))) {
            for (var name : directory.listAll()) {
                try (IndexInput in = directory.openInput(name, IOContext.DEFAULT)) {
                    byte[] bytes = new byte[(int) in.length()];
                    in.readBytes(bytes, 0, bytes.length);
                    read.put(
                            name,
                            IntStream.range(0, bytes.length)
                                    .mapToObj(i -> bytes[i])
                                    .toList());
                }
            }
        }
        return read;
    }

    private void assertRefused() {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        IndexDamagedException.class, e -> assertThat(e.domain()).isEqualTo(DOMAIN));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private List<Path> files(int pages) throws IOException {
        return files().stream()
                .filter(file -> file.toFile().length() == (long) pages * SEALED)
                .toList();
    }

    private Map<Path, byte[]> snapshot() throws IOException {
        var copy = new TreeMap<Path, byte[]>();
        for (var file : files()) {
            copy.put(file, Files.readAllBytes(file));
        }
        return copy;
    }

    private void restore(Map<Path, byte[]> snapshot) throws IOException {
        for (var file : files()) {
            Files.delete(file);
        }
        for (var file : snapshot.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    /// Every byte of the ends of pages, where tags and padding are, and one in a hundred of the rest, each in
    /// another bit: all of them would take minutes and GCM treats them alike.
    @Test
    void anyByte_changed_isRefused() throws Exception {
        var before = read();
        for (var file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i += i % SEALED < SEALED - 40 ? 193 : 1) {
                bytes[i] ^= (byte) (1 << i % 8);
                Files.write(file, bytes);
                assertRefused();
                bytes[i] ^= (byte) (1 << i % 8);
            }
            Files.write(file, bytes);
        }
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void pages_changedWithEachOther_areRefused() throws Exception {
        var all = files(3);
        for (int i = 0; i < 6; i++) {
            for (int j = i + 1; j < 6; j++) {
                var before = snapshot();
                byte[] one = page(all.get(i / 3), i % 3);
                byte[] other = page(all.get(j / 3), j % 3);
                put(all.get(i / 3), i % 3, other);
                put(all.get(j / 3), j % 3, one);
                assertRefused();
                restore(before);
            }
        }
    }

    private static byte[] page(Path file, int number) throws IOException {
        byte[] page = new byte[SEALED];
        System.arraycopy(Files.readAllBytes(file), number * SEALED, page, 0, SEALED);
        return page;
    }

    private static void put(Path file, int number, byte[] page) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(page, 0, bytes, number * SEALED, SEALED);
        Files.write(file, bytes);
    }

    @Test
    void files_changedWithEachOther_areRefused() throws Exception {
        var all = files();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                var before = snapshot();
                Files.write(all.get(i), before.getOrDefault(all.get(j), new byte[0]));
                Files.write(all.get(j), before.getOrDefault(all.get(i), new byte[0]));
                assertRefused();
                restore(before);
            }
        }
    }

    @Test
    void file_cutLengthenedEmptiedOrMissing_isRefused() throws Exception {
        for (var file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            var before = snapshot();
            for (int length = 0; length <= bytes.length + SEALED; length += length % SEALED == 0 ? 1 : SEALED - 1) {
                if (length != bytes.length) {
                    Files.write(file, Arrays.copyOf(bytes, length));
                    assertRefused();
                }
            }
            Files.delete(file);
            assertRefused();
            restore(before);
        }
        DomainIndex.delete(folder);
        assertRefused();
    }

    /// The folder as it was before the last commit, as a whole and file by file beside the newer ones.
    @Test
    void olderCopy_ofFolderManifestOrFiles_isRefused() throws Exception {
        var old = snapshot();
        var oldAnchor = anchor();
        try (var directory = home.openDirectory(DOMAIN, new PageCache(1))) {
            directory.deleteFile("a");
            file(directory, "a", 3 * Pages.BYTES - 7, 4);
            TestHome.commit(directory);
        }
        var now = snapshot();
        var words = read();

        restore(old);
        assertRefused();
        for (var file : old.keySet()) {
            for (var place : now.keySet()) {
                if (!old.containsKey(place)) {
                    restore(now);
                    Files.write(place, old.getOrDefault(file, new byte[0]));
                    assertRefused();
                }
            }
        }
        restore(now);
        for (var file : old.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        assertThat(read()).as("beside the newer ones, older files are rubbish").isEqualTo(words);
        assertThat(anchor().version()).isEqualTo(oldAnchor.version() + 1);
    }

    @Test
    void page_ofAnOlderFileOfTheSameName_isRefused() throws Exception {
        var old = files(3).stream().map(DamagedIndexTest::bytes).toList();
        try (var directory = home.openDirectory(DOMAIN, new PageCache(1))) {
            for (var name : List.of("a", "b")) {
                directory.deleteFile(name);
                file(directory, name, 3 * Pages.BYTES - 7, 1);
            }
            TestHome.commit(directory);
        }
        var now = snapshot();
        for (var bytes : old) {
            for (int number = 0; number < 3; number++) {
                byte[] page = new byte[SEALED];
                System.arraycopy(bytes, number * SEALED, page, 0, SEALED);
                for (var file : files(3)) {
                    put(file, number, page);
                    assertRefused();
                    restore(now);
                }
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Also with its own anchor put into the place of ours, as somebody who can write to the database might.
    @Test
    void folder_ofAnotherEnclaveLabelOrMeeting_isRefused() throws Exception {
        for (var other : List.of(
                new Domain("lower", "S", "m1"), new Domain("upper", "C", "m1"), new Domain("upper", "S", "m2"))) {
            try (var directory = home.newDirectory(other, new PageCache(1))) {
                file(directory, "a", 10, 1);
                TestHome.commit(directory);
            }
            var foreign = home.anchor(other).orElseThrow();
            var ours = anchor();
            home.keep(DOMAIN, foreign);
            assertThatThrownBy(this::read).as(other.toString()).isInstanceOf(Exception.class);
            home.keep(
                    DOMAIN,
                    new Anchor(
                            foreign.folder(),
                            foreign.manifest(),
                            foreign.version(),
                            foreign.digest(),
                            ours.wrappedKey()));
            assertRefused();
            home.keep(DOMAIN, ours);
            Files.move(
                    temporary.resolve(foreign.folder()).resolve(foreign.manifest()),
                    folder.resolve(ours.manifest()),
                    StandardCopyOption.REPLACE_EXISTING);
            assertRefused();
            DomainIndex.delete(folder);
            write();
        }
    }
}
