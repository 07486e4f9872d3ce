package org.sacho.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.Workplace;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.crypto.Keyring;
import org.sacho.destruction.Destruction.Certificate;
import org.sacho.destruction.Destruction.Decision;
import org.sacho.destruction.Destruction.Status;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Inventory;
import org.sacho.enclave.Kind;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.PolicyPackReader;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

/// Destruction by two people, with its certificate and its entry in the register (ST-10; T37 of the marking rules).
class DestructionsTest {

    private final Workplace here = Workplace.exercise();
    private final Destructions destructions = here.sacho.destructions();

    private Destruction ask(String meeting) {
        return destructions.request(here.officer1, meeting, "EXERCISE notice 7");
    }

    private static void assertRefused(Runnable act, String code) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void destroy_askedAndConfirmed_nothingOfTheMeetingIsLeft() {
        var meeting = here.bring("TS", "The tamarind stands on the shelf.");
        var asked = ask(meeting);
        assertThat(destructions.waitingFor(here.approver1)).isPositive();

        var done = destructions.decide(here.approver1, asked.id(), true, "");

        assertThat(done.status()).isEqualTo(Status.DESTROYED);
        assertRefused(() -> here.sacho.access().toRead(here.officer1, meeting), "not-found");
        assertThat(here.sacho.search().find(here.officer1, "tamarind").total()).isZero();
        assertThat(destructions.list(here.officer1)).contains(done);
        assertThat(destructions.get(here.approver2, asked.id())).isEqualTo(done);
    }

    @Test
    void certificate_saysWhoWhenWhat_andIsSigned() {
        var meeting = here.bring("TS", "EXERCISE remark.");
        var inventory = destructions.preview(here.officer1, meeting).goes();
        var done = destructions.decide(here.approver1, ask(meeting).id(), true, "");
        var certificate = done.certificate().orElseThrow();

        assertThat(certificate.statement())
                .contains(meeting, "\"label\":\"TS\"", "\"officer1\"", "\"approver1\"", inventory.sha256());
        assertThat(inventory.counts()).containsKeys(Kind.MEETING, Kind.TRANSCRIPT, Kind.PASSAGE, Kind.VERDICT);
        assertThat(destructions.genuine(certificate)).isTrue();
        var forged = certificate.statement().replace("approver1", "approver2");
        assertThat(destructions.genuine(new Certificate(forged, certificate.signature(), certificate.at())))
                .isFalse();
        var entry = here.sacho
                .audit()
                .find(AuditQuery.newest(1).doing(Action.DESTROYED))
                .getFirst();
        assertThat(entry.toString()).contains(meeting, inventory.sha256());
    }

    @Test
    void decide_byWhoAskedOrWhoIsNoApprover_refused() {
        var meeting = here.bring("TS", "EXERCISE remark.");
        var asked = ask(meeting);

        assertRefused(() -> destructions.decide(here.officer1, asked.id(), true, ""), "own-proposal");
        assertRefused(() -> destructions.decide(here.officer2, asked.id(), true, ""), "not-your-role");
        assertRefused(() -> destructions.decide(here.reader1, asked.id(), true, ""), "not-found");
        assertThat(here.sacho.access().toRead(here.officer1, meeting)).isNotNull();
    }

    @Test
    void decide_approverWhoIsNotCleared_doesNotKnowOfIt() {
        var asked = ask(here.bring("TS", "EXERCISE remark."));
        var lower = new Subject(here.approver1.id(), here.label("S"), here.approver1.roles());

        assertRefused(() -> destructions.decide(lower, asked.id(), true, ""), "not-found");
        assertRefused(() -> destructions.get(lower, asked.id()), "not-found");
        assertThat(destructions.list(lower)).doesNotContain(asked);
    }

    @Test
    void decide_twice_refused() {
        var asked = ask(here.bring("TS", "EXERCISE remark."));
        destructions.decide(here.approver1, asked.id(), true, "");

        assertRefused(() -> destructions.decide(here.approver2, asked.id(), true, ""), "already-decided");
    }

