package org.sacho.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.AccessJournal.Act;
import org.sacho.access.AccessJournal.Entry;
import org.sacho.access.AccessJournal.JournalUnavailableException;
import org.sacho.access.NeedToKnow.AllCleared;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.NeedToKnow.PutBefore;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Every decision over a small lattice, all roles and all kinds of need to know, against the rule written out
/// a second time here.
class ReferenceMonitorTest {

    private static final Lattice LATTICE =
            Lattice.of(Map.of("U", 0, "S", 1), List.of("ALPHA", "BRAVO"), List.of("KOR", "USA"));
    private static final SubjectId ASKING = new SubjectId("asking1");
    private static final Listed ON_THE_LIST = new Listed(Set.of(ASKING));
    private static final List<NeedToKnow> NEEDS = List.of(
            ON_THE_LIST,
            new Listed(Set.of(new SubjectId("other1"))),
            new PutBefore(Set.of(), Role.APPROVER),
            new AllCleared());
    private static final Map<Act, Set<Role>> MAY = Map.of(
            Act.READ, EnumSet.of(Role.READER, Role.OFFICER, Role.APPROVER),
            Act.WORK, EnumSet.of(Role.OFFICER),
            Act.DECIDE, EnumSet.of(Role.OFFICER, Role.APPROVER),
            Act.RELEASE, EnumSet.of(Role.APPROVER));

