package org.sacho.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.Workplace;
import org.sacho.audit.Action;
import org.sacho.audit.AuditEntry;
import org.sacho.audit.AuditQuery;
import org.sacho.meeting.Access;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.minutes.Edition;
import org.sacho.release.ReleaseRequest;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.review.Raise;
import org.sacho.review.Reviews;
import org.sacho.spill.Holder.Way;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

/// NIST SP 800-53 IR-9: what went too low is isolated, who had it is found, and what is done about it is on record.
class SpillsTest {

    private static final String CANARY = "spillcanary";
    private static final String REASON = "EXERCISE reason";

    private final Workplace here = Workplace.exercise();
    private final Spills spills = here.sacho.spills();
    private final Incidents incidents = here.sacho.incidents();

    /// A meeting whose first passage went out, with the shelf it stands on.
    private record Released(String meeting, ReleaseRequest request) {
        String shelf() {
            return request.shelf().orElseThrow();
        }
    }

    private static Released released(Workplace where, String words) {
        var meeting = drafted(where, words);
        return new Released(meeting, where.release(meeting, "U"));
    }

    private static String drafted(Workplace where, String words) {
        var meeting = where.bring("TS", words + " " + CANARY + ".", "Coffee is served, " + words + ".");
        where.determine(meeting, "p1", "U");
        where.determine(meeting, "p2", "U");
        where.draft(meeting, "U");
        return meeting;
    }

    @Test
    void passage_reportedTooLow_isOutOfEverybodysReachAtOnce() {
        var released = released(here, "onestory");
        assertThat(here.sacho.search().find(here.reader1, "onestory").total()).isEqualTo(2);

        var incident = spills.report(here.approver1, released.meeting(), "p1", "S", REASON);

        assertThat(incident.steps()).containsOnlyKeys(Step.values());
        assertThat(incident.editions()).extracting(Incident.Withdrawn::edition).containsExactly(released.shelf());
        assertThat(here.sacho.shelves().target(released.shelf())).isEmpty();
        assertThat(here.sacho.search().find(here.reader1, "onestory").total()).isZero();
        assertThat(here.state(released.meeting())).isEqualTo(State.DRAFTING);
        assertThat(edition(here, released.meeting()).items())
                .noneMatch(item -> item.cites().contains("p1"));
        assertThat(edition(here, released.meeting()).items())
                .anyMatch(item -> item.cites().contains("p2"));
    }

    @Test
    void editionWithoutThePassage_staysWhereItIs() {
        var kept = released(here, "otherstory");
        var spilt = released(here, "thisstory");

        spills.report(here.officer1, spilt.meeting(), "p1", "C", REASON);

        assertThat(here.sacho.shelves().holds(kept.shelf())).isTrue();
        assertThat(here.sacho.search().find(here.reader1, "otherstory").total()).isEqualTo(2);
    }

    @Test
    void editionsOfTwoLevels_onlyThoseBelowTheNewLabelAreIsolated() {
        var korean = Workplace.korean();
        var meeting = korean.bring("S2", "차를 마셨다.", "문을 닫았다.");
        korean.determine(meeting, "p1", "N");
        korean.determine(meeting, "p2", "N");
        korean.sacho.drafting().draft(korean.officer1, meeting);
        var general = korean.release(meeting, "N").shelf().orElseThrow();
        var restricted = korean.release(meeting, "D").shelf().orElseThrow();

        var incident = korean.sacho.spills().report(korean.officer1, meeting, "p1", "D", REASON);

        assertThat(incident.editions()).extracting(Incident.Withdrawn::edition).containsExactly(general);
        assertThat(korean.sacho.shelves().holds(restricted)).isTrue();
    }

    @Test
    void correctedEdition_isReleasedAgainWithoutThePassage() {
        var released = released(here, "correctedstory");
        spills.report(here.officer1, released.meeting(), "p1", "S", REASON);

        var again = here.release(released.meeting(), "U");

        assertThat(again.status()).isEqualTo(Status.RELEASED);
        assertThat(here.sacho.search().find(here.reader1, "correctedstory").total())
                .isEqualTo(1);
        assertThat(here.sacho
                        .search()
                        .find(here.reader1, CANARY + " correctedstory")
                        .total())
                .isZero();
    }

