package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.sacho.server.Exercise.Meeting;

/// The stages in which a transcript comes in and is read.
final class ArrivalStages {

    private ArrivalStages() {}

    /// What a meeting looks like that was read completely: the server finishes that by itself.
    static void requireRead(Exercise exercise, String meeting, int cues) {
        exercise.officer().awaitState(meeting, List.of("REVIEW"));
        assertThat(exercise.passages(meeting))
                .hasSize(cues)
                .allMatch(passage -> !passage.get("verdict").isNull());
    }

    /// Long transcripts, one after the other.
    static final class Uploading implements Stage {
        private final Exercise exercise;
        private final List<Meeting> meetings;

        Uploading(Exercise exercise) {
            this.exercise = exercise;
            this.meetings = IntStream.range(0, Stages.MEETINGS)
                    .mapToObj(_ -> exercise.next(Stages.LONG))
                    .toList();
        }

        @Override
        public int steps() {
            return Stages.MEETINGS;
        }

        @Override
        public void act(int step) {
            exercise.bring(meetings.get(step));
        }

        @Override
        public Found look(int step) {
            var ids = exercise.titled(meetings.get(step).title());
            assertThat(ids).hasSizeLessThan(2);
            ids.forEach(id -> requireRead(exercise, id, Stages.LONG));
            return Stages.found(!ids.isEmpty());
        }

        @Override
        public void complete() {
            exercise.complete(exercise.titled(meetings.getFirst().title()).getFirst());
            meetings.stream()
                    .skip(1)
                    .flatMap(meeting -> exercise.titled(meeting.title()).stream())
                    .forEach(exercise::delete);
        }
    }

    /// A transcript of thousands of cues that was acknowledged a moment ago.
    static final class Reading implements Stage {
        private static final int CUES = 4_000;
        private final Exercise exercise;
        private final Meeting meeting;
        private final boolean untilClassifying;
        private String id = "";

        Reading(Exercise exercise, boolean untilClassifying) {
            this.exercise = exercise;
            this.meeting = exercise.next(CUES);
            this.untilClassifying = untilClassifying;
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public void act(int step) {
            id = exercise.bring(meeting);
            if (untilClassifying) {
                assertThat(exercise.officer().awaitState(id, List.of("CLASSIFYING", "REVIEW")))
                        .isEqualTo("CLASSIFYING");
            }
        }

        @Override
        public boolean afterLast() {
            return true;
        }

        @Override
        public Found look(int step) {
            requireRead(exercise, id, CUES);
            return Found.WHOLE;
        }

        @Override
        public void complete() {
            exercise.delete(id);
        }
    }
}
