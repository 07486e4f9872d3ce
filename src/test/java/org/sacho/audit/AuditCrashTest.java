package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed while eight threads write: what was acknowledged is there, and the chain holds.
class AuditCrashTest {

    private static final int KILLS = 4;
    private static final int ACKNOWLEDGED = 150;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void log_killedWhileWritten_keepsEverythingAcknowledged() throws Exception {
        var acknowledged = new HashMap<Long, String>();
        for (int i = 0; i < KILLS; i++) {
            killAfter(ACKNOWLEDGED, acknowledged);
            assertThat(Logs.verify(folder)).as("kill %d", i).isInstanceOf(Verification.Intact.class);
        }
        try (var log = Logs.open(folder)) {
            var found = new HashMap<Long, String>();
            log.find(AuditQuery.oldest(AuditQuery.MAX_LIMIT))
                    .forEach(entry -> found.put(entry.sequence(), entry.event().object()));
            assertThat(found).containsAllEntriesOf(acknowledged).hasSize((int)
                    log.status().size());
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED);
    }

    private void killAfter(int lines, Map<Long, String> acknowledged) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writers.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = child.inputReader(US_ASCII)) {
            int seen = 0;
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                var words = line.split(" ", -1);
                if (words.length == 3) {
                    acknowledged.put(Long.parseLong(words[0]), words[1]);
                }
                seen++;
                if (seen == lines) {
                    // By its handle: Process.destroyForcibly would close the pipe with acknowledgements still in it.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /// Appends from eight threads until it is killed, and says what was acknowledged, a full stop at the end of
    /// every line.
    static final class Writers {

        private Writers() {}

        public static void main(String[] arguments) throws Exception {
            var settings = new Settings(16, Duration.ofHours(1), 20_000, Duration.ofMinutes(1));
            var log = Logs.open(Path.of(arguments[0]), settings);
            var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, US_ASCII);
            for (int i = 0; i < 8; i++) {
                int writer = i;
                Thread.ofPlatform().start(() -> {
                    for (long n = 0; ; n++) {
                        var event = AuditEvent.of(Action.READ, Logs.OFFICER, "w" + writer + "/" + n, Outcome.GRANTED);
                        var entry = log.append(List.of(event)).getFirst();
                        out.println(entry.sequence() + " " + entry.event().object() + " .");
                    }
                });
            }
        }
    }
}