    private final List<Entry> journal = new ArrayList<>();
    private final ReferenceMonitor monitor = new ReferenceMonitor(journal::addAll);
    private final ReferenceMonitor unrecorded = new ReferenceMonitor(entries -> {
        throw new JournalUnavailableException(new IllegalStateException("disk full"));
    });

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LIST", "FIND"})
    void decision_overEveryCase_isYesExactlyWhenRoleClearanceAndNeedToKnowAllowIt(Act act) {
        for (var role : Role.values()) {
            for (var clearance : LATTICE.labels()) {
                var subject = new Subject(ASKING, clearance, Set.of(role));
                for (var label : LATTICE.labels()) {
                    for (var need : NEEDS) {
                        var target = new Target("meeting", "m1", label, need);
                        boolean expected = MAY.getOrDefault(act, Set.of()).contains(role)
                                && clearance.dominates(label)
                                && need.includes(subject);

                        assertThat(decide(monitor, act, subject, target) instanceof Granted<?>)
                                .as("%s by %s cleared %s on %s", act, role, clearance, target)
                                .isEqualTo(expected);
                        assertThat(journal).containsExactly(new Entry(ASKING, act, target, expected));
                        journal.clear();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LIST", "FIND"})
    void decision_journalDown_denied(Act act) {
        var everything = new Subject(ASKING, LATTICE.top(), Set.of(Role.OFFICER, Role.APPROVER));

        assertThat(decide(unrecorded, act, everything, target("U")))
                .isEqualTo(new Denied<>(List.of(new Reason.NotOnRecord())));
    }

    @Test
    void decision_journalDownForSomebodyNotEntitled_givesBothReasons() {
        var reader = new Subject(ASKING, LATTICE.parse("U"), Set.of(Role.READER));

        assertThat(unrecorded.decideRead(reader, target("S")).reasons())
                .containsExactly(
                        new Reason.LevelTooLow(LATTICE.level("S"), LATTICE.level("U")), new Reason.NotOnRecord());
    }

    @Test
    void decision_yes_isOnRecordBeforeTheGrantExists() {
        var order = new ArrayList<String>();
        var watching = new ReferenceMonitor(
                entries -> order.add("recorded " + entries.getFirst().granted()));
        var decision = watching.decideRead(reader("S"), target("S"));
        order.add("returned " + decision.getClass().getSimpleName());

        assertThat(order).containsExactly("recorded true", "returned Granted");
    }

    @Test
    void decision_no_namesEverythingThatIsMissing() {
        var target = new Target("meeting", "m1", LATTICE.parse("S//ALPHA/BRAVO//REL KOR"), new Listed(Set.of()));
        var subject = new Subject(ASKING, LATTICE.parse("U//ALPHA"), Set.of(Role.AUDITOR));

        var reasons = monitor.decideRelease(subject, target).reasons();

        assertThat(reasons)
                .containsExactly(
                        new Reason.RoleMissing(Set.of(Role.APPROVER)),
                        new Reason.LevelTooLow(LATTICE.level("S"), LATTICE.level("U")),
                        new Reason.CategoriesMissing(LATTICE.parse("S//BRAVO").restrictive()),
                        new Reason.NotReleasable(),
                        new Reason.NoNeedToKnow());
    }

    @Test
    void decision_yes_carriesAGrantForThisPersonAndTarget() {
        var target = target("S//ALPHA");

        var decision = monitor.decideRead(reader("S//ALPHA"), target);

        assertThat(granted(decision).subject()).isEqualTo(ASKING);
        assertThat(granted(decision).target()).isEqualTo(target);
        assertThat(decision.reasons()).containsExactly(new Reason.Cleared());
    }

    @Test
    void grant_coversItsLabelAndBelow_notBesideOrAbove() {
        var grant = granted(monitor.decideRead(reader("S//ALPHA"), target("S//ALPHA")));

        assertThat(grant.covers(LATTICE.parse("S//ALPHA"))).isTrue();
        assertThat(grant.covers(LATTICE.parse("U"))).isTrue();
        assertThat(grant.covers(LATTICE.parse("S//BRAVO"))).isFalse();
        assertThat(grant.covers(LATTICE.parse("S//ALPHA//REL"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LIST", "FIND"})
    void grant_ofEveryKind_isForThisPersonAndTarget(Act act) {
        var everything = new Subject(ASKING, LATTICE.top(), Set.of(Role.OFFICER, Role.APPROVER));

        assertThat(decide(monitor, act, everything, target("S"))).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.grant().subject()).isEqualTo(ASKING);
            assertThat(granted.grant().target()).isEqualTo(target("S"));
        });
    }

    @Test
    void grant_concernsItsMeetingAndARequestAboutIt_notOneOfASimilarName() {
        var meeting = granted(monitor.decideRead(reader("S"), target("S")));
        var request = granted(
                monitor.decideRead(reader("S"), new Target("request", "m1_r2", LATTICE.parse("S"), ON_THE_LIST)));

        assertThat(meeting.concerns("m1")).isTrue();
        assertThat(meeting.concerns("m")).isFalse();
        assertThat(meeting.concerns("m1_r2")).isFalse();
        assertThat(request.concerns("m1")).isTrue();
        assertThat(request.concerns("m1_r")).isFalse();
        assertThat(request.concerns("m2")).isFalse();
    }

    @Test
    void refusal_withoutReason_isNotPossible() {
        assertThatThrownBy(() -> new Denied<ReadGrant>(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void selectReadable_overAll_grantsAndRecordsExactlyWhatADecisionWouldGrant() {
        var targets = new ArrayList<Target>();
        for (var label : LATTICE.labels()) {
            for (var need : NEEDS) {
                targets.add(new Target("meeting", label + " " + need, label, need));
            }
        }
        var subject = reader("S//ALPHA");
        var expected = targets.stream()
                .filter(target -> monitor.decideRead(subject, target) instanceof Granted<?>)
                .toList();
        journal.clear();

        var readable = monitor.selectReadable(subject, targets);

        assertThat(readable.keySet()).containsExactlyElementsOf(expected);
        assertThat(readable).allSatisfy((target, grant) -> {
            assertThat(grant.target()).isEqualTo(target);
            assertThat(grant.subject()).isEqualTo(ASKING);
        });
        assertThat(journal)
                .containsExactlyElementsOf(expected.stream()
                        .map(target -> new Entry(ASKING, Act.LIST, target, true))
                        .toList());
    }

    @Test
    void selectFound_recordsThatTheWordsAroundAHitWereShown() {
        var mine = target("U");

        assertThat(monitor.selectFound(reader("U"), List.of(mine, target("S")))).containsOnlyKeys(mine);
        assertThat(journal).containsExactly(new Entry(ASKING, Act.FIND, mine, true));
    }

    @Test
    void selectReadable_nothingReadable_recordsNothing() {
        assertThat(monitor.selectReadable(reader("U"), List.of(target("S")))).isEmpty();
        assertThat(journal).isEmpty();
        assertThat(unrecorded.selectReadable(reader("U"), List.of(target("S")))).isEmpty();
    }

    @Test
    void selectReadable_journalDown_givesNothing() {
        assertThatThrownBy(() -> unrecorded.selectReadable(reader("S"), List.of(target("S"))))
                .isInstanceOf(JournalUnavailableException.class);
    }

    @Test
    void searchable_namesWhatMayBeReadAndRecordsNothing() {
        var mine = target("U");

        assertThat(monitor.searchable(reader("U"), List.of(mine, target("S")))).containsExactly(mine);
        assertThat(unrecorded.searchable(reader("U"), List.of(mine))).containsExactly(mine);
        assertThat(journal).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LIST", "FIND"})
    void whatDoesNotExist_isNobodysBusiness_evenOfTheHighestCleared(Act act) {
        var unknown = new Target("meeting", "nowhere", LATTICE.top(), new Listed(Set.of()));
        var everything = new Subject(ASKING, LATTICE.top(), Set.of(Role.OFFICER, Role.APPROVER, Role.READER));

        assertThat(decide(monitor, act, everything, unknown))
                .isEqualTo(new Denied<>(List.of(new Reason.NoNeedToKnow())));
        assertThat(journal).containsExactly(new Entry(ASKING, act, unknown, false));
    }

    private static AccessDecision<?> decide(ReferenceMonitor monitor, Act act, Subject subject, Target target) {
        return switch (act) {
            case READ -> monitor.decideRead(subject, target);
            case WORK -> monitor.decideWork(subject, target);
            case DECIDE -> monitor.decideLabel(subject, target);
            case RELEASE -> monitor.decideRelease(subject, target);
            case LIST, FIND -> throw new AssertionError("not decided one by one");
        };
    }

    private static Grant granted(AccessDecision<ReadGrant> decision) {
        return switch (decision) {
            case Granted<ReadGrant>(var grant, var reasons) -> grant;
            case Denied<ReadGrant>(var reasons) -> throw new AssertionError(reasons);
        };
    }

    private static Target target(String label) {
        return new Target("meeting", "m1", LATTICE.parse(label), ON_THE_LIST);
    }

    private static Subject reader(String clearance) {
        Label label = LATTICE.parse(clearance);
        return new Subject(ASKING, label, Set.of(Role.READER));
    }
}