    @Test
    void sameWordsAgain_whileTheyAreIsolated_areRefusedAtTheRequestAndAtTheApproval() {
        var releases = here.sacho.releases();
        var released = released(here, "samestory");
        var waiting = releases.request(here.officer1, drafted(here, "samestory"), "U");
        releases.decide(here.approver1, waiting.id(), waiting.digest(), true, "");
        var later = drafted(here, "samestory");
        assertThat(waiting.digest()).isEqualTo(released.request().digest());

        var incident = spills.report(here.officer1, released.meeting(), "p1", "S", REASON);

        refused("edition-isolated", () -> releases.request(here.officer1, later, "U"));
        assertThat(here.state(later)).isEqualTo(State.DRAFTING);
        refused("edition-isolated", () -> releases.decide(here.approver2, waiting.id(), waiting.digest(), true, ""));
        var ended = releases.get(releases.leave(here.approver2, waiting.id()), waiting.id());
        assertThat(ended.status()).isEqualTo(Status.REFUSED);
        assertThat(ended.refusal()).contains("too-low");
        assertThat(here.sacho.shelves().holds(released.shelf())).isFalse();

        incidents.close(here.approver1, incident.id(), REASON);
        assertThat(here.release(later, "U").shelf()).contains(released.shelf());
    }

    @Test
    void requestThatWaits_isRefused() {
        var meeting = here.bring("TS", "Waiting words.");
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");
        var request = here.sacho.releases().request(here.officer1, meeting, "U");
        here.sacho.releases().decide(here.approver1, request.id(), request.digest(), true, "");

        var incident = spills.report(here.officer1, meeting, "p1", "S", REASON);

        var grant = here.sacho.releases().leave(here.approver2, request.id());
        assertThat(here.sacho.releases().get(grant, request.id()).refusal()).contains("too-low");
        assertThat(incident.editions()).isEmpty();
        assertThat(incident.holders()).isEmpty();
        refused(
                "already-decided",
                () -> here.sacho.releases().decide(here.approver2, request.id(), request.digest(), true, ""));
    }

    @Test
    void passageRaisedByAnIncident_isNotLoweredAgainByOnePerson() {
        var released = released(here, "floorstory");
        spills.report(here.officer1, released.meeting(), "p1", "S", REASON);

        assertThat(here.sacho.reviews().determine(here.officer1, released.meeting(), "p1", "U", REASON))
                .isInstanceOf(Reviews.Result.Waiting.class);
        refused("not-yours-to-undo", () -> {
            here.sacho.reviews().undo(here.officer1, released.meeting(), "p1");
            here.sacho.reviews().undo(here.officer1, released.meeting(), "p1");
        });
    }

    @Test
    void whoeverWasShownIt_isListedWithTimesAndWays() {
        var released = released(here, "readstory");
        read(here, here.reader1, released.shelf());
        read(here, here.reader1, released.shelf());
        here.sacho.search().find(here.officer2, "readstory");
        var lister = here.person("lister1", here.label("U"), Role.READER);
        here.sacho
                .monitor()
                .selectReadable(
                        lister,
                        List.of(here.sacho.shelves().target(released.shelf()).orElseThrow()));

        var incident = spills.report(here.officer1, released.meeting(), "p1", "S", REASON);

        assertThat(holder(incident, "reader1").ways()).containsExactly(Way.OPENED);
        assertThat(holder(incident, "reader1").times()).isEqualTo(2);
        assertThat(holder(incident, "officer2").ways()).containsExactly(Way.FOUND);
        assertThat(holder(incident, "lister1").ways()).containsExactly(Way.LISTED);
        assertThat(holder(incident, "lister1").holds()).isFalse();
        assertThat(incident.holders()).hasSize(3);
        assertThat(incident.searched().orElseThrow().entries())
                .isEqualTo(incident.searched().orElseThrow().last() + 1);
    }

