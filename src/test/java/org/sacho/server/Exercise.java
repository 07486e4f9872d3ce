package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Invented meetings on a server that is killed: every one differs from all others, and every third remark is
/// secret.
final class Exercise {

    static final String OFFICER = "officer1";
    static final String FIRST = "approver1";
    static final String SECOND = "approver2";

    private final KilledServer server;
    private final Set<String> released = new HashSet<>();
    private int serial;

    Exercise(KilledServer server) {
        this.server = server;
    }

    /// A meeting to be brought.
    record Meeting(String title, int cues) {

        byte[] transcript() {
            var text = new StringBuilder("WEBVTT\n");
            for (int cue = 0; cue < cues; cue++) {
                text.append("\n%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\nChair: %s, remark %d. %s\n"
                        .formatted(
                                cue / 3600,
                                cue / 60 % 60,
                                cue % 60,
                                cue / 3600,
                                cue / 60 % 60,
                                cue % 60,
                                title,
                                cue + 1,
                                cue % 3 == 2
                                        ? "This is SECRET: the backup net is FOXTROT-9."
                                        : "We agreed that observers stand at each range."));
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    Meeting next(int cues) {
        return new Meeting("EXERCISE serial " + ++serial, cues);
    }

    String bring(Meeting meeting) {
        return officer()
                .bring(
                        Map.of(
                                "title",
                                meeting.title(),
                                "heldAt",
                                "2026-09-03T05:00:00Z",
                                "ceiling",
                                "TS",
                                "needToKnow",
                                List.of(FIRST, SECOND)),
                        "exercise.vtt",
                        meeting.transcript())
                .expecting(202)
                .json()
                .get("id")
                .asString();
    }

    String reviewed(int cues) {
        var id = bring(next(cues));
        officer().awaitState(id, List.of("REVIEW"));
        return id;
    }

    String determined(int cues) {
        var id = reviewed(cues);
        accept(id);
        return id;
    }

    String drafted(int cues) {
        var id = determined(cues);
        draft(id);
        return id;
    }

    String requested(int cues) {
        var id = drafted(cues);
        request(id);
        return id;
    }

    String approvedOnce(int cues) {
        var id = requested(cues);
        approve(FIRST, id);
        return id;
    }

    void accept(String meeting) {
        officer()
                .post(path(meeting) + "/determinations", Map.of("accept", "proposed"))
                .expecting(200);
    }

    void draft(String meeting) {
        officer().post(path(meeting) + "/minutes", Map.of()).expecting(201);
    }

    void request(String meeting) {
        officer().post(path(meeting) + "/releases", Map.of("edition", "U")).expecting(201);
    }

    void approve(String approver, String meeting) {
        var request = requests(meeting).getFirst();
        server.as(approver)
                .post(
                        "/api/v1/releases/" + request.get("id").asString() + "/approval",
                        Map.of("digest", request.get("digest").asString(), "approve", true))
                .expecting(200);
    }

    List<JsonNode> requests(String meeting) {
        return list(server.as(FIRST).get("/api/v1/releases").expecting(200).json())
                .filter(request -> request.get("id").asString().startsWith(meeting))
                .toList();
    }

    List<JsonNode> passages(String meeting) {
        return list(officer().get(path(meeting) + "/passages").expecting(200).json())
                .toList();
    }

    JsonNode edition(String meeting, String edition) {
        return officer()
                .get(path(meeting) + "/minutes/" + edition)
                .expecting(200)
                .json();
    }

    String state(String meeting) {
        return officer().get(path(meeting)).expecting(200).json().get("state").asString();
    }

    /// Ids of the meetings with this title, working ones only.
    List<String> titled(String title) {
        return list(officer().get("/api/v1/meetings").expecting(200).json())
                .filter(meeting -> meeting.get("title").asString().equals(title))
                .map(meeting -> meeting.get("id").asString())
                .toList();
    }

    /// Takes a meeting from wherever it stands to its readers' shelf.
    void complete(String meeting) {
        if (officer()
                .awaitState(meeting, List.of("REVIEW", "DRAFTING", "APPROVAL", "CLOSED"))
                .equals("REVIEW")) {
            accept(meeting);
            draft(meeting);
        }
        if (requests(meeting).isEmpty()) {
            request(meeting);
        }
        for (var approver : List.of(FIRST, SECOND)) {
            var request = requests(meeting).getFirst();
            boolean given = list(request.get("approvals"))
                    .anyMatch(approval -> approval.get("by").asString().equals(approver));
            if (!given) {
                approve(approver, meeting);
            }
        }
        requireReleasedOnce(meeting);
    }

    /// One request, recorded once, on the shelf once, under an id that its bytes give it.
    void requireReleasedOnce(String meeting) {
        var request = requests(meeting);
        assertThat(request).hasSize(1);
        assertThat(request.getFirst().get("state").asString()).isEqualTo("RELEASED");
        var shelf = request.getFirst().get("released").asString();
        assertThat(shelf)
                .isEqualTo("m" + request.getFirst().get("digest").asString().substring(0, 32));
        assertThat(edition(meeting, "U").get("state").asString()).isEqualTo("RELEASED");
        assertThat(state(meeting)).isEqualTo("CLOSED");
        released.add(request.getFirst().get("id").asString());
        requireRecordedOnce(meeting);
        assertThat(onShelf()).containsOnlyOnce(shelf);
        assertThat(server.as("reader1")
                        .get(path(shelf) + "/minutes/U")
                        .expecting(200)
                        .text())
                .contains("EXERCISE serial")
                .doesNotContain("FOXTROT", meeting);
    }

    private void requireRecordedOnce(String meeting) {
        assertThat(releasedEvents())
                .filteredOn(object -> object.startsWith(meeting))
                .hasSize(1);
    }

    void requireNothingReleased(String meeting, String digest) {
        assertThat(releasedEvents()).noneMatch(object -> object.startsWith(meeting));
        assertThat(onShelf()).doesNotContain("m" + digest.substring(0, 32));
    }

    /// Everything ever released here is recorded once, and nothing else is.
    void requireEveryReleaseRecordedOnce() {
        assertThat(releasedEvents()).containsExactlyInAnyOrderElementsOf(released);
        assertThat(onShelf()).hasSize(released.size()).doesNotHaveDuplicates();
    }

    private List<String> releasedEvents() {
        return list(server.as("auditor1")
                        .get("/api/v1/audit?action=RELEASED&limit=10000")
                        .expecting(200)
                        .json())
                .map(event -> event.get("object").asString())
                .toList();
    }

    private List<String> onShelf() {
        return list(server.as("reader1").get("/api/v1/meetings").expecting(200).json())
                .map(meeting -> meeting.get("id").asString())
                .toList();
    }

    void delete(String meeting) {
        officer().delete(path(meeting)).expecting(204);
    }

    /// By two people, unless it was asked for before the server was killed.
    void destroy(String meeting) {
        var pending = officer().get("/api/v1/destructions").expecting(200).json();
        var asked = StreamSupport.stream(pending.spliterator(), false)
                .filter(entry -> entry.get("meeting").asString().equals(meeting))
                .findFirst()
                .orElseGet(() -> officer()
                        .post("/api/v1/meetings/" + meeting + "/destruction", Map.of("reason", "EXERCISE"))
                        .expecting(202)
                        .json());
        server.as(FIRST)
                .post("/api/v1/destructions/" + asked.get("id").asString() + "/approval", Map.of("approve", true))
                .expecting(200);
    }

    Api officer() {
        return server.as(OFFICER);
    }

    static String path(String meeting) {
        return "/api/v1/meetings/" + meeting;
    }

    static java.util.stream.Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /// Several of the same.
    List<String> each(int count, java.util.function.IntFunction<String> meeting, int cues) {
        var meetings = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            meetings.add(meeting.apply(cues));
        }
        return meetings;
    }
}
