package org.sacho.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.Workplace;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.guard.ContentDigest;
import org.sacho.meeting.Access;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicyDigest;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

class ReleasesTest {

    private static final String NOTHING = "Coffee is served at ten.";

    private final Workplace here = Workplace.exercise();
    private final Releases releases = here.sacho.releases();

    @Test
    void edition_approvedByTwo_comesOntoItsReadersShelfAndClosesTheMeeting() {
        var meeting = drafted(here, "U", NOTHING + " One.");

        var released = here.release(meeting, "U");

        assertThat(released.status()).isEqualTo(Status.RELEASED);
        assertThat(read(here, here.reader1, released).items())
                .extracting(ReleasedMinutes.Entry::text)
                .containsExactly(NOTHING + " One.");
        assertThat(here.state(meeting)).isEqualTo(State.CLOSED);
        assertThat(actions(here, released.id())).contains(Action.RELEASED);
    }

    @Test
    void request_approvedTwiceByOnePerson_refused() {
        var request = requested(here, "U", NOTHING);
        releases.decide(here.approver1, request.id(), request.digest(), true, "");

        refused(
                "already-approved-by-you",
                () -> releases.decide(here.approver1, request.id(), request.digest(), true, ""));
        assertThat(releases.get(releases.leave(here.approver1, request.id()), request.id())
                        .status())
                .isEqualTo(Status.PENDING);
    }

    @Test
    void request_approvedByWhoeverAskedOrWrote_refused() {
        var both = here.person("both1", here.label("TS"), Role.OFFICER, Role.APPROVER);
        var meeting = here.bring("TS", NOTHING);
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");
        var request = releases.request(here.officer1, meeting, "U");
        var asOfficer = new Subject(here.officer1.id(), here.label("TS"), Set.of(Role.APPROVER));

        refused("own-proposal", () -> releases.decide(asOfficer, request.id(), request.digest(), true, ""));
        assertThat(request.excluded()).contains(here.officer1.id()).doesNotContain(both.id());
        assertThat(releases.decide(both, request.id(), request.digest(), true, "")
                        .approvals())
                .hasSize(1);
    }

    @Test
    void request_decidedByOthersThanApprovers_isNotFound() {
        var request = requested(here, "U", NOTHING);
        var notCleared = here.person("approver8", here.label("S"), Role.APPROVER);

        for (var subject : List.of(here.officer2, here.reader1, notCleared)) {
            refused("not-found", () -> releases.decide(subject, request.id(), request.digest(), true, ""));
        }
        refused("not-found", () -> releases.decide(here.approver1, "nowhere_1", request.digest(), true, ""));
    }

    @Test
    void request_decidedForAnotherDigest_refused() {
        var request = requested(here, "U", NOTHING);
        var other = ContentDigest.of(new byte[0]);

        refused("content-changed", () -> releases.decide(here.approver1, request.id(), other, true, ""));
    }

    @Test
    void passage_raisedAfterTheRequest_endsTheRequest() {
        var meeting = drafted(here, "U", NOTHING);
        var request = releases.request(here.officer1, meeting, "U");
        releases.decide(here.approver1, request.id(), request.digest(), true, "");
        here.determine(meeting, "p1", "S");

        refused("content-changed", () -> releases.decide(here.approver2, request.id(), request.digest(), true, ""));

        var ended = releases.get(releases.leave(here.approver1, request.id()), request.id());
        assertThat(ended.status()).isEqualTo(Status.REFUSED);
        assertThat(ended.shelf()).isEmpty();
        assertThat(here.state(meeting)).isEqualTo(State.DRAFTING);
    }

