package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.enclave.Store.passage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    private static final int KILLS = 4;
    private static final int MOST_COMMITS_BEFORE_A_KILL = 40;

    @TempDir
    private Path folder;

    @Test
    void open_afterKills_hasEveryAcknowledgedCommitWhole() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = commitUntilKilled(1 + random.nextInt(MOST_COMMITS_BEFORE_A_KILL));
            try (var enclave = Store.open(folder)) {
                var records = enclave.records();
                long committed = records.find(new RecordRef(Kind.MEETING, "m1", "counter"))
                        .map(Content::version)
                        .orElse(0L);
                assertThat(committed).as("seed %s, kill %s", seed, kill).isGreaterThanOrEqualTo(acknowledged);
                assertThat(records.list(Kind.PASSAGE, "m1"))
                        .as("seed %s, kill %s", seed, kill)
                        .hasSize(Math.toIntExact(3 * committed));
                assertThat(records.find(passage("m1", committed + ".2"))).isPresent();
            }
        }
    }

    /// The last commit that the process acknowledged before it died.
    private long commitUntilKilled(int commits) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        folder.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        long last = 0;
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            for (int i = 0; i < commits; i++) {
                last = Long.parseLong(output.readLine());
            }
            // Not through the process itself, which would close its output with acknowledgements still in it.
            process.toHandle().destroyForcibly();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = Long.parseLong(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return last;
    }
}
