package org.sacho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.classify.Verdict;
import org.sacho.classify.adviser.FakeModel;
import org.sacho.classify.adviser.FakeModel.Said;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.State;
import org.sacho.review.Reviews.Result;

/// Meetings of an installation whose policy has a language model.
class AdvisedMeetingTest {

    private static final String REMARK = "EXERCISE. The range opens at nine.";

    @TempDir
    private Path folder;

    static byte[] packFor(FakeModel model) throws IOException {
        return (Files.readString(Path.of("policies", "exercise.yaml")) + "\nadviser: {endpoint: \"" + model.address()
                        + "\", model: exercise-model}\n")
                .getBytes(UTF_8);
    }

    @Test
    void meeting_whoseModelIsBroken_isHeldAtItsSystemHighAndDetermined() throws IOException {
        try (var model = FakeModel.that(FakeModel.status(400));
                var here = Workplace.in(folder, packFor(model))) {
            var meeting = here.bring("C", REMARK, "EXERCISE. Nothing else.");

            var held = passage(here, meeting);
            assertThat(held.verdict().map(Verdict::standing)).contains(Verdict.Standing.ABSTAINED);
            assertThat(held.verdict().map(Verdict::label)).contains(here.label("C"));
            assertThat(here.sacho
                            .reviews()
                            .acceptProposed(here.officer1, meeting)
                            .remaining())
                    .isEqualTo(2);
            assertThat(here.sacho.reviews().determine(here.officer1, meeting, "p2", "C", ""))
                    .isInstanceOf(Result.Determined.class);
            var result = here.sacho.reviews().determine(here.officer1, meeting, "p1", "U", "EXERCISE reason");
            assertThat(result).isInstanceOf(Result.Waiting.class);
            here.sacho.reviews().decide(here.approver1, ((Result.Waiting) result).determination(), true, "");

            assertThat(passage(here, meeting).determination())
                    .hasValueSatisfying(
                            found -> assertThat(found.value().label()).isEqualTo(here.label("U")));
        }
    }

    /// The store keeps no more than the ceiling; that the model suspects more is for people to settle.
    @Test
    void meeting_whoseModelProposesMoreThanTheCeiling_isReviewedLikeAnyOther() throws IOException {
        try (var model = FakeModel.saying(_ -> new Said("TS", "range"));
                var here = Workplace.in(folder, packFor(model))) {
            var meeting = here.bring("C", REMARK);

            assertThat(passage(here, meeting).verdict().map(Verdict::label)).contains(here.label("TS"));
            assertThat(passage(here, meeting).label(here.label("C"))).isEqualTo(here.label("C"));
            here.determine(meeting, "p1", "C");

            assertThat(passage(here, meeting).undecided()).isFalse();
            assertThat(here.draft(meeting, "C").items()).isNotEmpty();
        }
    }

    @Test
    void server_stoppedWhileTheModelThinks_takesTheMeetingUpAgain() throws Exception {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var model = FakeModel.that((_, _) -> {
            asked.countDown();
            never.await();
        })) {
            String meeting;
            try (var here = Workplace.in(folder, packFor(model))) {
                meeting = here.take("EXERCISE meeting", "S", REMARK);
                asked.await();
                assertThat(here.state(meeting)).isEqualTo(State.CLASSIFYING);
            }
            model.nowDoes(FakeModel.opinions(_ -> new Said("S", "range")));
            try (var again = Workplace.in(folder, packFor(model))) {
                again.awaitReview(meeting);

                assertThat(passage(again, meeting).verdict().map(Verdict::label))
                        .contains(again.label("S"));
            }
        }
    }

    private static PassageView passage(Workplace here, String meeting) {
        var grant = here.sacho.access().toRead(here.officer1, meeting);
        return here.sacho.store().passages(meeting).open(grant).getFirst();
    }
}
