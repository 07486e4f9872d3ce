package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// Passages that are unclassified one by one and together say where a company is and when. EXERCISE.
@ResourceLock(SharedServer.LOCK)
class AggregationIT {

    private static final String PIECES = """
            WEBVTT

            00:00:01.000 --> 00:00:04.000
            Chair: EXERCISE. Otter Company takes part this year.

            00:00:05.000 --> 00:00:08.000
            Chair: The view from Hill 209 is fine.

            00:00:09.000 --> 00:00:12.000
            Chair: Breakfast is at 0530 for everybody.
            """;

    private final Api officer = SharedServer.get().as("officer1");

    @Test
    void piecesThatAddUp_stopTheReleaseAndAreNamed_untilOneIsTakenOut() {
        var path = "/api/v1/meetings/" + review();
        officer.post(path + "/determinations", Map.of("accept", "proposed")).expecting(200);
        officer.post(path + "/minutes", Map.of()).expecting(201);

        var refused = officer.post(path + "/releases", Map.of("edition", "U"))
                .expecting(201)
                .json();

        assertThat(refused.get("state").asString()).isEqualTo("REFUSED");
        assertThat(findings(refused))
                .containsExactlyInAnyOrder(
                        "aggregation items/1 sum.movement",
                        "aggregation items/2 sum.movement",
                        "aggregation items/3 sum.movement");

        var items = officer.get(path + "/minutes/U").expecting(200).json().get("items");
        officer.put(
                        path + "/minutes/U/items/" + items.get(2).get("id").asString(),
                        Map.of("text", "Breakfast is early for everybody."))
                .expecting(200);
        var asked = officer.post(path + "/releases", Map.of("edition", "U"))
                .expecting(201)
                .json();

        assertThat(asked.get("state").asString()).isEqualTo("PENDING");
    }

    private String review() {
        return officer.bringToReview(
                Map.of(
                        "title", "EXERCISE aggregation",
                        "heldAt", "2026-09-03T05:00:00Z",
                        "ceiling", "TS",
                        "needToKnow", List.of("approver1", "approver2")),
                "exercise.vtt",
                PIECES.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> findings(JsonNode request) {
        return StreamSupport.stream(request.get("findings").spliterator(), false)
                .map(finding -> finding.get("filter").asString() + " "
                        + finding.get("place").asString() + " "
                        + finding.get("rule").asString())
                .toList();
    }
}
