package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// From upload to the lower store over REST, by four people.
@ResourceLock(SharedServer.LOCK)
class WholePathIT {

    private static final byte[] TRANSCRIPT = """
            WEBVTT

            1
            00:00:01.000 --> 00:00:04.000
            Chair: EXERCISE. The range opens at nine.

            2
            00:00:05.000 --> 00:00:08.000
            Operations: This is SECRET: the backup net is FOXTROT-9.

            3
            00:00:09.000 --> 00:00:12.000
            Chair: We agreed that two observers stand at each range.
            """.getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final ServerProcess server = SharedServer.get();
    private final Api officer = server.as("officer1");

    @Test
    void transcript_reviewedAndApprovedByTwo_isFoundBelowWithoutItsSecrets() {
        var meeting = officer.bringToReview(
                Map.of(
                        "title", "EXERCISE range meeting",
                        "heldAt", "2026-09-03T05:00:00Z",
                        "ceiling", "TS",
                        "needToKnow", List.of("approver1", "approver2")),
                "exercise.vtt",
                TRANSCRIPT);
        var path = "/api/v1/meetings/" + meeting;
        assertThat(levels(officer.get(path + "/passages").expecting(200).json()))
                .containsExactly("U", "S", "U");

        officer.post(path + "/determinations", Map.of("accept", "proposed")).expecting(200);
        officer.post(path + "/minutes", Map.of()).expecting(201);
        var request = officer.post(path + "/releases", Map.of("edition", "U"))
                .expecting(201)
                .json();
        var approval = Map.of("digest", request.get("digest").asString(), "approve", true);
        var decide = "/api/v1/releases/" + request.get("id").asString() + "/approval";
        assertThat(state(server.as("approver1").post(decide, approval))).isEqualTo("PENDING");
        var released = server.as("approver2").post(decide, approval);

        assertThat(state(released)).isEqualTo("RELEASED");
        var minutes = server.as("reader1")
                .get("/api/v1/meetings/" + released.json().get("released").asString() + "/minutes/U")
                .expecting(200)
                .text();
        assertThat(minutes)
                .contains("The range opens at nine.", "two observers")
                .doesNotContain("FOXTROT", meeting);
        server.as("reader1").get(path).expecting(404);
    }

    private static String state(Api.Answer answer) {
        return answer.expecting(200).json().get("state").asString();
    }

    private static List<String> levels(JsonNode passages) {
        return StreamSupport.stream(passages.spliterator(), false)
                .map(passage -> passage.get("verdict").get("level").asString())
                .toList();
    }
}
