package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.server.Exercise.FIRST;
import static org.sacho.server.Exercise.SECOND;
import static org.sacho.server.Exercise.list;
import static org.sacho.server.Exercise.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The stages of the flow, in its order.
enum Stages {
    UPLOADING,
    PARSING,
    CLASSIFYING,
    ACCEPTING,
    DETERMINING,
    LOWERING,
    AGREEING,
    DRAFTING,
    EDITING,
    REQUESTING,
    APPROVING_FIRST,
    RELEASING,
    RELEASED,
    DESTROYING,
    SIGNING_IN;

    Stage begin(KilledServer server, Exercise exercise) {
        return switch (this) {
            case UPLOADING -> new ArrivalStages.Uploading(exercise);
            case PARSING -> new ArrivalStages.Reading(exercise, false);
            case CLASSIFYING -> new ArrivalStages.Reading(exercise, true);
            case ACCEPTING -> new Accepting(exercise);
            case DETERMINING -> new Determining(exercise);
            case LOWERING -> new Lowering(exercise);
            case AGREEING -> new Agreeing(server, exercise);
            case DRAFTING -> new Drafting(exercise);
            case EDITING -> new Editing(exercise);
            case REQUESTING -> new Requesting(exercise);
            case APPROVING_FIRST -> new ApprovingFirst(exercise);
            case RELEASING -> new Releasing(exercise, false);
            case RELEASED -> new Releasing(exercise, true);
            case DESTROYING -> new Destroying(exercise);
            case SIGNING_IN -> new SigningIn(server);
        };
    }

    static final int LONG = 1_000;
    static final int SHORT = 18;
    static final int MEETINGS = 3;

    static Stage.Found found(boolean whole) {
        return whole ? Stage.Found.WHOLE : Stage.Found.NOTHING;
    }

    /// All proposals of a long meeting in one act.
    private static final class Accepting implements Stage {
        private final Exercise exercise;
        private final List<String> meetings;

        Accepting(Exercise exercise) {
            this.exercise = exercise;
            this.meetings = exercise.each(3, exercise::reviewed, LONG);
        }

        @Override
        public int steps() {
            return meetings.size();
        }

        @Override
        public void act(int step) {
            exercise.accept(meetings.get(step));
        }

        @Override
        public Found look(int step) {
            long determined = exercise.passages(meetings.get(step)).stream()
                    .filter(passage -> !passage.get("determination").isNull())
                    .count();
            assertThat(determined).isIn(0L, (long) LONG);
            return found(determined > 0);
        }

        @Override
        public void complete() {
            exercise.complete(meetings.getFirst());
            meetings.stream().skip(1).forEach(exercise::delete);
        }
    }

    /// One passage after the other.
    private static final class Determining implements Stage {
        private final Exercise exercise;
        private final String meeting;

        Determining(Exercise exercise) {
            this.exercise = exercise;
            this.meeting = exercise.reviewed(3 * SHORT);
        }

        @Override
        public int steps() {
            // The last remarks stay as they are proposed, so that something is left for the lowest readers.
            return 3 * SHORT - 3;
        }

        @Override
        public void act(int step) {
            exercise.officer()
                    .put(
                            path(meeting) + "/passages/p" + (step + 1) + "/determination",
                            Map.of("level", "S", "reason", "EXERCISE " + step))
                    .expecting(200);
        }

        @Override
        public Found look(int step) {
            var determination = exercise.passages(meeting).get(step).get("determination");
            if (!determination.isNull()) {
                assertThat(determination.get("level").asString()).isEqualTo("S");
                assertThat(determination.get("reason").asString()).isEqualTo("EXERCISE " + step);
            }
            return found(!determination.isNull());
        }

        @Override
        public void complete() {
            exercise.complete(meeting);
        }
    }

    /// Requests to lower the secret passages of a meeting, which a second person must agree to.
    private static class Lowering implements Stage {
        final Exercise exercise;
        final String meeting;
        private final List<String> passages;

        Lowering(Exercise exercise) {
            this.exercise = exercise;
            this.meeting = exercise.reviewed(3 * SHORT);
            this.passages = exercise.passages(meeting).stream()
                    .filter(passage ->
                            passage.get("verdict").get("level").asString().equals("S"))
                    .map(passage -> passage.get("id").asString())
                    .toList();
        }

        @Override
        public int steps() {
            return SHORT;
        }

