package org.sacho.audit;

import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the verifier found, for people and for programs.
final class VerificationText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VerificationText() {}

    /// Lines, each with its newline.
    static String sentence(Verification verification) {
        return switch (verification) {
            case Verification.Intact intact ->
                "intact: " + intact.size() + " records, the first "
                        + intact.checkpointSize() + " of them signed"
                        + intact.lastCheckpoint().map(at -> " at " + at).orElse("")
                        + (intact.witnessed().isPresent()
                                ? ", the first " + intact.witnessed().getAsLong() + " witnessed"
                                : "")
                        + "\n"
                        + intact.notices().stream()
                                .map(notice -> "notice: " + notice.kind() + " at size " + notice.size() + ": "
                                        + notice.sentence() + "\n")
                                .collect(Collectors.joining());
            case Verification.Broken broken ->
                "broken: record " + broken.firstBad() + ": " + broken.what() + ": " + broken.sentence() + "\n";
        };
    }

    /// One line with its newline.
    static String json(Verification verification) {
        return JSON.writeValueAsString(object(verification)) + "\n";
    }

    private static ObjectNode object(Verification verification) {
        var json = JSON.createObjectNode();
        return switch (verification) {
            case Verification.Intact intact -> {
                json.put("intact", true)
                        .put("size", intact.size())
                        .put("checkpointSize", intact.checkpointSize())
                        .put("unfinishedLines", intact.unfinishedLines());
                intact.lastCheckpoint().ifPresent(at -> json.put("lastCheckpoint", at.toString()));
                intact.witnessed().ifPresent(size -> json.put("witnessed", size));
                var notices = json.putArray("notices");
                intact.notices()
                        .forEach(notice -> notices.addObject()
                                .put("kind", notice.kind().name())
                                .put("size", notice.size())
                                .put("sentence", notice.sentence()));
                yield json;
            }
            case Verification.Broken broken ->
                json.put("intact", false)
                        .put("firstBad", broken.firstBad())
                        .put("what", broken.what().name())
                        .put("sentence", broken.sentence());
        };
    }
}
