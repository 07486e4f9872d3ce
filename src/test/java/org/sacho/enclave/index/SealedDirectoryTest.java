package org.sacho.enclave.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.RandomAccessInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.enclave.index.SearchIndex.Domain;

/// The contract of a Lucene directory, compared with Lucene's own in memory.
class SealedDirectoryTest {

    private static final Domain DOMAIN = new Domain("upper", "S", "m1");
    private static final int PAGE = Pages.BYTES;

    @TempDir
    private Path folder;

    private final PageCache cache = new PageCache(4 * PAGE);
    private TestHome home;
    private SealedDirectory sealed;

    @BeforeEach
    void create() throws Exception {
        home = new TestHome(folder);
        sealed = home.newDirectory(DOMAIN, cache);
    }

    @AfterEach
    void close() {
        sealed.close();
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void write(Directory directory, String name, byte[] bytes) throws IOException {
        try (var out = directory.createOutput(name, IOContext.DEFAULT)) {
            out.writeBytes(bytes, bytes.length);
        }
    }

    private static byte[] read(Directory directory, String name) throws IOException {
        try (var in = directory.openInput(name, IOContext.DEFAULT)) {
            byte[] bytes = new byte[(int) in.length()];
            in.readBytes(bytes, 0, bytes.length);
            return bytes;
        }
    }

    private List<Path> onDisk() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private SealedDirectory reopened() throws Exception {
        sealed.close();
        sealed = home.openDirectory(DOMAIN, cache);
        return sealed;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 5 * PAGE - 3, 9 * PAGE + 17})
    void file_ofAnyLength_comesBackAndTakesWholePages(int length) throws Exception {
        byte[] bytes = random(length, length);
        write(sealed, "a", bytes);

        assertThat(read(sealed, "a")).isEqualTo(bytes);
        assertThat(sealed.fileLength("a")).isEqualTo(length);
        assertThat(onDisk()).singleElement().satisfies(file -> {
            assertThat(Files.size(file)).isEqualTo(Math.max(1, Math.ceilDiv(length, PAGE)) * (PAGE + 16L));
            assertThat(file.getFileName().toString()).matches("[0-9a-f]{16}");
        });
    }