        @Override
        public void act(int step) {
            ask(step);
        }

        final String ask(int step) {
            return exercise.officer()
                    .put(
                            path(meeting) + "/passages/" + passages.get(step) + "/determination",
                            Map.of("level", "C", "reason", "EXERCISE"))
                    .expecting(202)
                    .json()
                    .get("determinationId")
                    .asString();
        }

        final JsonNode passage(int step) {
            return exercise.passages(meeting).stream()
                    .filter(passage -> passage.get("id").asString().equals(passages.get(step)))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Found look(int step) {
            var pending = passage(step).get("pending");
            assertThat(passage(step).get("determination").isNull()).isTrue();
            assertThat(waiting(step)).isEqualTo(!pending.isNull());
            return found(!pending.isNull());
        }

        final boolean waiting(int step) {
            var queue = exercise.officer().get("/api/v1/determinations").expecting(200);
            return list(queue.json())
                    .filter(request -> request.get("determinationId").asString().startsWith(meeting))
                    .anyMatch(request ->
                            request.get("passage").get("id").asString().equals(passages.get(step)));
        }

        @Override
        public void complete() {
            exercise.complete(meeting);
        }
    }

    /// The second person agrees.
    private static final class Agreeing extends Lowering {
        private final KilledServer server;
        private final List<String> requests = new ArrayList<>();

        Agreeing(KilledServer server, Exercise exercise) {
            super(exercise);
            this.server = server;
            IntStream.range(0, SHORT).forEach(step -> requests.add(ask(step)));
        }

        @Override
        public void act(int step) {
            server.as(FIRST)
                    .post("/api/v1/determinations/" + requests.get(step) + "/approval", Map.of("approve", true))
                    .expecting(200);
        }

        @Override
        public Found look(int step) {
            var determination = passage(step).get("determination");
            boolean pending = !passage(step).get("pending").isNull();
            assertThat(pending).isEqualTo(determination.isNull()).isEqualTo(waiting(step));
            if (!pending) {
                assertThat(determination.get("level").asString()).isEqualTo("C");
                assertThat(determination.get("second").asString()).isEqualTo(FIRST);
            }
            return found(!pending);
        }
    }

    /// Stages whose steps are one act on each of several meetings.
    private abstract static class EachMeeting implements Stage {
        final Exercise exercise;
        final List<String> meetings;

        EachMeeting(Exercise exercise, List<String> meetings) {
            this.exercise = exercise;
            this.meetings = meetings;
        }

        @Override
        public int steps() {
            return meetings.size();
        }

        @Override
        public void complete() {
            meetings.forEach(exercise::complete);
        }
    }

    private static final class Drafting extends EachMeeting {
        Drafting(Exercise exercise) {
            super(exercise, exercise.each(MEETINGS, exercise::determined, SHORT));
        }

        @Override
        public void act(int step) {
            exercise.draft(meetings.get(step));
        }

        @Override
        public Found look(int step) {
            var drafted = exercise.officer()
                    .get(path(meetings.get(step)) + "/minutes")
                    .expecting(200)
                    .json();
            assertThat(drafted.size()).isIn(0, 2);
            assertThat(exercise.state(meetings.get(step))).isEqualTo(drafted.isEmpty() ? "REVIEW" : "DRAFTING");
            return found(!drafted.isEmpty());
        }
    }

    /// Items and statutory fields of one edition in turn.
    private static final class Editing implements Stage {
        private static final List<String> FIELDS =
                List.of("title", "host", "dateAndPlace", "attendees", "proceedings", "agenda");
        private final Exercise exercise;
        private final String meeting;

        Editing(Exercise exercise) {
            this.exercise = exercise;
            this.meeting = exercise.drafted(SHORT);
        }

        @Override
        public int steps() {
            return 2 * FIELDS.size();
        }

        @Override
        public void act(int step) {
            var edition = path(meeting) + "/minutes/U";
            var answer = step % 2 == 0
                    ? exercise.officer()
                            .put(edition + "/items/" + (step / 2 + 1), Map.of("text", "EXERCISE serial words " + step))
                    : exercise.officer().put(edition + "/fields", Map.of(FIELDS.get(step / 2), "EXERCISE " + step));
            answer.expecting(200);
        }

