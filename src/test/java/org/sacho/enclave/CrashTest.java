package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.enclave.Store.passage;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.server.Strace;

class CrashTest {

    private static final int KILLS = 4;
    private static final int MOST_COMMITS_BEFORE_A_KILL = 40;
    private static final int MOST_WITHOUT_FAILING = 400;

    @TempDir
    private Path folder;

    @Test
    void open_afterKills_hasEveryAcknowledgedCommitWhole() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged =
                    CrashChild.commitUntilKilled(List.of(), folder, 1 + random.nextInt(MOST_COMMITS_BEFORE_A_KILL));
            assertThat(acknowledged).isPositive();
            requireEveryCommitWhole(acknowledged, "seed " + seed + ", kill " + kill);
        }
    }

    private void requireEveryCommitWhole(long acknowledged, String as) {
        try (var enclave = Store.open(folder)) {
            var records = enclave.records();
            long committed = records.find(new RecordRef(Kind.MEETING, "m1", "counter"))
                    .map(Content::version)
                    .orElse(0L);
            assertThat(committed).as(as).isGreaterThanOrEqualTo(acknowledged);
            assertThat(records.list(Kind.PASSAGE, "m1")).as(as).hasSize(Math.toIntExact(3 * committed));
            if (committed > 0) {
                assertThat(records.find(passage("m1", committed + ".2"))).as(as).isPresent();
            }
        }
    }

    /// FI-03, FI-04: the kernel refuses to write to a file of the store, or to force it. The process commits nothing
    /// more and comes to its end by itself.
    @ParameterizedTest(name = "{0}, {1} {2} from the {3}th on")
    @CsvSource({
        "journal, write, ENOSPC, 2",
        "journal, fsync, EIO, 1",
        "journal, fsync, EIO, 9",
        "store.mv.db, pwrite64, ENOSPC, 3",
        "store.mv.db, pwrite64, EIO, 30",
        "store.mv.db, fsync, EIO, 1",
    })
    void commit_refusedByTheKernel_losesNothing(String file, String call, String error, int from) throws Exception {
        long before = CrashChild.commitUntilKilled(List.of(), folder, 3);
        var strace = Strace.refusing(folder.resolve(file), call, error, from);

        long acknowledged = CrashChild.commitUntilKilled(strace, folder, MOST_WITHOUT_FAILING);

        assertThat(acknowledged).as("commits before the failure").isLessThan(MOST_WITHOUT_FAILING);
        requireEveryCommitWhole(Math.max(before, acknowledged), error);
    }
}
