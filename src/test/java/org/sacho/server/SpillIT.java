package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// "This passage is too low", after it was released (NIST SP 800-53 IR-9).
@ResourceLock(SharedServer.LOCK)
class SpillIT {

    private static final Map<String, Object> DETAILS = Map.of(
            "title", "EXERCISE range meeting",
            "heldAt", "2026-09-03T05:00:00Z",
            "ceiling", "TS",
            "needToKnow", List.of("approver1", "approver2"));

    private final String canary = Scan.canary("spilt");

    /// A released edition of a meeting whose first passage says the canary.
    private record Out(String meeting, String edition) {}

    private static Out release(People people, String word) {
        var meeting = people.bring(
                DETAILS,
                "exercise.txt",
                ("Chair: EXERCISE. The range opens at nine, " + word + ".\nDeputy: Coffee is served, " + word + "x.\n")
                        .getBytes(UTF_8));
        people.determineAsProposed(meeting);
        people.draft(meeting);
        var released = people.approve(people.request(meeting), "EXERCISE");
        return new Out(meeting, released.get("released").asString());
    }

    @Test
    void passage_reportedAfterItsRelease_isTakenBackAndItsReadersAreTold() {
        var server = SharedServer.get();
        var people = People.at(server);
        var out = release(people, canary);
        var place = "/api/v1/meetings/" + out.edition();
        var reader = people.as("reader1");
        var browser = Caller.browser(server.base(), "reader1", ServerProcess.PASSWORD);
        reader.get(place + "/minutes/U").expecting(200);
        reader.get("/api/v1/search?q=" + canary).expecting(200);
        assertThat(browser.get("/released/" + out.edition()).text()).contains(canary);

        var incident = people.spill(out.meeting(), "p1");

        var unknown = "m" + UUID.randomUUID().toString().replace("-", "");
        for (var path : List.of("", "/minutes", "/minutes/U")) {
            var gone = reader.get(place + path).expecting(404).text();
            var never = reader.get("/api/v1/meetings/" + unknown + path)
                    .expecting(404)
                    .text();
            assertThat(gone.replace(out.edition(), unknown)).isEqualTo(never);
        }
        assertThat(reader.get("/api/v1/search?q=" + canary).json().get("total").asInt())
                .isZero();
        assertThat(reader.get("/api/v1/meetings").text()).doesNotContain(out.edition());
        assertThat(browser.get("/released/" + out.edition()).status()).isEqualTo(404);
        assertHolder(incident, out.edition());
        told(people, browser, incident.get("id").asString(), out.edition());
        settled(server, people, incident.get("id").asString());
        assertThat(server.as("auditor1").get("/api/v1/audit?limit=1000").text()).doesNotContain(canary);
    }

    private static void assertHolder(JsonNode incident, String edition) {
        var holder = incident.get("holders").get(0);
        assertThat(incident.get("editions").get(0).get("edition").asString()).isEqualTo(edition);
        assertThat(incident.get("holders").size()).isOne();
        assertThat(holder.get("account").asString()).isEqualTo("reader1");
        assertThat(holder.get("ways").toString()).isEqualTo("[\"OPENED\",\"EXPORTED\",\"FOUND\",\"LISTED\"]");
        assertThat(incident.get("searched").get("lastSeq").asLong()).isPositive();
    }

    private void told(People people, Caller browser, String incident, String edition) {
        var notice = browser.get("/meetings").text();
        assertThat(notice)
                .contains(edition, "/incidents/" + incident + "/acknowledgement")
                .doesNotContain(canary);
        assertThat(people.as("reader1").get("/api/v1/notices").expecting(200).text())
                .contains(edition, incident);
        assertThat(browser.post("/incidents/" + incident + "/acknowledgement", "")
                        .status())
                .isEqualTo(302);
        assertThat(browser.get("/meetings").text()).doesNotContain(incident);
        people.as("reader1").get("/api/v1/incidents/" + incident).expecting(404);
        people.as("officer2").get("/api/v1/incidents/" + incident).expecting(404);
    }

    private void settled(ServerProcess server, People people, String incident) {
        var place = "/api/v1/incidents/" + incident;
        var outline = server.as("secadmin1").get(place).expecting(200).text();
        assertThat(outline).contains("READERS_LISTED").doesNotContain("reader1", canary, "EXERCISE");
        people.as("officer1")
                .post(place + "/closure", Map.of("reason", "EXERCISE"))
                .expecting(403);
        var closed = people.as("approver1")
                .post(place + "/closure", Map.of("reason", "EXERCISE settled"))
                .expecting(200);
        assertThat(closed.json().get("holders").get(0).has("acknowledgedAt")).isTrue();
        assertThat(closed.text()).doesNotContain(canary);
        var page = Caller.browser(server.base(), "approver1", ServerProcess.PASSWORD)
                .get("/incidents/" + incident)
                .text();
        assertThat(page).contains("EXERCISE settled", "reader1").doesNotContain(canary);
    }

    /// An acknowledged report holds; of the one under way at the kill, either nothing happened or all of it has.
    @Test
    void server_killedWhileItTakesBack_finishesAtTheNextStart(@TempDir Path folder) {
        try (var server = new KilledServer(folder.resolve("data"), 7)) {
            var people = new People(server::as);
            var outs = new ArrayList<Out>();
            for (int i = 0; i < 3; i++) {
                outs.add(release(people, Scan.canary("out")));
            }

            int acknowledged = server.killDuring(
                    outs.size(), step -> people.spill(outs.get(step).meeting(), "p1"));
            server.restart();

            for (int i = 0; i < outs.size(); i++) {
                var incident = incidentOf(server, outs.get(i));
                boolean reported = !incident.isMissingNode();
                assertThat(reported || i >= acknowledged).isTrue();
                assertThat(server.as("officer2")
                                .get("/api/v1/meetings/" + outs.get(i).edition())
                                .status())
                        .isEqualTo(reported ? 404 : 200);
                if (reported) {
                    assertThat(incident.get("steps").size()).isEqualTo(4);
                }
            }
        }
    }

    private static JsonNode incidentOf(KilledServer server, Out out) {
        var incidents =
                server.as("officer1").get("/api/v1/incidents").expecting(200).json();
        for (var incident : incidents) {
            if (incident.get("meeting").asString().equals(out.meeting())) {
                return incident;
            }
        }
        return incidents.path(-1);
    }
}