    @Test
    void refuse_withReason_keepsTheMeeting_andItCanBeAskedForAgain() {
        var meeting = here.bring("TS", "EXERCISE remark.");
        var asked = ask(meeting);
        assertRefused(() -> destructions.decide(here.approver1, asked.id(), false, " "), "refusal-needs-reason");
        assertRefused(() -> ask(meeting), "destruction-pending");

        var refused = destructions.decide(here.approver1, asked.id(), false, "EXERCISE hold");

        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(here.sacho.access().toRead(here.officer1, meeting)).isNotNull();
        assertThat(ask(meeting).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void request_withoutGrounds_byOutsider_orForNothing_refused() {
        var meeting = here.bring("TS", "EXERCISE remark.");
        var outsider = here.person("officer9", here.label("TS"), Role.OFFICER, Role.READER);

        assertRefused(() -> destructions.request(here.officer1, meeting, "  "), "destruction-needs-reason");
        assertRefused(() -> destructions.request(here.officer1, meeting, "x".repeat(501)), "destruction-needs-reason");
        assertRefused(() -> destructions.request(outsider, meeting, "EXERCISE"), "not-found");
        assertRefused(() -> destructions.request(here.approver1, meeting, "EXERCISE"), "not-your-role");
        assertRefused(() -> destructions.request(here.officer1, "no-such-meeting", "EXERCISE"), "not-found");
    }

    @Test
    void releasedMinutes_ofTheMeeting_stay() {
        var meeting = here.bring("TS", "The medlar is ripe.", "The medlar was moved along the convoy route.");
        here.determine(meeting, "p1", "U");
        here.determine(meeting, "p2", "C");
        here.draft(meeting, "U");
        var shelf = here.release(meeting, "U").shelf().orElseThrow();
        var asked = ask(meeting);
        assertThat(destructions.preview(asked).released()).containsExactly(shelf);

        destructions.decide(here.approver1, asked.id(), true, "");

        assertThat(here.sacho.search().find(here.reader1, "medlar").hits())
                .extracting(hit -> hit.meeting())
                .containsExactly(shelf);
    }

    @Test
    void audited_byAnAuditor_listsEverything_othersAreRefused() {
        var asked = ask(here.bring("TS", "EXERCISE remark."));
        var auditor = here.person("auditor1", here.label("U"), Role.AUDITOR);

        assertThat(destructions.audited(auditor)).contains(asked);
        assertRefused(() -> destructions.audited(here.officer1), "not-your-role");
    }

    /// Killed right after the confirmation was written: the next start finishes it, and nothing is half.
    @Test
    void resume_confirmedAndInterrupted_isFinishedAtTheNextStart(@TempDir Path folder) throws Exception {
        String meeting;
        String other;
        String id;
        try (var before = Workplace.in(folder, "exercise.yaml")) {
            meeting = before.bring("TS", "EXERCISE remark.");
            other = before.bring("TS", "EXERCISE remark.");
            id = before.sacho
                    .destructions()
                    .request(before.officer1, meeting, "EXERCISE")
                    .id();
        }
        var inventory = confirmAndStop(folder, id);

        try (var after = Workplace.in(folder, "exercise.yaml")) {
            var done = after.sacho.destructions().get(after.officer1, id);
            assertThat(done.status()).isEqualTo(Status.DESTROYED);
            assertThat(done.erased()).contains(inventory);
            assertRefused(() -> after.sacho.access().toRead(after.officer1, meeting), "not-found");
            assertThat(after.sacho.access().toRead(after.officer1, other)).isNotNull();
        }
        try (var again = Workplace.in(folder, "exercise.yaml")) {
            assertThat(again.sacho.destructions().get(again.officer1, id).status())
                    .isEqualTo(Status.DESTROYED);
        }
    }

    private Inventory confirmAndStop(Path folder, String id) throws Exception {
        var policy = PolicyPackReader.read(Files.readAllBytes(Path.of("policies", "exercise.yaml")), "pack.yaml");
        try (var keyring = Keyring.open(folder.resolve("keys"), "exercise passphrase".toCharArray());
                var enclaves = Enclaves.open(folder.resolve("e"), keyring, policy)) {
            var register = new Register(enclaves, () -> policy, new ContentJson(policy.lattice()));
            var entry = register.find(id).orElseThrow();
            var inventory = register.records(entry.enclave())
                    .inventory(entry.destruction().meeting());
            var decision = new Decision(here.approver1.id(), Instant.now(), true, "");
            register.replace(entry, entry.destruction().approved(decision, inventory));
            assertThat(Optional.of(inventory.records()))
                    .hasValueSatisfying(count -> assertThat(count).isGreaterThan(3));
            return inventory;
        }
    }
}