    /// Every way of reading, at random places of a file larger than the cache, of its clones, slices and slices of
    /// slices.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void reads_ofAnyKindAndPlace_areThoseOfAnotherDirectory(long seed) throws Exception {
        byte[] bytes = random(11 * PAGE + 123, seed);
        try (var plain = new ByteBuffersDirectory()) {
            write(plain, "a", bytes);
            write(sealed, "a", bytes);
            try (var expected = plain.openInput("a", IOContext.DEFAULT);
                    var actual = sealed.openInput("a", IOContext.DEFAULT)) {
                same(expected, actual, new Random(seed), 3);
            }
        }
    }

    private static void same(IndexInput expected, IndexInput actual, Random random, int depth) throws IOException {
        long length = expected.length();
        assertThat(actual.length()).isEqualTo(length);
        var expectedAnywhere = expected.randomAccessSlice(0, length);
        var actualAnywhere = actual.randomAccessSlice(0, length);
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(3) == 0) {
                long position = nearAPage(random, length);
                expected.seek(position);
                actual.seek(position);
            }
            int kind = random.nextInt(8);
            int count = 1 + random.nextInt(random.nextInt(20) == 0 ? 3 * PAGE : 40);
            assertThat(next(actual, kind, count)).isEqualTo(next(expected, kind, count));
            assertThat(actual.getFilePointer()).isEqualTo(expected.getFilePointer());
            long place = nearAPage(random, length);
            assertThat(at(actualAnywhere, place)).isEqualTo(at(expectedAnywhere, place));
        }
        if (depth > 0) {
            same(expected.clone(), actual.clone(), random, depth - 1);
            long from = nearAPage(random, length);
            long count = nearAPage(random, length - from);
            same(expected.slice("s", from, count), actual.slice("s", from, count), random, depth - 1);
            assertThat(actual.getFilePointer()).isEqualTo(expected.getFilePointer());
        }
    }

    /// What goes wrong most easily lies where one page ends and the next begins.
    private static long nearAPage(Random random, long length) {
        long position = random.nextInt(12) * (long) PAGE + random.nextInt(21) - 10;
        boolean inside = random.nextBoolean() && position >= 0 && position <= length;
        return inside ? position : random.nextLong(length + 1);
    }

    private static Object next(IndexInput in, int kind, int count) throws IOException {
        if (in.length() - in.getFilePointer() < (long) count * Long.BYTES) {
            return "too near the end";
        }
        return switch (kind) {
            case 0 -> in.readByte();
            case 1 -> in.readShort();
            case 2 -> in.readInt();
            case 3 -> in.readLong();
            case 4 -> {
                byte[] bytes = new byte[count + 2];
                in.readBytes(bytes, 1, count);
                yield Arrays.toString(bytes);
            }
            case 5 -> {
                int[] ints = new int[count + 2];
                in.readInts(ints, 1, count);
                yield Arrays.toString(ints);
            }
            case 6 -> {
                long[] longs = new long[count + 2];
                in.readLongs(longs, 1, count);
                yield Arrays.toString(longs);
            }
            default -> {
                in.skipBytes(count);
                yield in.getFilePointer();
            }
        };
    }

    private static List<Object> at(RandomAccessInput in, long position) throws IOException {
        if (in.length() - position < Long.BYTES) {
            return List.of();
        }
        byte[] bytes = new byte[Long.BYTES];
        in.readBytes(position, bytes, 0, bytes.length);
        return List.of(
                in.readByte(position),
                in.readShort(position),
                in.readInt(position),
                in.readLong(position),
                Arrays.toString(bytes));
    }

    @Test
    void reading_pastTheEnd_isRefused() throws Exception {
        write(sealed, "a", random(PAGE + 4, 1));
        try (var in = sealed.openInput("a", IOContext.DEFAULT)) {
            in.seek(PAGE + 1);
            assertThatThrownBy(in::readInt).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> in.seek(PAGE + 5)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> in.seek(-1)).isInstanceOf(EOFException.class);
            var slice = in.slice("s", 2, 8);
            slice.seek(8);
            assertThatThrownBy(slice::readByte).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> in.randomAccessSlice(0, 8).readLong(1)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> in.slice("s", 5, PAGE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void names_areListedDeletedAndRenamed_andNeverTakenTwice() throws Exception {
        write(sealed, "b", new byte[1]);
        write(sealed, "a", new byte[2]);
        var open = sealed.createOutput("c", IOContext.DEFAULT);
        var one = sealed.createTempOutput("t", "x", IOContext.DEFAULT);
        var other = sealed.createTempOutput("t", "x", IOContext.DEFAULT);

        assertThat(one.getName()).isNotEqualTo(other.getName()).startsWith("t").endsWith(".tmp");
        assertThat(sealed.listAll()).hasSize(5).startsWith("a", "b", "c");
        assertThatThrownBy(() -> sealed.createOutput("c", IOContext.DEFAULT))
                .isInstanceOf(FileAlreadyExistsException.class);
        open.close();
        one.close();
        other.close();
        assertThatThrownBy(() -> sealed.createOutput("c", IOContext.DEFAULT))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> sealed.rename("a", "b")).isInstanceOf(FileAlreadyExistsException.class);
        sealed.rename("a", "d");
        sealed.deleteFile("b");
        for (var name : List.of("a", "b", "nowhere")) {
            assertThatThrownBy(() -> sealed.fileLength(name)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> sealed.openInput(name, IOContext.DEFAULT)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> sealed.deleteFile(name)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> sealed.rename(name, "z")).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(sealed.fileLength("d")).isEqualTo(2);
        assertThat(onDisk()).hasSize(4);
    }

    @Test
    void lock_isHeldByOne() throws Exception {
        try (var _ = sealed.obtainLock("write.lock")) {
            assertThatThrownBy(() -> sealed.obtainLock("write.lock")).isInstanceOf(LockObtainFailedException.class);
        }
        sealed.obtainLock("write.lock").close();
    }

    @Test
    void file_deletedWhileItIsRead_isReadToTheEnd() throws Exception {
        byte[] bytes = random(6 * PAGE, 1);
        write(sealed, "a", bytes);
        TestHome.commit(sealed);
        try (var in = sealed.openInput("a", IOContext.DEFAULT)) {
            sealed.deleteFile("a");
            TestHome.commit(sealed);
            byte[] read = new byte[bytes.length];
            in.readBytes(read, 0, read.length);
            assertThat(read).isEqualTo(bytes);
        }
    }

    /// Closing at any step is what a kill does: nothing is written on the way out.
    @Test
    void work_brokenOffAtAnyStep_leavesTheLastCommitAndNothingElse() throws Exception {
        write(sealed, "a", random(100, 1));
        TestHome.commit(sealed);
        write(sealed, "b", random(PAGE, 2));
        sealed.deleteFile("a");
        sealed.sync(List.of("b"));
        sealed.syncMetaData();

        var again = reopened();
        assertThat(again.listAll()).containsExactly("a", "segments_1");
        assertThat(read(again, "a")).isEqualTo(random(100, 1));
        assertThat(onDisk()).hasSize(3);

        write(again, "b", random(PAGE, 2));
        again.deleteFile("a");
        TestHome.commit(again);
        write(again, "c", random(100, 1));
        assertThat(reopened().listAll()).containsExactly("b", "segments_11");
        assertThat(onDisk()).hasSize(3);
        assertThat(home.anchor(DOMAIN).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void cache_holdsNoMoreThanItsBound_andIsWipedWhenAFileIsClosed() throws Exception {
        byte[] bytes = random(64 * PAGE, 1);
        write(sealed, "a", bytes);
        var in = sealed.openInput("a", IOContext.DEFAULT);
        byte[] read = new byte[bytes.length];
        in.readBytes(read, 0, read.length);

        var held = cache.held();
        assertThat(held).hasSizeLessThanOrEqualTo(4).isNotEmpty();
        in.close();
        assertThat(held).allSatisfy(page -> assertThat(page).containsOnly(0));
    }

    @Test
    void everythingOnDisk_isUnreadable() throws Exception {
        byte[] words = "marmalade ".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        write(sealed, "_0.fieldnames", words);
        TestHome.commit(sealed);

        for (var file : onDisk()) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("marmal", "segments", "fieldnames", "upper");
            assertThat(file.getFileName().toString()).matches("[0-9a-f]{16}");
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }

    @Test
    void sameWords_writtenTwice_shareNoPage() throws Exception {
        byte[] words = new byte[4 * PAGE];
        write(sealed, "a", words);
        write(sealed, "b", words);

        var pages = onDisk().stream()
                .flatMap(file -> {
                    byte[] bytes = bytes(file);
                    return IntStream.range(0, bytes.length / Pages.SEALED_BYTES)
                            .mapToObj(i -> Arrays.toString(
                                    Arrays.copyOfRange(bytes, i * Pages.SEALED_BYTES, i * Pages.SEALED_BYTES + 64)));
                })
                .toList();
        assertThat(pages).hasSize(8).doesNotHaveDuplicates();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
