package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.State;
import org.sacho.minutes.Edition;
import org.sacho.release.ReleaseRequest;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

class InstallationTest {

    private static final SubjectId OFFICER = new SubjectId("officer1");
    private static final SubjectId FIRST = new SubjectId("approver1");
    private static final SubjectId SECOND = new SubjectId("approver2");

    @TempDir
    private Path data;

    private Installation open() throws Exception {
        var passphrase = "exercise-only-passphrase".toCharArray();
        if (!Installation.exists(data)) {
            byte[] pack = Files.readAllBytes(Path.of("policies", "exercise.yaml"));
            Installation.create(data, passphrase.clone(), pack, "exercise.yaml");
        }
        return Installation.open(data, passphrase);
    }

    @Test
    void open_twice_refusesTheSecond() throws Exception {
        try (var _ = open()) {
            assertThatThrownBy(this::open).isInstanceOf(FolderInUseException.class);
        }
        open().close();
    }

    @Test
    void secondApproval_theFirstApproverLostTheRole_waitsAndTheServerStartsAgain() throws Exception {
        String meeting;
        try (var sacho = open()) {
            people(sacho);
            meeting = drafted(sacho);
            var request = sacho.releases().request(subject(sacho, OFFICER), meeting, "U");
            sacho.releases().decide(subject(sacho, FIRST), request.id(), request.digest(), true, "");
            var top = sacho.policies().active().lattice().top();
            sacho.accounts().change(FIRST, EnumSet.of(Role.READER), top, false);

            var decided = sacho.releases().decide(subject(sacho, SECOND), request.id(), request.digest(), true, "");

            assertThat(decided.status()).isEqualTo(ReleaseRequest.Status.PENDING);
            assertThat(sacho.shelves().targets()).isEmpty();
        }
        try (var sacho = open()) {
            var grant = sacho.access().toRead(subject(sacho, OFFICER), meeting);
            assertThat(sacho.drafting().edition(grant, meeting, "U").status()).isEqualTo(Edition.Status.SUBMITTED);
            assertThat(sacho.shelves().targets()).isEmpty();
        }
    }

    private static void people(Installation sacho) {
        var top = sacho.policies().active().lattice().top();
        sacho.accounts().add(OFFICER, "exercise-only-password", EnumSet.of(Role.OFFICER, Role.READER), top);
        for (var approver : List.of(FIRST, SECOND)) {
            sacho.accounts().add(approver, "exercise-only-password", EnumSet.of(Role.APPROVER, Role.READER), top);
        }
    }

    private static Subject subject(Installation sacho, SubjectId id) {
        return sacho.accounts().subject(id).orElseThrow();
    }

    private static String drafted(Installation sacho) throws Exception {
        var officer = subject(sacho, OFFICER);
        var details = new MeetingDetails("EXERCISE", "2026-09-03", "", "", List.of(), Set.of(FIRST, SECOND), List.of());
        byte[] transcript =
                "Chair: EXERCISE. The range opens at nine.\nOperations: Two observers stand at each range.\n"
                        .getBytes(StandardCharsets.UTF_8);
        var id = sacho.arrivals().take(officer, details, "TS", "exercise.txt", transcript);
        var grant = sacho.access().toRead(officer, id);
        while (sacho.store().meeting(id).open(grant).value().state() != State.REVIEW) {
            LockSupport.parkNanos(1_000_000);
        }
        sacho.reviews().acceptProposed(officer, id);
        sacho.drafting().draft(officer, id);
        return id;
    }
}