    @Test
    void holder_isToldOnceOnRecordUntilTheyConfirm() {
        var released = released(here, "noticestory");
        read(here, here.reader1, released.shelf());
        var incident = spills.report(here.officer1, released.meeting(), "p1", "S", REASON);

        var notices = noticesOf(incident);
        noticesOf(incident);

        assertThat(notices).extracting(Incidents.Notice::editions).containsExactly(List.of(released.shelf()));
        assertThat(actions(here, incident.id())).containsOnlyOnce(Action.NOTICE_SHOWN);
        refused("not-found", () -> incidents.acknowledge(here.officer2, incident.id()));
        incidents.acknowledge(here.reader1, incident.id());
        assertThat(noticesOf(incident)).isEmpty();
        refused("not-found", () -> incidents.acknowledge(here.reader1, incident.id()));
        assertThat(actions(here, incident.id())).contains(Action.NOTICE_ACKNOWLEDGED);
    }

    @Test
    void incident_isSeenByThePeopleOfTheMeetingAndInOutlineByAdministrators() {
        var released = released(here, "seenstory");
        read(here, here.reader1, released.shelf());
        var id = spills.report(here.officer1, released.meeting(), "p1", "S", REASON)
                .id();
        var admin = here.person("secadmin9", here.label("U"), Role.SECURITY_ADMINISTRATOR);
        var stranger = here.person("officer9", here.label("TS"), Role.OFFICER);

        assertThat(incidents.incident(here.approver2, id).handles()).isTrue();
        assertThat(incidents.incidents(here.approver2))
                .extracting(sight -> sight.incident().id())
                .contains(id);
        var outline = incidents.incident(admin, id);
        assertThat(outline.handles()).isFalse();
        assertThat(outline.incident().holders()).isEmpty();
        assertThat(outline.incident().origin().orElseThrow().reason()).isEmpty();
        for (var subject : List.of(stranger, here.reader1)) {
            refused("not-found", () -> incidents.incident(subject, id));
            assertThat(incidents.incidents(subject))
                    .noneMatch(sight -> sight.incident().id().equals(id));
        }
        refused("not-found", () -> incidents.close(stranger, id, REASON));
    }

    @Test
    void incident_isSettledByASecondPersonWithAReason_andWhatWasIsolatedIsDestroyed() {
        var released = released(here, "closedstory");
        var id = spills.report(here.officer1, released.meeting(), "p1", "S", REASON)
                .id();

        refused("own-incident", () -> incidents.close(here.officer1, id, REASON));
        refused("closing-needs-reason", () -> incidents.close(here.approver1, id, " "));
        var closed = incidents.close(here.approver1, id, "EXERCISE settled");

        assertThat(closed.closure().orElseThrow().by()).isEqualTo(here.approver1.id());
        assertThat(here.sacho.shelves().isolate(released.shelf())).isEmpty();
        refused("already-decided", () -> incidents.close(here.approver2, id, REASON));
    }

    @Test
    void report_withoutRightOrReasonOrThatDoesNotRaise_changesNothing() {
        var released = released(here, "refusedstory");
        var stranger = here.person("officer8", here.label("TS"), Role.OFFICER);

        refused("not-found", () -> spills.report(stranger, released.meeting(), "p1", "S", REASON));
        refused("not-found", () -> spills.report(here.reader1, released.meeting(), "p1", "S", REASON));
        refused("not-found", () -> spills.report(here.officer1, released.meeting(), "p9", "S", REASON));
        refused("not-raised", () -> spills.report(here.officer1, released.meeting(), "p1", "U", REASON));
        refused("raising-needs-reason", () -> spills.report(here.officer1, released.meeting(), "p1", "S", " "));
        refused("unknown-level", () -> spills.report(here.officer1, released.meeting(), "p1", "X", REASON));

        assertThat(here.sacho.shelves().holds(released.shelf())).isTrue();
    }

    @Test
    void record_ofAnIncident_saysNothingOfWhatWasSaid() {
        var released = released(here, "silentstory");
        read(here, here.reader1, released.shelf());
        var incident = spills.report(here.officer1, released.meeting(), "p1", "S", REASON);
        noticesOf(incident);
        incidents.acknowledge(here.reader1, incident.id());
        incidents.close(here.approver1, incident.id(), REASON);

        var lattice = here.sacho.policies().active().lattice();
        var sight = incidents.incident(here.approver1, incident.id()).incident();
        assertThat(new String(new ContentJson(lattice).write(sight), StandardCharsets.UTF_8))
                .doesNotContain(CANARY, "silentstory");
        assertThat(log(here).stream().map(AuditEntry::toString)).noneMatch(line -> line.contains(CANARY));
    }

