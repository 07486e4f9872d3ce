package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `leakcheck` as a customer runs it.
class LeakcheckIT {

    @TempDir
    private Path folder;

    @Test
    void leakcheck_demonstrationInAnEmptyFolder_findsNothingAndServesAfterwards() {
        var data = folder.resolve("data");

        var first = CommandRun.of(password(), "leakcheck", "--data", data.toString(), "--demo", "--json");

        assertThat(first.exit()).as(first.toString()).isZero();
        var lines = first.out().lines().toList();
        assertThat(lines).hasSize(1);
        var summary = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(summary.get("leaks").asInt()).isZero();
        assertThat(summary.get("answers").asInt()).isGreaterThan(100);
        assertThat(summary.get("files").asInt()).isGreaterThan(5);
        try (var server = ServerProcess.demo(data)) {
            assertThat(server.as("reader1")
                            .get("/api/v1/meetings")
                            .expecting(200)
                            .text())
                    .isEqualTo("[]");
            assertThat(server.as("auditor1")
                            .get("/api/v1/audit?action=LEAK_CHECKED")
                            .expecting(200)
                            .text())
                    .contains("LEAK_CHECKED");
            var meanwhile = CommandRun.of(password(), "leakcheck", "--data", data.toString(), "--demo");
            assertThat(meanwhile.exit()).isEqualTo(2);
            assertThat(meanwhile.out()).isEmpty();
        }
    }

    private static Map<String, String> password() {
        return Map.of("SACHO_DEMO_PASSWORD", ServerProcess.PASSWORD);
    }

    @Test
    void leakcheck_cannotOpen_exitsWithTwoAndOneSentence() throws Exception {
        var empty = Files.createDirectory(folder.resolve("empty"));
        for (var where : new Path[] {empty, folder.resolve("nowhere")}) {
            var run = CommandRun.of("leakcheck", "--data", where.toString());

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).singleElement().asString().contains("no installation");
        }
        assertThat(empty).isEmptyDirectory();
    }
}
