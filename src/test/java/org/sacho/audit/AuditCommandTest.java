package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new AuditCommand((_, _) -> StoresAtRest.Finding.NOT_HERE))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void verify_ofAnIntactLog_exits0() throws Exception {
        Logs.written(data.resolve("audit"), 6);
        assertThat(run("verify", "--data", data.toString())).isZero();
        assertThat(out.toString()).startsWith("intact: 6 records");
        assertThat(err.toString()).contains("--key");
    }

    @Test
    void verify_withTheKeyAndJson_saysOnlyThat() throws Exception {
        Logs.written(data.resolve("audit"), 6);
        var key = Logs.keys().verifier().toString();
        var witness = data.resolve("audit/checkpoints").toString();
        assertThat(run("verify", "--data", data.toString(), "--json", "--key", key, "--witness", witness))
                .isZero();
        assertThat(out.toString().strip())
                .isEqualTo(
                        "{\"intact\":true,\"size\":6,\"checkpointSize\":6,\"unfinishedLines\":0,\"lastCheckpoint\":\"2026-11-01T00:00:00Z\",\"witnessed\":6,\"notices\":[]}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void verify_ofABrokenLog_exits1AndNamesTheRecord() throws Exception {
        Logs.written(data.resolve("audit"), 6);
        var file = Logs.segment(data.resolve("audit"), 1);
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(3);
        Files.write(file, lines);
        assertThat(run("verify", "--data", data.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("broken: record 2: DELETED");
        assertThat(run("verify", "--data", data.toString(), "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("{\"intact\":false,\"firstBad\":2,\"what\":\"DELETED\"");
    }

    @Test
    void verify_againstALaterCheckpoint_exits1() throws Exception {
        Logs.written(data.resolve("audit"), 6);
        Logs.copy(data.resolve("audit"), data.resolve("older/audit"));
        try (var log = Logs.open(data.resolve("audit"))) {
            log.append(Logs.reads(6, 7));
            Files.writeString(data.resolve("kept"), log.checkpoint().note());
        }
        var kept = data.resolve("kept").toString();
        assertThat(run("verify", "--data", data.toString(), "--checkpoint", kept))
                .isZero();
        assertThat(run("verify", "--data", data.resolve("older").toString(), "--checkpoint", kept))
                .isEqualTo(1);
    }

    @Test
    void verify_withoutALog_exits2() {
        assertThat(run("verify", "--data", data.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("there is no");
    }

    @Test
    void verify_withAGarbledKeyOrUsage_exits2() throws Exception {
        Logs.written(data.resolve("audit"), 1);
        assertThat(run("verify", "--data", data.toString(), "--key", "nonsense"))
                .isEqualTo(2);
        assertThat(run("verify")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void help_exits0() {
        assertThat(run("--help")).isZero();
        assertThat(run("verify", "--help")).isZero();
        assertThat(out.toString()).contains("Exit codes");
    }
}
