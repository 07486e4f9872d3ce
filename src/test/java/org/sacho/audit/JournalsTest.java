package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.AccessJournal;
import org.sacho.access.NeedToKnow.AllCleared;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.ReleaseGrant;
import org.sacho.access.Target;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseJournal;
import org.sacho.guard.ReleaseOrder;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// What the reference monitor and the guard write before they act, as it is found in the log.
class JournalsTest {

    private static final Lattice LATTICE = Lattice.of(Map.of("U", 0, "S", 1), List.of("ALPHA"), List.of());
    private static final Label SECRET = LATTICE.parse("S//ALPHA");
    private static final Target MEETING = new Target("meeting", "m1", SECRET, new AllCleared());
    private static final SubjectId READER = new SubjectId("reader1");

    @TempDir
    Path folder;

    private static AccessJournal.Entry entry(boolean granted) {
        return new AccessJournal.Entry(READER, AccessJournal.Act.FIND, MEETING, granted);
    }

    @Test
    void decisions_areOnRecordInTheirOrderWithWhoWhatAndHowItEnded() throws Exception {
        try (var log = Logs.open(folder)) {
            new Journals(log).access().record(List.of(entry(true), entry(false)));

            assertThat(log.find(AuditQuery.oldest(9)))
                    .extracting(AuditEntry::event)
                    .containsExactly(
                            AuditEvent.of(Action.READ, Actor.of(READER), "m1", Outcome.GRANTED)
                                    .labelled(SECRET)
                                    .with(Detail.REASON, "FIND"),
                            AuditEvent.of(Action.ACCESS_DENIED, Actor.of(READER), "m1", Outcome.DENIED)
                                    .labelled(SECRET)
                                    .with(Detail.REASON, "FIND"));
        }
    }

    @Test
    void release_isOnRecordOnce_evenIfItIsTakenUpAgainAfterARestart() throws Exception {
        try (var log = Logs.open(folder)) {
            var journal = new Journals(log).release();
            journal.recordRelease(order("m1_r1"), SECRET);
            journal.recordRelease(order("m1_r1"), SECRET);
        }
        try (var log = Logs.open(folder)) {
            var journal = new Journals(log).release();
            journal.recordRelease(order("m1_r1"), SECRET);
            journal.recordRelease(order("m1_r2"), SECRET);

            assertThat(log.find(AuditQuery.oldest(9)))
                    .extracting(entry -> entry.event().object())
                    .containsExactly("m1_r1", "m1_r2");
            assertThat(log.find(AuditQuery.oldest(1)).getFirst().event())
                    .isEqualTo(AuditEvent.of(
                                    Action.RELEASED, Actor.of(new SubjectId("approver2")), "m1_r1", Outcome.DONE)
                            .with(Detail.ACCOUNT, "approver1")
                            .with(Detail.DIGEST, ContentDigest.of(new byte[0]).hex())
                            .with(Detail.FROM_LABEL, "S//ALPHA")
                            .with(Detail.TO_LABEL, "U"));
        }
    }

    @Test
    void log_thatIsClosed_takesNeitherSoNothingIsDone() throws Exception {
        var log = Logs.open(folder);
        var journals = new Journals(log);
        log.close();

        assertThatThrownBy(() -> journals.access().record(List.of(entry(true))))
                .isInstanceOf(AccessJournal.JournalUnavailableException.class);
        assertThatThrownBy(() -> journals.release().recordRelease(order("m1_r1"), SECRET))
                .isInstanceOf(ReleaseJournal.JournalUnavailableException.class);
    }

    private static ReleaseOrder order(String release) {
        var approved = new ReleaseOrder.Approved(
                release,
                ContentDigest.of(new byte[0]),
                LATTICE.bottom(),
                PolicyDigest.of(new byte[0]),
                Set.of(),
                Instant.EPOCH,
                Logs.NOW);
        return ReleaseOrder.of(
                new SubjectId("officer1"), approved, grant("approver1", release), grant("approver2", release));
    }

    private static ReleaseGrant grant(String approver, String release) {
        var subject = new Subject(new SubjectId(approver), SECRET, Set.of(Role.APPROVER));
        var decision = new ReferenceMonitor(_ -> {})
                .decideRelease(subject, new Target("request", release, SECRET, new AllCleared()));
        return ((Granted<ReleaseGrant>) decision).grant();
    }
}
