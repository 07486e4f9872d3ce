package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FI-06, FI-17: the power went, and of what the database wrote without forcing it only some blocks reached the disk.
/// What reads then as if nothing had happened has every acknowledged commit; otherwise whoever opens or reads is told.
class TornStoreTest {

    private static final int COMMITS = 30;
    private static final int BLOCK_BYTES = 4096;
    private static final long SEED = Long.getLong("sacho.seed", 20261122L);
    private static final int ORDERS = Integer.getInteger("sacho.orders", 25);

    private static final List<String> ACKNOWLEDGED = IntStream.range(0, 2 * COMMITS)
            .mapToObj(number -> "EXERCISE " + number + " " + "x".repeat(800))
            .toList();

    @TempDir
    private Path folder;

    @TempDir
    private Path after;

    private byte[] forced = new byte[0];
    private byte[] written = new byte[0];
    private byte[] journal = new byte[0];

    /// Half of the commits lie on the disk for certain; the other half in the journal, and somewhere in the database.
    @BeforeEach
    void commit() throws Exception {
        try (var enclave = Store.open(folder)) {
            commit(enclave, 0);
        }
        try (var enclave = Store.open(folder)) {
            forced = Files.readAllBytes(folder.resolve("store.mv.db"));
            commit(enclave, COMMITS);
            written = Files.readAllBytes(folder.resolve("store.mv.db"));
            journal = Files.readAllBytes(folder.resolve("journal"));
        }
    }

    private static void commit(Enclave enclave, int from) throws StaleRecordException {
        for (int number = from; number < from + COMMITS; number++) {
            enclave.records().commit(putting(passage("m1", "p" + number), 0, ACKNOWLEDGED.get(number)));
        }
    }

    @Test
    void open_nothingOfTheDatabaseReachedTheDisk_hasEverything() throws Exception {
        assertThat(opened(forced)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 4095, 4096, 4097, 8192, 20_000, 65_536})
    void open_endOfTheDatabaseMissingOrEmpty_hasEverythingOrSaysSo(int bytes) throws Exception {
        opened(Arrays.copyOf(written, written.length - bytes));
        var empty = written.clone();
        Arrays.fill(empty, empty.length - bytes, empty.length, (byte) 0);
        opened(empty);
    }

    @Test
    void open_blocksReachedTheDiskInAnyOrder_hasEverythingOrSaysSo() throws Exception {
        var random = new Random(SEED);
        int opened = 0;
        for (int order = 0; order < ORDERS; order++) {
            opened += opened(some(random, random.nextDouble())) ? 1 : 0;
        }
        assertThat(opened).as("orders that open, seed " + SEED).isPositive();
    }

    /// Of every block the later or the earlier bytes, where there were any.
    private byte[] some(Random random, double share) {
        byte[] mixed = Arrays.copyOf(forced, written.length);
        for (int at = 0; at < written.length; at += BLOCK_BYTES) {
            if (random.nextDouble() < share) {
                System.arraycopy(written, at, mixed, at, Math.min(BLOCK_BYTES, written.length - at));
            }
        }
        return mixed;
    }

    /// Whether the store opens and reads; if it does, everything is there.
    private boolean opened(byte[] database) throws IOException {
        Files.write(after.resolve("store.mv.db"), database);
        Files.write(after.resolve("journal"), journal);
        copyHalves();
        var found = new ArrayList<String>();
        try (var enclave = Store.open(after)) {
            enclave.records().list(Kind.PASSAGE, "m1").forEach(content -> found.add(Store.text(content)));
        } catch (StoreFailedException e) {
            assertThat(e).hasMessageMatching(".*(disk|backup).*");
            return false;
        } catch (RecordUnreadableException e) {
            return false;
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(ACKNOWLEDGED);
        return true;
    }

    private void copyHalves() throws IOException {
        Files.createDirectories(after.resolve("h"));
        try (var halves = Files.list(folder.resolve("h"))) {
            for (var half : halves.toList()) {
                Files.write(after.resolve("h").resolve(half.getFileName()), Files.readAllBytes(half));
            }
        }
    }
}
