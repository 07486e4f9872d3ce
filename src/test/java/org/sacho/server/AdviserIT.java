package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.classify.adviser.FakeModel;
import org.sacho.classify.adviser.FakeModel.Asked;
import org.sacho.classify.adviser.FakeModel.Said;
import tools.jackson.databind.JsonNode;

/// A server with a language model that dies in the middle of a meeting.
class AdviserIT {

    private static final String CANARY = Scan.canary("advised");
    private static final String LAST = "Remark 19:";

    @TempDir
    private Path folder;

    @Test
    void model_dyingInMidMeeting_leavesTheMeetingInReviewWithItsPassagesHeld() throws IOException {
        var good = FakeModel.opinions(text -> text.contains("Remark 2:") ? new Said("S", CANARY) : new Said("U", ""));
        try (var model = FakeModel.that((exchange, asked) -> {
                    if (mentions(asked, LAST)) {
                        exchange.sendResponseHeaders(200, 100_000);
                        exchange.getResponseBody().write("{\"choices\":[{".getBytes(UTF_8));
                        exchange.close();
                    } else {
                        good.answer(exchange, asked);
                    }
                });
                var server = ServerProcess.demo(
                        folder.resolve("data"), "--policy", pack(model).toString())) {
            var officer = server.as("officer1");
            var meeting = officer.bringToReview(
                    Map.of("title", "EXERCISE advised meeting", "heldAt", "2026-09-03T05:00:00Z", "ceiling", "S"),
                    "remarks.txt",
                    transcript());

            var passages = officer.get("/api/v1/meetings/" + meeting + "/passages")
                    .expecting(200)
                    .json();
            assertThat(levels(passages)).startsWith("U", "U", "S", "U").endsWith("S", "S", "S", "S");
            assertThat(evidence(passages.get(2)).get("source").asString()).isEqualTo("ADVISER");
            var held = passages.get(19);
            assertThat(held.get("label").asString()).isEqualTo("S");
            assertThat(held.get("verdict").get("standing").asString()).isEqualTo("ABSTAINED");
            assertThat(evidence(held).get("source").asString()).isEqualTo("FAILURE");
            assertThat(evidence(held).get("because").asString()).contains("language model", "decide by hand");
            assertThat(evidence(held).get("becauseKo").asString()).contains("언어 모델");

            var page = Caller.browser(server.base(), "officer1", ServerProcess.PASSWORD)
                    .get("/meetings/" + meeting + "/review")
                    .text();
            assertThat(page).contains("The language model did not answer for 4 passages, which are held at SECRET");
            assertThat(page).contains("could not be reached").doesNotContain("??");
            assertThat(model.asked()).anyMatch(asked -> asked.body().contains(CANARY));
            assertThat(server.output()).noneMatch(line -> line.contains(CANARY));
            assertThat(server.output()).anyMatch(line -> line.contains("no answer of the language model"));
        }
    }

    private static boolean mentions(Asked asked, String text) {
        return asked.remarks().stream()
                .anyMatch(remark -> remark.get("text").asString().contains(text));
    }

    private static byte[] transcript() {
        return IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? "Chair" : "Deputy") + ": EXERCISE. Remark " + i + ": " + CANARY + ".\n")
                .reduce("", String::concat)
                .getBytes(UTF_8);
    }

    private Path pack(FakeModel model) throws IOException {
        var adviser = "\nadviser: {endpoint: \"" + model.address() + "\", model: exercise-model, neighbours: 0}\n";
        return Files.writeString(
                folder.resolve("advised.yaml"), Files.readString(Path.of("policies", "exercise.yaml")) + adviser);
    }

    private static JsonNode evidence(JsonNode passage) {
        return passage.get("verdict").get("evidence").get(0);
    }

    private static List<String> levels(JsonNode passages) {
        return StreamSupport.stream(passages.spliterator(), false)
                .map(passage -> passage.get("verdict").get("level").asString())
                .toList();
    }
}