        @Override
        public Found look(int step) {
            var edition = exercise.edition(meeting, "U");
            if (step % 2 == 1) {
                return found(edition.get("fields")
                        .get(FIELDS.get(step / 2))
                        .asString()
                        .startsWith("EXERCISE " + step));
            }
            var item = edition.get("items").get(step / 2);
            boolean edited = item.get("text").asString().equals("EXERCISE serial words " + step);
            assertThat(item.get("edited").asBoolean()).isEqualTo(edited);
            return found(edited);
        }

        @Override
        public void complete() {
            exercise.complete(meeting);
        }
    }

    private static final class Requesting extends EachMeeting {
        Requesting(Exercise exercise) {
            super(exercise, exercise.each(MEETINGS, exercise::drafted, SHORT));
        }

        @Override
        public void act(int step) {
            exercise.request(meetings.get(step));
        }

        @Override
        public Found look(int step) {
            var meeting = meetings.get(step);
            var requests = exercise.requests(meeting);
            assertThat(requests).hasSizeLessThan(2);
            boolean asked = !requests.isEmpty();
            assertThat(exercise.state(meeting)).isEqualTo(asked ? "APPROVAL" : "DRAFTING");
            assertThat(exercise.edition(meeting, "U").get("state").asString()).isEqualTo(asked ? "SUBMITTED" : "DRAFT");
            return found(asked);
        }
    }

    private static final class ApprovingFirst extends EachMeeting {
        ApprovingFirst(Exercise exercise) {
            super(exercise, exercise.each(MEETINGS, exercise::requested, SHORT));
        }

        @Override
        public void act(int step) {
            exercise.approve(FIRST, meetings.get(step));
        }

        @Override
        public Found look(int step) {
            var request = exercise.requests(meetings.get(step)).getFirst();
            assertThat(request.get("state").asString()).isEqualTo("PENDING");
            exercise.requireNothingReleased(
                    meetings.get(step), request.get("digest").asString());
            return found(!request.get("approvals").isEmpty());
        }
    }

    /// The second approval, and with it guard, journal, shelf and settlement.
    private static final class Releasing extends EachMeeting {
        private final boolean afterLast;

        Releasing(Exercise exercise, boolean afterLast) {
            super(exercise, exercise.each(MEETINGS, exercise::approvedOnce, SHORT));
            this.afterLast = afterLast;
        }

        @Override
        public boolean afterLast() {
            return afterLast;
        }

        @Override
        public void act(int step) {
            exercise.approve(SECOND, meetings.get(step));
        }

        @Override
        public Found look(int step) {
            var request = exercise.requests(meetings.get(step)).getFirst();
            boolean approved = request.get("approvals").size() == 2;
            if (approved) {
                exercise.requireReleasedOnce(meetings.get(step));
            } else {
                assertThat(request.get("state").asString()).isEqualTo("PENDING");
                exercise.requireNothingReleased(
                        meetings.get(step), request.get("digest").asString());
            }
            return found(approved);
        }
    }

    private static final class Destroying extends EachMeeting {
        Destroying(Exercise exercise) {
            super(exercise, exercise.each(MEETINGS, exercise::drafted, SHORT));
        }

        @Override
        public void act(int step) {
            if (step % 2 == 0) {
                exercise.destroy(meetings.get(step));
            } else {
                exercise.delete(meetings.get(step));
            }
        }

        @Override
        public Found look(int step) {
            boolean gone = exercise.officer().get(path(meetings.get(step))).status() == 404;
            if (!gone) {
                assertThat(exercise.passages(meetings.get(step))).hasSize(SHORT);
            }
            return found(gone);
        }

        @Override
        public void complete() {
            meetings.stream()
                    .filter(meeting -> exercise.officer().get(path(meeting)).status() == 200)
                    .forEach(exercise::complete);
        }
    }

    /// Every token that was given out opens the door after the restart.
    private static final class SigningIn implements Stage {
        private final KilledServer server;
        private final List<Api> given = new ArrayList<>();

        SigningIn(KilledServer server) {
            this.server = server;
        }

        @Override
        public int steps() {
            return 2 * MEETINGS;
        }

        @Override
        public void act(int step) {
            given.add(server.anotherToken("reader1"));
        }

        @Override
        public Found look(int step) {
            return found(step < given.size()
                    && server.now(given.get(step)).get("/api/v1/meetings").status() == 200);
        }

        @Override
        public void complete() {
            server.now(given.getFirst()).get("/api/v1/meetings").expecting(200);
        }
    }
}