    /// The server dies after so many steps, and the next start does the others.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void crash_betweenTwoSteps_isFinishedAtTheNextStart(int steps, @TempDir Path folder) {
        Released released;
        String id;
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            released = released(own, "crashstory");
            read(own, own.reader1, released.shelf());
            id = reported(own, released).id();
            for (int step = 0; step < steps; step++) {
                own.sacho.spills().step(id);
            }
        }
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            var incident = own.sacho.incidents().incident(own.approver1, id).incident();
            assertThat(incident.steps()).containsOnlyKeys(Step.values());
            own.sacho.spills().resume();
            assertThat(own.sacho.incidents().incident(own.approver1, id).incident())
                    .isEqualTo(incident);
            assertContained(own, released, incident);
        }
    }

    /// The work of a step is durable, its mark is not.
    @Test
    void crash_withinEveryStep_repeatsItWithTheSameResult(@TempDir Path folder) {
        Released released;
        String id;
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            released = released(own, "repeatedstory");
            read(own, own.reader1, released.shelf());
            var incident = reported(own, released);
            id = incident.id();
            own.sacho.reviews().raise(raise(own, released));
            own.sacho.shelves().isolate(released.shelf());
        }
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            assertContained(
                    own,
                    released,
                    own.sacho.incidents().incident(own.approver1, id).incident());
        }
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            assertContained(
                    own,
                    released,
                    own.sacho.incidents().incident(own.approver1, id).incident());
            own.sacho.incidents().close(own.approver1, id, REASON);
        }
        try (var own = Workplace.in(folder, "exercise.yaml")) {
            assertThat(own.sacho
                            .incidents()
                            .incident(own.approver1, id)
                            .incident()
                            .closed())
                    .isTrue();
            assertThat(own.sacho.shelves().isolate(released.shelf())).isEmpty();
        }
    }

    private static Incident reported(Workplace where, Released released) {
        return where.sacho.spills().open(raise(where, released));
    }

    private static Raise raise(Workplace where, Released released) {
        return new Raise(released.meeting(), "p1", where.label("U"), where.label("S"), where.officer1.id(), REASON);
    }

    private static void assertContained(Workplace where, Released released, Incident incident) {
        assertThat(incident.editions()).extracting(Incident.Withdrawn::edition).containsExactly(released.shelf());
        assertThat(holder(incident, "reader1").ways()).containsExactly(Way.OPENED);
        assertThat(where.sacho.shelves().holds(released.shelf())).isFalse();
        assertThat(where.sacho.search().find(where.reader1, CANARY).total()).isZero();
        assertThat(edition(where, released.meeting()).status()).isEqualTo(Edition.Status.DRAFT);
        assertThat(edition(where, released.meeting()).cites("p1")).isFalse();
        assertThat(where.sacho.incidents().notices(where.reader1)).hasSize(1);
    }

    private List<Incidents.Notice> noticesOf(Incident incident) {
        return incidents.notices(here.reader1).stream()
                .filter(notice -> notice.incident().equals(incident.id()))
                .toList();
    }

    private static Holder holder(Incident incident, String account) {
        return incident.holders().stream()
                .filter(holder -> holder.account().value().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private static Edition edition(Workplace where, String meeting) {
        var grant = where.sacho.access().toRead(where.officer1, meeting);
        return where.sacho.drafting().edition(grant, meeting, "U");
    }

    private static void read(Workplace where, Subject reader, String id) {
        var target = where.sacho.shelves().target(id).orElseThrow();
        where.sacho.shelves().open(Access.orNotFound(where.sacho.monitor().decideRead(reader, target)), id);
    }

    private static List<AuditEntry> log(Workplace where) {
        return where.sacho.audit().find(AuditQuery.newest(AuditQuery.MAX_LIMIT));
    }

    private static List<Action> actions(Workplace where, String object) {
        return log(where).stream()
                .filter(entry -> entry.event().object().equals(object))
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
