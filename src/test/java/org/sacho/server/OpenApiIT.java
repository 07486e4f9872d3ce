package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.sacho.server.Api.Answer;
import org.sacho.web.api.OpenApiDocument;

/// The answers of the running server are as its own description says.
@ResourceLock(SharedServer.LOCK)
class OpenApiIT {

    private static final byte[] TRANSCRIPT = """
            WEBVTT

            00:00:01.000 --> 00:00:04.000
            Chair: EXERCISE. We agreed that the described range opens at nine.

            00:00:05.000 --> 00:00:08.000
            Operations: This is SECRET: the backup net is FOXTROT-9.
            """.getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Object> DETAILS = Map.of(
            "title", "EXERCISE description",
            "heldAt", "2026-09-03T05:00:00Z",
            "ceiling", "TS",
            "attendees", List.of("Chair"),
            "needToKnow", List.of("approver1", "approver2"));

    private final OpenApiDocument document = new OpenApiDocument();
    private final ServerProcess server = SharedServer.get();
    private final Api officer = server.as("officer1");
    private final Api approver = server.as("approver1");

    private Answer described(String operation, int status, Answer answer) {
        answer.expecting(status);
        var words = operation.split(" ", 2);
        assertThat(document.problems(words[0], words[1], status, answer.text()))
                .as(operation)
                .isEmpty();
        return answer;
    }

    private static String text(Answer answer, String property) {
        return answer.json().get(property).asString();
    }

    @Test
    void document_withoutSigningIn_isServed() {
        var answer = server.anonymous().get("/api/v1/openapi.json").expecting(200);

        assertThat(answer.json().get("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void answers_alongTheWholePath_fitTheirSchemas() {
        var brought = described("POST /meetings", 202, officer.bring(DETAILS, "exercise.vtt", TRANSCRIPT));
        var id = text(brought, "id");
        var path = "/api/v1/meetings/" + id;
        officer.awaitState(id, List.of("REVIEW"));
        described("GET /meetings/{id}", 200, officer.get(path));
        described("GET /meetings/{id}/passages", 200, officer.get(path + "/passages"));
        review(path);
        described("GET /meetings/{id}/passages", 200, officer.get(path + "/passages"));
        draft(path);
        release(path);
        described("GET /meetings", 200, officer.get("/api/v1/meetings"));
        described("GET /meetings", 200, server.as("reader1").get("/api/v1/meetings"));
        described("GET /search", 200, officer.get("/api/v1/search?q=described"));
        described("GET /search", 200, server.as("reader1").get("/api/v1/search?q=described"));
        described("GET /audit", 200, server.as("auditor1").get("/api/v1/audit?limit=500"));
        described("GET /audit/checkpoint", 200, server.as("auditor1").get("/api/v1/audit/checkpoint"));
    }

    private void review(String path) {
        var lowering = described(
                "PUT /meetings/{id}/passages/{pid}/determination",
                202,
                officer.put(path + "/passages/p2/determination", Map.of("level", "C", "reason", "EXERCISE")));
        described("GET /determinations", 200, approver.get("/api/v1/determinations"));
        described(
                "POST /determinations/{did}/approval",
                200,
                approver.post(
                        "/api/v1/determinations/" + text(lowering, "determinationId") + "/approval",
                        Map.of("approve", true)));
        described(
                "PUT /meetings/{id}/passages/{pid}/determination",
                200,
                officer.put(path + "/passages/p1/determination", Map.of("level", "U")));
        described(
                "POST /meetings/{id}/determinations",
                200,
                officer.post(path + "/determinations", Map.of("accept", "proposed")));
    }

    private void draft(String path) {
        described("POST /meetings/{id}/minutes", 201, officer.post(path + "/minutes", Map.of()));
        described("GET /meetings/{id}/minutes", 200, officer.get(path + "/minutes"));
        described("GET /meetings/{id}/minutes/{edition}", 200, officer.get(path + "/minutes/U"));
        described(
                "PUT /meetings/{id}/minutes/{edition}/items/{itemId}",
                200,
                officer.put(path + "/minutes/U/items/1", Map.of("text", "EXERCISE. As described.")));
        described(
                "PUT /meetings/{id}/minutes/{edition}/fields",
                200,
                officer.put(path + "/minutes/U/fields", Map.of("title", "EXERCISE described")));
    }

    private void release(String path) {
        var request = described(
                "POST /meetings/{id}/releases", 201, officer.post(path + "/releases", Map.of("edition", "U")));
        var release = "/api/v1/releases/" + text(request, "id");
        var approval = Map.of("digest", text(request, "digest"), "approve", true);
        described("GET /releases", 200, approver.get("/api/v1/releases"));
        described("GET /releases/{rid}", 200, approver.get(release));
        described("POST /releases/{rid}/approval", 200, approver.post(release + "/approval", approval));
        var released = described(
                "POST /releases/{rid}/approval", 200, server.as("approver2").post(release + "/approval", approval));
        var shelf = "/api/v1/meetings/" + text(released, "released");
        described("GET /meetings/{id}", 200, server.as("reader1").get(shelf));
        described("GET /meetings/{id}/minutes", 200, server.as("reader1").get(shelf + "/minutes"));
        described(
                "GET /meetings/{id}/minutes/{edition}",
                200,
                server.as("reader1").get(shelf + "/minutes/U"));
    }

    @Test
    void refusals_fitTheirSchema() {
        var nowhere = "/api/v1/meetings/00000000-0000-0000-0000-000000000000";
        described("GET /meetings/{id}", 404, officer.get(nowhere));
        described("GET /meetings/{id}", 401, server.anonymous().get(nowhere));
        described("GET /audit", 403, officer.get("/api/v1/audit"));
        described(
                "POST /tokens",
                401,
                server.anonymous().post("/api/v1/tokens", Map.of("username", "nobody", "password", "EXERCISE")));
        described(
                "POST /meetings",
                422,
                officer.bring(Map.of("title", "", "heldAt", "", "ceiling", "TS"), "exercise.vtt", TRANSCRIPT));
    }
}
