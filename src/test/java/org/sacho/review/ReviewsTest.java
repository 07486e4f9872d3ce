package org.sacho.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.review.Reviews.Result;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

class ReviewsTest {

    private static final String NOTHING = "Coffee is served at ten.";
    private static final String CONFIDENTIAL = "The convoy route was moved.";
    private static final String TOP_SECRET = "Operation NORTHWIND begins.";

    private final Workplace here = Workplace.exercise();
    private final Reviews reviews = here.sacho.reviews();

    @Test
    void proposal_keptOrRaised_holdsAtOnce() {
        var meeting = here.bring("TS", NOTHING, CONFIDENTIAL);

        reviews.determine(here.officer1, meeting, "p1", "S", "");
        reviews.determine(here.officer2, meeting, "p2", "C", "");

        assertThat(determined(meeting, "p1")).isEqualTo("S");
        assertThat(determined(meeting, "p2")).isEqualTo("C");
    }

    @Test
    void proposal_lowered_needsAReason() {
        var meeting = here.bring("TS", CONFIDENTIAL);

        refused("lowering-needs-reason", () -> reviews.determine(here.officer1, meeting, "p1", "U", " "));
        assertThat(passage(meeting, "p1").pending()).isEmpty();
    }

    @Test
    void proposal_lowered_holdsOnlyWhenASecondPersonAgrees() {
        var meeting = here.bring("TS", CONFIDENTIAL);
        var id = waiting(reviews.determine(here.officer1, meeting, "p1", "U", "EXERCISE reason"));
        assertThat(determined(meeting, "p1")).isEqualTo("TS");

        refused("own-proposal", () -> reviews.decide(here.officer1, id, true, ""));
        reviews.decide(here.approver1, id, true, "");

        assertThat(determined(meeting, "p1")).isEqualTo("U");
        var determination = passage(meeting, "p1").determination().orElseThrow().value();
        assertThat(determination.by()).isEqualTo(here.officer1.id());
        assertThat(determination.second()).contains(here.approver1.id());
        refused("already-decided", () -> reviews.decide(here.approver2, id, true, ""));
    }

    @Test
    void lowering_refused_leavesThePassageUndecided() {
        var meeting = here.bring("TS", CONFIDENTIAL);
        var id = waiting(reviews.determine(here.officer1, meeting, "p1", "U", "EXERCISE reason"));

        refused("refusal-needs-reason", () -> reviews.decide(here.approver1, id, false, " "));
        reviews.decide(here.approver1, id, false, "EXERCISE no");

        assertThat(passage(meeting, "p1").undecided()).isTrue();
        assertThat(passage(meeting, "p1").pending()).isEmpty();
    }

    @Test
    void lowering_overtakenByAnotherDetermination_canNoLongerBeApproved() {
        var meeting = here.bring("TS", CONFIDENTIAL);
        var id = waiting(reviews.determine(here.officer1, meeting, "p1", "U", "EXERCISE reason"));

        reviews.determine(here.officer2, meeting, "p1", "S", "");

        refused("already-decided", () -> reviews.decide(here.approver1, id, true, ""));
        assertThat(determined(meeting, "p1")).isEqualTo("S");
    }

    @Test
    void determination_ofSomebodyElse_loweredOnlyWithASecondPerson() {
        var meeting = here.bring("TS", NOTHING);
        reviews.determine(here.officer1, meeting, "p1", "S", "");

        var result = reviews.determine(here.officer2, meeting, "p1", "U", "EXERCISE reason");

        assertThat(result).isInstanceOf(Result.Waiting.class);
        assertThat(determined(meeting, "p1")).isEqualTo("S");
    }

    @Test
    void determination_takenOverFromSomebodyElse_stillNeedsASecondPersonToGoBelowTheirs() {
        var meeting = here.bring("TS", NOTHING);
        reviews.determine(here.officer1, meeting, "p1", "S", "");
        reviews.determine(here.officer2, meeting, "p1", "TS", "");

        assertThat(reviews.determine(here.officer2, meeting, "p1", "S", "EXERCISE reason"))
                .isInstanceOf(Result.Determined.class);
        assertThat(reviews.determine(here.officer2, meeting, "p1", "C", "EXERCISE reason"))
                .isInstanceOf(Result.Waiting.class);
    }

    @Test
    void determination_ofOnesOwn_takenBackDownToTheProposalAlone() {
        var meeting = here.bring("TS", NOTHING);
        reviews.determine(here.officer1, meeting, "p1", "S", "");

        reviews.determine(here.officer1, meeting, "p1", "U", "");

        assertThat(determined(meeting, "p1")).isEqualTo("U");
    }

