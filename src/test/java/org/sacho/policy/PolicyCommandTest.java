package org.sacho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class PolicyCommandTest {

    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void validate_shippedPacks_exitsZero() {
        assertThat(run("validate", "policies/exercise.yaml", "policies/kr-military.yaml"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "policies/exercise.yaml: valid, exercise 1.0.0",
                        "policies/kr-military.yaml: valid, kr-military 1.0.0");
    }

    @Test
    void validate_brokenPack_listsProblemsOnStdoutAndExitsOne() throws IOException {
        var file = pack(Packs.SMALL.replace("rules:", "rulez:"));

        assertThat(run("validate", file)).isOne();
        assertThat(out.toString().lines())
                .containsExactly(
                        file + ":1: the pack lacks the key 'rules'",
                        file + ":12: unknown key 'rulez'; did you mean 'rules'?");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void validate_json_oneObjectPerLine() throws IOException {
        var broken = pack(Packs.SMALL.replace("rules:", "rulez:"));

        assertThat(run("validate", "--json", broken, "policies/exercise.yaml")).isOne();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        var problem = JsonMapper.shared().readTree(lines.get(1));
        assertThat(problem.get("file").asString()).isEqualTo(broken);
        assertThat(problem.get("line").asInt()).isEqualTo(12);
        assertThat(problem.get("message").asString()).isEqualTo("unknown key 'rulez'; did you mean 'rules'?");
        var valid = JsonMapper.shared().readTree(lines.get(2));
        assertThat(valid.get("valid").asBoolean()).isTrue();
        assertThat(valid.get("digest").asString())
                .isEqualTo(Packs.exercise().digest().hex());
    }

    @Test
    void validate_missingFile_exitsTwoAndStillChecksTheOthers() {
        assertThat(run("validate", dir.resolve("none.yaml").toString(), "policies/exercise.yaml"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("cannot read ");
        assertThat(out.toString()).contains("exercise.yaml: valid");
    }

    @Test
    void validate_noFile_isAUsageError() {
        assertThat(run("validate")).isEqualTo(2);
    }

    @Test
    void policy_alone_isAUsageError() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void jsonText_controlsAndQuotes_escaped() {
        assertThat(JsonMapper.shared()
                        .readTree(JsonText.of("a\"\\\n\u0001가\uD83D\uDE80"))
                        .asString())
                .isEqualTo("a\"\\\n\u0001가\uD83D\uDE80");
    }

    private String pack(String yaml) throws IOException {
        return Files.writeString(dir.resolve("broken.yaml"), yaml).toString();
    }

    private int run(String... args) {
        return new CommandLine(new PolicyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
