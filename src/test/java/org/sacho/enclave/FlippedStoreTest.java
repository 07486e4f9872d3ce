package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ST-04: a bit of the database file flips while the server is down. Either everything reads as it was written, or
/// whoever reads is told. More of them: `-Dsacho.flips=N`.
class FlippedStoreTest {

    private static final int RECORDS = 60;
    private static final int FLIPS = Integer.getInteger("sacho.flips", 60);
    private static final long SEED = Long.getLong("sacho.seed", 20261122L);

    private static final List<String> WRITTEN = IntStream.range(0, RECORDS)
            .mapToObj(number -> "EXERCISE " + number + " " + "x".repeat(900))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void open_bitOfTheDatabaseFlipped_readsAsWrittenOrIsRefused() throws Exception {
        try (var enclave = Store.open(folder)) {
            for (int number = 0; number < RECORDS; number++) {
                enclave.records().commit(putting(passage("m1", "p" + number), 0, WRITTEN.get(number)));
            }
        }
        var database = folder.resolve("store.mv.db");
        byte[] whole = Files.readAllBytes(database);
        byte[] journal = Files.readAllBytes(folder.resolve("journal"));
        var random = new Random(SEED);
        int told = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] flipped = whole.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(database, flipped);
            Files.write(folder.resolve("journal"), journal);
            told += refused(at) ? 1 : 0;
        }
        assertThat(told).as("flips that were noticed, seed " + SEED).isPositive();
    }

    /// Whether somebody was told; otherwise everything is as it was written.
    private boolean refused(int at) {
        try (var enclave = Store.open(folder)) {
            var records = enclave.records();
            assertThat(records.list(Kind.PASSAGE, "m1"))
                    .as("byte %s, seed %s", at, SEED)
                    .extracting(Store::text)
                    .containsExactlyInAnyOrderElementsOf(WRITTEN);
            for (int number = 0; number < RECORDS; number++) {
                assertThat(records.find(passage("m1", "p" + number)))
                        .as("byte %s, seed %s", at, SEED)
                        .map(Store::text)
                        .contains(WRITTEN.get(number));
            }
            return false;
        } catch (StoreFailedException | RecordUnreadableException e) {
            return true;
        }
    }
}
