package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ModelCommandsTest {

    private static final String PACK = "policies/exercise.yaml";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Sacho.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    /// EXERCISE rows, half of them classified, from ten volumes.
    private Path rows() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            lines.add("{\"text\":\"the %s number %s is discussed\",\"label\":\"%s\",\"volume\":\"v%d\"}"
                    .formatted(i % 2 == 0 ? "menu" : "convoy", "x".repeat(i % 7 + 1), i % 2 == 0 ? "U" : "S", i / 20));
        }
        return Files.write(folder.resolve("rows.jsonl"), lines);
    }

    @Test
    void train_thenEvaluateWithIt_printsTheContractedFigures() throws IOException {
        var model = folder.resolve("model");
        assertThat(run("train", "--data", rows(), "--out", model)).isZero();
        assertThat(model.resolve("MODEL-CARD.md")).content().contains("SHA-256", "Korean was not measured");
        var card = JsonMapper.shared().readTree(Files.readAllBytes(model.resolve("card.json")));

        assertThat(run("evaluate", "--policy", PACK, "--data", rows(), "--model", model, "--json"))
                .isZero();
        var figures = JsonMapper.shared().readTree(out.toString());
        assertThat(figures.propertyNames())
                .contains(
                        "n",
                        "unclassified",
                        "auc",
                        "recallAtFpr",
                        "clearedAtMiss1",
                        "missAtThreshold",
                        "clearedAtThreshold",
                        "calibrationError",
                        "passagesPerSecond",
                        "confusion",
                        "f1",
                        "threshold",
                        "modelUse");
        assertThat(figures.get("recallAtFpr").propertyNames()).containsExactly("1", "5", "10");
        assertThat(figures.get("n").asInt()).isEqualTo(200);
        assertThat(figures.get("auc").asDouble()).isEqualTo(1);
        assertThat(card.get("passages").asInt()).isEqualTo(200);
    }

    @Test
    void train_again_makesTheSameBytesAndKeepsWhatIsThere() throws IOException {
        var first = folder.resolve("first");
        var second = folder.resolve("second");
        run("train", "--data", rows(), "--out", first);
        run("train", "--data", rows(), "--out", second);
        assertThat(second.resolve("model.bin")).hasSameBinaryContentAs(first.resolve("model.bin"));

        assertThat(run("train", "--data", rows(), "--out", first)).isEqualTo(2);
        assertThat(err.toString()).contains("not empty");
    }

    @Test
    void train_badRow_namesFileAndLineAndNotTheText() throws IOException {
        for (var bad :
                List.of("{\"text\":\"hidden\",\"label\":\"Q\"}", "{\"label\":\"S\"}", "hidden", "[\"hidden\"]")) {
            var file = Files.write(folder.resolve("bad.jsonl"), List.of("{\"text\":\"x\",\"label\":\"S\"}", bad));
            assertThat(run("train", "--data", file, "--out", folder.resolve("m")))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("bad.jsonl:2: ").doesNotContain("hidden");
        }
        assertThat(folder.resolve("m")).doesNotExist();
    }

    @Test
    void train_tooFewRows_exitsWithOneAndSaysWhatToGive() throws IOException {
        var file = Files.write(folder.resolve("few.jsonl"), List.of("{\"text\":\"few words\",\"label\":\"S\"}"));
        assertThat(run("train", "--data", file, "--out", folder.resolve("m"))).isEqualTo(1);
        assertThat(err.toString()).contains("at least 20 of each");
        assertThat(run("train", "--data", folder.resolve("no.jsonl"), "--out", folder.resolve("m")))
                .isEqualTo(2);
        var noise = Files.write(folder.resolve("noise.jsonl.gz"), new byte[] {1, 2, 3});
        assertThat(run("train", "--data", noise, "--out", folder.resolve("m"))).isEqualTo(2);
    }

    @Test
    void evaluate_text_showsTheWorstFirstAndHowThePackUsesTheModel() throws IOException {
        assertThat(run("evaluate", "--policy", PACK, "--data", rows())).isZero();
        assertThat(out.toString()).startsWith("The pack lets the model advise");
        assertThat(out.toString()).contains("actual\tproposed\tpassages");
    }

    @Test
    void evaluate_byVolume_printsVolumesAndFolds() throws IOException {
        assertThat(run("evaluate", "--policy", PACK, "--data", rows(), "--by", "volume", "--json"))
                .isZero();
        var figures = JsonMapper.shared().readTree(out.toString());
        assertThat(figures.get("volumes").propertyNames()).hasSize(10);
        assertThat(figures.at("/folds/auc/mean").asDouble()).isGreaterThan(0.9);
        assertThat(figures.at("/folds/auc/folds")).hasSize(5);
    }

    @Test
    void commands_damagedModel_exitWithTwoAndOneSentence() throws IOException {
        var model = Files.createDirectory(folder.resolve("damaged"));
        Files.write(model.resolve("model.bin"), new byte[100]);
        for (var command : List.of(
                List.of("evaluate", "--policy", PACK, "--data", rows(), "--model", model),
                List.of("classify", "--policy", PACK, "--model", model, rows()),
                List.of("serve", "--data", folder.resolve("d"), "--demo", "--model", model),
                List.of("evaluate", "--policy", PACK, "--data", rows(), "--model", folder.resolve("none")))) {
            assertThat(run(command.toArray())).isEqualTo(2);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString().strip().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("train");
        }
        assertThat(folder.resolve("d")).doesNotExist();
    }
}