    @Test
    void level_aboveTheMeetingsCeilingOrUnknown_refused() {
        var meeting = here.bring("C", NOTHING);

        refused("level-above-ceiling", () -> reviews.determine(here.officer1, meeting, "p1", "S", ""));
        refused("unknown-level", () -> reviews.determine(here.officer1, meeting, "p1", "COSMIC", ""));
        refused("not-found", () -> reviews.determine(here.officer1, meeting, "p9", "C", ""));
    }

    @Test
    void acceptProposed_takesWhatThePolicyLetsOnePersonAccept() {
        var meeting = here.bring("TS", NOTHING, CONFIDENTIAL, TOP_SECRET);

        var accepted = reviews.acceptProposed(here.officer1, meeting);

        assertThat(accepted.byLevel()).containsOnlyKeys("U", "C");
        assertThat(accepted.remaining()).isEqualTo(1);
        assertThat(passage(meeting, "p3").undecided()).isTrue();
    }

    @Test
    void acceptProposed_leavesDeterminationsAndWaitingRequestsAlone() {
        var meeting = here.bring("TS", NOTHING, CONFIDENTIAL);
        reviews.determine(here.officer2, meeting, "p1", "S", "");
        reviews.determine(here.officer2, meeting, "p2", "U", "EXERCISE reason");

        assertThat(reviews.acceptProposed(here.officer1, meeting).byLevel()).isEmpty();

        assertThat(determined(meeting, "p1")).isEqualTo("S");
        assertThat(passage(meeting, "p2").pending()).isPresent();
    }

    @Test
    void acceptProposed_underRulesThatLetNobodyAlone_leavesEveryLevelThatNeedsTwo() {
        var korean = Workplace.korean();
        var meeting = korean.bring("S2", NOTHING, "통신 운용지시를 나눈다.", "중장기 전력정비를 다룬다.", "내부 검토안을 본다.");

        var accepted = korean.sacho.reviews().acceptProposed(korean.officer1, meeting);

        assertThat(accepted.byLevel()).containsOnlyKeys("N", "D");
        assertThat(accepted.remaining()).isEqualTo(2);
    }

    @Test
    void meeting_unknownOrSomebodyElses_isNotFoundAlike() {
        var meeting = here.bring("C", NOTHING);
        var outsider = here.person("officer9", here.label("TS"), Role.OFFICER);

        refused("not-found", () -> reviews.determine(outsider, meeting, "p1", "C", ""));
        refused("not-found", () -> reviews.determine(outsider, "nowhere", "p1", "C", ""));
        refused("not-found", () -> reviews.acceptProposed(outsider, meeting));
        refused("not-found", () -> reviews.determine(here.reader1, meeting, "p1", "C", ""));
    }

    @Test
    void queue_showsRequestsToThoseTheyWerePutBefore() {
        var meeting = here.bring("TS", CONFIDENTIAL);
        var id = waiting(reviews.determine(here.officer1, meeting, "p1", "U", "EXERCISE reason"));
        var elsewhere = here.person("approver9", here.label("TS"), Role.APPROVER);
        var notCleared = here.person("approver8", here.label("S"), Role.APPROVER);
        var officer = here.person("officer9", here.label("TS"), Role.OFFICER);

        assertThat(seenBy(elsewhere)).contains(id);
        assertThat(seenBy(here.officer2)).contains(id);
        assertThat(seenBy(notCleared)).doesNotContain(id);
        assertThat(seenBy(officer)).doesNotContain(id);
        refused("not-found", () -> reviews.decide(notCleared, id, true, ""));
        refused("not-found", () -> reviews.decide(here.approver1, "nowhere_0", true, ""));
    }

    private List<String> seenBy(Subject subject) {
        return reviews.queue(subject).stream()
                .map(waiting -> waiting.request().id())
                .toList();
    }

    private PassageView passage(String meeting, String id) {
        var grant = here.sacho.access().toRead(here.officer1, meeting);
        return here.sacho.store().passages(meeting).open(grant).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String determined(String meeting, String id) {
        return passage(meeting, id)
                .label(here.sacho.store().high(meeting).label())
                .toString();
    }

    private static String waiting(Result result) {
        return switch (result) {
            case Result.Waiting(var id) -> id;
            case Result.Determined(var passage) -> throw new AssertionError("it held at once");
        };
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
