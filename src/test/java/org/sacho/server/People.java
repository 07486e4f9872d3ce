package org.sacho.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The people of a demonstration at work over REST: `officer1` brings, determines, drafts and asks; `approver1`
/// and `approver2` decide.
final class People {

    private final Function<String, Api> signIn;
    private final Map<String, Api> signedIn = new HashMap<>();

    People(Function<String, Api> signIn) {
        this.signIn = signIn;
    }

    static People at(ServerProcess server) {
        return new People(server::as);
    }

    Api as(String account) {
        return signedIn.computeIfAbsent(account, signIn);
    }

    String bring(Map<String, ?> meeting, String fileName, byte[] transcript) {
        return as("officer1").bringToReview(meeting, fileName, transcript);
    }

    JsonNode passages(String meeting) {
        return as("officer1")
                .get("/api/v1/meetings/" + meeting + "/passages")
                .expecting(200)
                .json();
    }

    /// The id of the first passage that contains the words.
    String passage(String meeting, String words) {
        return StreamSupport.stream(passages(meeting).spliterator(), false)
                .filter(passage -> passage.get("text").asString().contains(words))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    /// Asks to lower a passage; waits for a second person.
    ///
    /// @return the id of the wish
    String wishToLower(String meeting, String passage, String reason) {
        var place = "/api/v1/meetings/" + meeting + "/passages/" + passage + "/determination";
        return as("officer1")
                .put(place, Map.of("level", "U", "reason", reason))
                .expecting(202)
                .json()
                .get("determinationId")
                .asString();
    }

    void agreeToLower(String wish, String reason) {
        as("approver1")
                .post("/api/v1/determinations/" + wish + "/approval", Map.of("approve", true, "reason", reason))
                .expecting(200);
    }

    /// Determines everything as proposed, also what takes a decision of its own.
    void determineAsProposed(String meeting) {
        var place = "/api/v1/meetings/" + meeting;
        as("officer1")
                .post(place + "/determinations", Map.of("accept", "proposed"))
                .expecting(200);
        for (var passage : passages(meeting)) {
            if (passage.get("determination").isNull()) {
                var level = passage.get("verdict").get("level").asString();
                var id = passage.get("id").asString();
                as("officer1")
                        .put(place + "/passages/" + id + "/determination", Map.of("level", level, "reason", ""))
                        .expecting(200);
            }
        }
    }

    void draft(String meeting) {
        as("officer1")
                .post("/api/v1/meetings/" + meeting + "/minutes", Map.of())
                .expecting(201);
    }

    /// Asks for the release of the lowest edition.
    JsonNode request(String meeting) {
        return as("officer1")
                .post("/api/v1/meetings/" + meeting + "/releases", Map.of("edition", "U"))
                .expecting(201)
                .json();
    }

    /// Approves twice.
    ///
    /// @return the request after that
    JsonNode approve(JsonNode request, String reason) {
        var place = "/api/v1/releases/" + request.get("id").asString() + "/approval";
        var body = Map.of("digest", request.get("digest").asString(), "approve", true, "reason", reason);
        as("approver1").post(place, body).expecting(200);
        var after = as("approver2").post(place, body).expecting(200).json();
        if (!after.get("state").asString().equals("RELEASED")) {
            throw new AssertionError("not released: " + after);
        }
        return after;
    }

    /// Brings everything of a meeting to where it was proposed, and reports its first passage as too low.
    ///
    /// @return the id of the incident
    String report(String meeting) {
        determineAsProposed(meeting);
        return spill(meeting, "p1").get("id").asString();
    }

    JsonNode spill(String meeting, String passage) {
        return as("officer1")
                .post(
                        "/api/v1/meetings/" + meeting + "/passages/" + passage + "/spill",
                        Map.of("level", "S", "reason", "EXERCISE"))
                .expecting(201)
                .json();
    }
}
