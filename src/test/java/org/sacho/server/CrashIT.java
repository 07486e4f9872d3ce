package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9` in every stage of the flow, on one data folder: nothing acknowledged is lost, nothing is there in
/// part, nothing is released twice, and every meeting still gets to its readers.
///
/// The moment of a kill is random; `-Dsacho.crash.seed` repeats the draw, not the race. One round, or
/// `-Dsacho.crash.rounds` of them, from the stage `-Dsacho.crash.from` on.
@TestInstance(Lifecycle.PER_CLASS)
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("sacho.crash.rounds", 1);
    private static final Stages FROM = Stages.valueOf(System.getProperty("sacho.crash.from", Stages.UPLOADING.name()));
    private static final long SEED = Long.getLong("sacho.crash.seed", System.nanoTime());

    private KilledServer server;
    private Exercise exercise;
    private Figures figures = new Figures();

    private static final class Figures {
        private int kills;
        private int acknowledged;
        private int lost;
        private int inFlightWhole;
        private int inFlightNothing;

        @Override
        public String toString() {
            return "kills " + kills + ", acknowledged " + acknowledged + ", lost " + lost + ", in flight: kept whole "
                    + inFlightWhole + ", not begun " + inFlightNothing;
        }
    }

    @BeforeAll
    void start(@TempDir Path data) {
        server = new KilledServer(data, SEED);
        exercise = new Exercise(server);
    }

    @AfterEach
    void report(TestInfo test) {
        System.out.println("crash " + test.getDisplayName() + ": " + figures + " (seed " + SEED + ")");
        figures = new Figures();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Stages> stages() {
        return Arrays.stream(Stages.values()).filter(stage -> stage.compareTo(FROM) >= 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void server_killedInThisStage_losesNothingAndGoesOn(Stages stages) {
        // A release is several durable steps, between which a kill must hit; one round of a build hits one of them.
        int rounds = stages == Stages.RELEASING && ROUNDS > 1 ? 3 * ROUNDS : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            var stage = stages.begin(server, exercise);
            int acknowledged = stage.afterLast()
                    ? server.killAfter(stage.steps(), stage::act)
                    : server.killDuring(stage.steps(), stage::act);
            server.restart();
            count(stage, acknowledged);
            stage.complete();
        }
        exercise.requireEveryReleaseRecordedOnce();
    }

    private void count(Stage stage, int acknowledged) {
        figures.kills++;
        figures.acknowledged += acknowledged;
        for (int step = 0; step < stage.steps(); step++) {
            boolean whole = stage.look(step) == Stage.Found.WHOLE;
            if (step < acknowledged) {
                figures.lost += whole ? 0 : 1;
            } else if (step == acknowledged) {
                figures.inFlightWhole += whole ? 1 : 0;
                figures.inFlightNothing += whole ? 0 : 1;
            } else {
                assertThat(whole).as("a step that was never begun").isFalse();
            }
        }
        assertThat(figures.lost).as("lost of what was acknowledged").isZero();
    }

    @Test
    void server_killedWhileItStarts_startsTheNextTime() {
        for (int round = 0; round < ROUNDS; round++) {
            var meeting = exercise.approvedOnce(18);
            server.killWhileStarting();
            server.restart();
            figures.kills++;
            figures.acknowledged++;
            assertThat(exercise.requests(meeting).getFirst().get("approvals").size())
                    .isOne();
            exercise.complete(meeting);
        }
        exercise.requireEveryReleaseRecordedOnce();
    }
}
