package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing in clear on disk, and nothing from above below: a word that nobody else says goes in at every place
/// where people can put words, and is then looked for everywhere.
class CanaryIT {

    private static final String LOW = Scan.canary("low");
    private static final String HIGH = Scan.canary("high");
    private static final String SPEAKER = Scan.canary("speaker");
    private static final String TITLE = Scan.canary("title");
    private static final String PLACE = Scan.canary("place");
    private static final String HOST = Scan.canary("host");
    private static final String ATTENDEE = Scan.canary("attendee");
    private static final String AGENDA = Scan.canary("agenda");
    private static final String FILE = Scan.canary("file");
    private static final String REASON = Scan.canary("reason");
    private static final String SECOND_REASON = Scan.canary("second");
    private static final String APPROVAL = Scan.canary("approval");
    private static final String EDITED = Scan.canary("edited");
    private static final String FIELD = Scan.canary("field");
    private static final String QUERY = Scan.canary("query");
    private static final String NAME = Scan.canary("name");
    private static final String WRONG_PASSWORD = Scan.canary("password");

    private static final List<String> ABOVE = List.of(
            HIGH,
            SPEAKER,
            TITLE,
            PLACE,
            HOST,
            ATTENDEE,
            AGENDA,
            FILE,
            REASON,
            SECOND_REASON,
            APPROVAL,
            QUERY,
            NAME,
            WRONG_PASSWORD);

    private static final List<String> ALL = all();

    private static List<String> all() {
        var all = new ArrayList<>(ABOVE);
        all.addAll(List.of(LOW, EDITED, FIELD, ServerProcess.PASSWORD));
        return all;
    }

    private final Scan scan = new Scan(ALL);

    @TempDir
    private Path folder;

    @Test
    void wordsPutInEverywhere_fullPath_areInNoFileAndNotBelow() throws Exception {
        var data = folder.resolve("data");
        try (var server = ServerProcess.demo(data)) {
            walk(server);
            assertThat(scan.folder(folder)).as("while it runs").isEmpty();
            assertThat(log(server)).doesNotContain(ALL.toArray(String[]::new));
            assertThat(printed(server)).doesNotContain(ALL.toArray(String[]::new));
            server.kill();
            assertThat(scan.folder(folder)).as("after kill -9").isEmpty();
        }
        var again = ServerProcess.demo(data);
        try (again) {
            assertThat(again.as("reader1")
                            .get("/api/v1/search?q=" + EDITED)
                            .expecting(200)
                            .text())
                    .contains("\"total\":1");
            assertThat(scan.folder(folder)).as("after the restart").isEmpty();
        }
        assertThat(scan.folder(folder)).as("after a normal stop").isEmpty();
        assertThat(printed(again)).doesNotContain(ALL.toArray(String[]::new));
        try (var below = LowerStore.open(data)) {
            assertThat(below.text())
                    .contains(EDITED, FIELD)
                    .doesNotContain(ABOVE.toArray(String[]::new))
                    .doesNotContain(LOW);
        }
    }

    private static void walk(ServerProcess server) {
        var people = People.at(server);
        var officer = people.as("officer1");
        var meeting = people.bring(details(), FILE + ".txt", transcript());
        var wish = people.wishToLower(meeting, people.passage(meeting, "backup net was"), REASON);
        people.agreeToLower(wish, SECOND_REASON);
        people.determineAsProposed(meeting);
        people.draft(meeting);
        var edition = "/api/v1/meetings/" + meeting + "/minutes/U";
        officer.put(edition + "/items/1", Map.of("text", "EXERCISE. The range opens, " + EDITED + "."))
                .expecting(200);
        officer.put(edition + "/fields", Map.of("title", FIELD)).expecting(200);
        people.approve(people.request(meeting), APPROVAL);
        for (var word : List.of(QUERY, HIGH, TITLE)) {
            officer.get("/api/v1/search?q=" + URLEncoder.encode(word, UTF_8)).expecting(200);
        }
        for (var name : List.of("officer2", NAME)) {
            server.anonymous()
                    .post("/api/v1/tokens", Map.of("username", name, "password", WRONG_PASSWORD))
                    .expecting(401);
        }
        officer.get("/api/v1/meetings/" + HIGH).expecting(404);
        officer.get("/api/v1/audit?subject=" + NAME).expecting(403);
        assertThat(people.as("reader1")
                        .get("/api/v1/search?q=" + EDITED)
                        .expecting(200)
                        .text())
                .contains("\"total\":1");
    }

    private static Map<String, Object> details() {
        return Map.of(
                "title",
                TITLE,
                "heldAt",
                "2026-09-03T05:00:00Z",
                "place",
                PLACE,
                "host",
                HOST,
                "ceiling",
                "TS",
                "attendees",
                List.of(ATTENDEE, "Chair"),
                "agenda",
                List.of(AGENDA),
                "needToKnow",
                List.of("approver1", "approver2"));
    }

    private static byte[] transcript() {
        return """
                Chair: EXERCISE. The range opens at nine, %s.
                %s: This is SECRET: the backup net is %s.
                Logistics: The backup net was tested on day one.
                """.formatted(LOW, SPEAKER, HIGH).getBytes(UTF_8);
    }

    private static String log(ServerProcess server) {
        var log = server.as("auditor1")
                .get("/api/v1/audit?limit=1000")
                .expecting(200)
                .text();
        assertThat(log).contains("RELEASE_APPROVED", "SEARCH", "UPLOAD");
        return log;
    }

    private static String printed(ServerProcess server) {
        return String.join("\n", server.output());
    }
}