    @Test
    void refusal_needsAReason_andGivesTheEditionBack() {
        var meeting = drafted(here, "U", NOTHING);
        var request = releases.request(here.officer1, meeting, "U");

        refused(
                "refusal-needs-reason",
                () -> releases.decide(here.approver1, request.id(), request.digest(), false, " "));
        var refused = releases.decide(here.approver1, request.id(), request.digest(), false, "EXERCISE no");

        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        refused("already-decided", () -> releases.decide(here.approver2, request.id(), request.digest(), true, ""));
        assertThat(releases.request(here.officer1, meeting, "U").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void request_withFindings_isRefusedAtOnceAndNobodyIsAsked() {
        var meeting = drafted(here, "U", NOTHING);
        here.sacho.drafting().editItem(here.officer1, meeting, "U", "1", "About the convoy route.");

        var request = releases.request(here.officer1, meeting, "U");

        assertThat(request.status()).isEqualTo(Status.REFUSED);
        assertThat(request.findings()).isNotEmpty();
        refused("already-decided", () -> releases.decide(here.approver1, request.id(), request.digest(), true, ""));
        assertThat(here.state(meeting)).isEqualTo(State.DRAFTING);
    }

    @Test
    void passageLoweredByTwo_goesOutAlthoughARuleStillFires() {
        var meeting = drafted(here, "U", "The convoy route is public now.");

        var request = releases.request(here.officer1, meeting, "U");

        assertThat(request.findings()).isEmpty();
        assertThat(request.decided()).extracting("rule").containsOnly("northwind.movement");
    }

    /// AC-4(9): whoever approves sees what was said around a sentence that a rule fires on.
    @Test
    void finding_isPutBeforeTheApproversWithTheTwoPassagesOnEitherSide() {
        var meeting = here.bring(
                "TS", "One.", "Two.", "Three.", "The convoy route is public now.", "Five.", "Six.", "Seven.");
        for (int i = 1; i <= 7; i++) {
            here.determine(meeting, "p" + i, i == 4 ? "U" : "S");
        }
        here.draft(meeting, "U");
        var request = releases.request(here.officer1, meeting, "U");

        var around = releases.surroundings(releases.leave(here.approver1, request.id()), request);

        assertThat(around).hasSize(1);
        assertThat(around.getFirst().place()).isEqualTo("items/1");
        assertThat(around.getFirst().passages())
                .extracting(nearby -> nearby.passage().id(), Surroundings.Nearby::cited)
                .containsExactly(
                        tuple("p2", false),
                        tuple("p3", false),
                        tuple("p4", true),
                        tuple("p5", false),
                        tuple("p6", false));
    }

    @Test
    void edition_changedAfterTheRequest_showsNothingThatWasSaid() {
        var meeting = drafted(here, "U", "The convoy route is public now.");
        var request = releases.request(here.officer1, meeting, "U");
        here.determine(meeting, "p1", "S");

        assertThat(releases.surroundings(releases.leave(here.approver1, request.id()), request))
                .isEmpty();
    }

    @Test
    void meeting_notDraftedOrTwiceSubmitted_cannotAskForRelease() {
        var meeting = here.bring("TS", NOTHING);
        refused("draft-first", () -> releases.request(here.officer1, meeting, "U"));
        here.draft(meeting, "U");
        releases.request(here.officer1, meeting, "U");
        refused("edition-submitted", () -> releases.request(here.officer1, meeting, "U"));
        refused("not-your-role", () -> releases.request(here.approver1, meeting, "U"));
    }

    @Test
    void fourStores_secretMeetingGoesOutToTheTwoLowest_eachWithItsOwn() {
        var korean = Workplace.korean();
        var meeting = korean.bring("S2", "차를 마셨다.", "서류를 나눴다.", "지도를 봤다.");
        korean.determine(meeting, "p1", "N");
        korean.determine(meeting, "p2", "D");
        korean.determine(meeting, "p3", "S2");
        korean.sacho.drafting().draft(korean.officer1, meeting);

        var general = korean.release(meeting, "N");
        var restricted = korean.release(meeting, "D");

        assertThat(read(korean, korean.reader1, general).items()).hasSize(1);
        assertThat(read(korean, korean.officer2, restricted).items()).hasSize(2);
        assertThatThrownBy(() -> read(korean, korean.reader1, restricted)).hasMessage("not-found");
        assertThat(korean.state(meeting)).isEqualTo(State.CLOSED);
    }

    @Test
    void policyChangedAfterAnApproval_voidsTheRequest(@TempDir Path folder) throws Exception {
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            var request = requested(own, "U", NOTHING);
            own.sacho.releases().decide(own.approver1, request.id(), request.digest(), true, "");
            byte[] next = Files.readString(Path.of("policies", "exercise.yaml"))
                    .replace("EXERCISE policy", "EXERCISE policy revised")
                    .getBytes(StandardCharsets.UTF_8);
            own.sacho.policies().propose(new SubjectId("secadmin1"), next, "next.yaml");
            own.sacho.policies().decide(new SubjectId("secadmin2"), PolicyDigest.of(next), true);

            var ended = own.sacho.releases().decide(own.approver2, request.id(), request.digest(), true, "");

            assertThat(ended.status()).isEqualTo(Status.REFUSED);
            assertThat(ended.refusal()).contains("POLICY_CHANGED_SINCE_APPROVAL");
            assertThat(actions(own, request.id()))
                    .contains(Action.RELEASE_REFUSED)
                    .doesNotContain(Action.RELEASED);
        }
    }

    @Test
    void approvalOfSomebodyNoLongerEntitled_doesNotCount_andTheServerStillStarts(@TempDir Path folder) {
        ReleaseRequest request;
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            request = requested(own, "U", NOTHING);
            own.sacho.releases().decide(own.approver1, request.id(), request.digest(), true, "");
            own.sacho.accounts().change(own.approver1.id(), Set.of(Role.APPROVER), own.label("TS"), true);

            assertThat(own.sacho
                            .releases()
                            .decide(own.approver2, request.id(), request.digest(), true, "")
                            .status())
                    .isEqualTo(Status.PENDING);
        }
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            var approver3 = own.person("approver3", own.label("TS"), Role.APPROVER);
            assertThat(own.sacho
                            .releases()
                            .decide(approver3, request.id(), request.digest(), true, "")
                            .status())
                    .isEqualTo(Status.RELEASED);
        }
    }

    private static String drafted(Workplace where, String edition, String remark) {
        var meeting = where.bring("TS", remark);
        where.determine(meeting, "p1", edition);
        where.draft(meeting, edition);
        return meeting;
    }

    private static ReleaseRequest requested(Workplace where, String edition, String remark) {
        return where.sacho.releases().request(where.officer1, drafted(where, edition, remark), edition);
    }

    private static ReleasedMinutes read(Workplace where, Subject reader, ReleaseRequest released) {
        var id = released.shelf().orElseThrow();
        var target = where.sacho.shelves().target(id).orElseThrow();
        var grant = Access.orNotFound(where.sacho.monitor().decideRead(reader, target));
        return where.sacho.shelves().open(grant, id);
    }

    private static List<Action> actions(Workplace where, String request) {
        return where.sacho.audit().find(AuditQuery.newest(AuditQuery.MAX_LIMIT)).stream()
                .filter(entry -> entry.event().object().equals(request))
                .map(entry -> entry.event().action())
                .toList();
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
