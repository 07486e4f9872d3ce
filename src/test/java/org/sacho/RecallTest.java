package org.sacho;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.Keyring;
import org.sacho.meeting.Access;
import org.sacho.spill.Incident;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.transfer.PackageRefusedException.Reason;
import org.sacho.transfer.Receipt;
import org.sacho.transfer.Receipt.Outcome;

/// A passage turns out too low after its edition went to another network (NIST SP 800-53 IR-9).
class RecallTest {

    private static final String RECALL = "open-0000000000000002.sacho";
    private static final String CANARY = "recallcanary";

    @TempDir
    private Path folder;

    private Path drop;

    @BeforeEach
    void dropFolder() throws IOException {
        drop = Files.createDirectory(folder.resolve("drop"));
    }

    /// Releases two passages from above.
    ///
    /// @return the meeting
    private static String release(Workplace above) {
        var meeting = above.bring("TS", "EXERCISE. The range opens, " + CANARY + ".", "EXERCISE. Coffee is served.");
        above.determine(meeting, "p1", "U");
        above.determine(meeting, "p2", "U");
        above.draft(meeting, "U");
        above.release(meeting, "U");
        return meeting;
    }

    private Path below(Path above) throws Exception {
        var data = folder.resolve("below");
        try (var keyring = Keyring.open(above.resolve("keys"), Workplace.PASSPHRASE.clone())) {
            LowInstallation.create(
                    data,
                    Workplace.PASSPHRASE.clone(),
                    Files.readAllBytes(Path.of("policies", "exercise-low.yaml")),
                    "exercise-low.yaml",
                    keyring.guardKeys().getPublic());
        }
        return data;
    }

    private static LowInstallation open(Path data) throws Exception {
        return LowInstallation.open(data, Workplace.PASSPHRASE.clone());
    }

    private static Subject person(Premises where, String name, Role role) {
        return new Subject(
                new SubjectId(name), where.policies().active().lattice().bottom(), Set.of(role));
    }

    /// The edition goes below and is read there; then its first passage is reported above.
    ///
    /// @return the data of the side below, and what was done above
    private Spilt spilt() throws Exception {
        var aboveData = folder.resolve("above");
        try (var above = Workplace.above(aboveData)) {
            var meeting = release(above);
            above.sacho.exports().to(drop);
            var incident = above.sacho.spills().report(above.officer1, meeting, "p1", "S", "EXERCISE");
            above.draft(meeting, "U");
            above.release(meeting, "U");
            above.sacho.exports().to(drop);
            return new Spilt(aboveData, incident);
        }
    }

    private record Spilt(Path above, Incident incident) {
        String edition() {
            return incident.editions().getFirst().edition();
        }
    }

    @Test
    void edition_thatWentToAnotherNetwork_isRecalledThereAndItsReadersAreTold() throws Exception {
        var spilt = spilt();
        assertThat(spilt.incident().editions()).singleElement().returns(true, Incident.Withdrawn::elsewhere);
        var files = List.of(
                Files.readAllBytes(drop.resolve(RECALL)),
                Files.readAllBytes(drop.resolve("open-0000000000000003.sacho")));
        Files.delete(drop.resolve(RECALL));
        Files.delete(drop.resolve("open-0000000000000003.sacho"));
        var data = below(spilt.above());
        try (var below = open(data)) {
            below.imports().from(drop);
            read(below, spilt.edition());
            assertThat(below.search()
                            .find(person(below, "reader1", Role.READER), CANARY)
                            .total())
                    .isOne();
            Files.write(drop.resolve(RECALL), files.getFirst());
            Files.write(drop.resolve("open-0000000000000003.sacho"), files.getLast());

            assertThat(below.imports().from(drop))
                    .extracting(Receipt::outcome)
                    .containsExactly(Outcome.KNOWN, Outcome.RECALLED, Outcome.IMPORTED);

            recalled(below, spilt);
        }
        try (var below = open(data)) {
            recalled(below, spilt);
            assertThat(below.imports().from(drop)).extracting(Receipt::outcome).containsOnly(Outcome.KNOWN);
        }
    }

    private static void read(LowInstallation below, String edition) {
        var reader = person(below, "reader1", Role.READER);
        var target = below.shelves().target(edition).orElseThrow();
        below.shelves().open(Access.orNotFound(below.monitor().decideRead(reader, target)), edition);
    }

    private static void recalled(LowInstallation below, Spilt spilt) {
        var reader = person(below, "reader1", Role.READER);
        assertThat(below.shelves().holds(spilt.edition())).isFalse();
        assertThat(below.search().find(reader, CANARY).total()).isZero();
        assertThat(below.search().find(reader, "Coffee").total()).isOne();
        var approver = person(below, "approver1", Role.APPROVER);
        assertThat(below.incidents().incidents(approver)).singleElement().satisfies(sight -> {
            assertThat(sight.incident().recalled()).containsExactly(spilt.edition());
            assertThat(sight.incident().origin()).isEmpty();
            assertThat(sight.incident().holders()).singleElement().returns(reader.id(), holder -> holder.account());
        });
        assertThat(below.incidents().notices(reader))
                .singleElement()
                .returns(List.of(spilt.edition()), n -> n.editions());
    }

    /// Nothing of why or what, and no more than the id that is known below anyway.
    @Test
    void recall_saysTheIdAndNothingElse() throws Exception {
        var spilt = spilt();
        byte[] file = Files.readAllBytes(drop.resolve(RECALL));

        assertThat(file).hasSize(16 * 1024);
        var text = new String(file, US_ASCII);
        assertThat(text)
                .contains(spilt.edition())
                .doesNotContain(CANARY, spilt.incident().id(), "officer1");
        assertThat(text).doesNotContain(spilt.incident().origin().orElseThrow().meeting());
    }

    @Test
    void recall_tamperedWithOrOutOfItsTurn_isRefused() throws Exception {
        var spilt = spilt();
        byte[] recall = Files.readAllBytes(drop.resolve(RECALL));
        byte[] altered = recall.clone();
        altered[altered.length - 1] ^= 1;
        Files.delete(drop.resolve("open-0000000000000003.sacho"));
        var first = drop.resolve("open-0000000000000001.sacho");
        byte[] release = Files.readAllBytes(first);
        Files.delete(first);
        try (var below = open(below(spilt.above()))) {
            assertThat(below.imports().from(drop)).extracting(Receipt::outcome).containsExactly(Outcome.WAITING);
            Files.write(first, release);
            Files.write(drop.resolve(RECALL), altered);
            assertThat(below.imports().from(drop))
                    .extracting(Receipt::reason)
                    .containsExactly(Optional.empty(), Optional.of(Reason.WRONG_KEY));
            assertThat(below.shelves().holds(spilt.edition())).isTrue();
        }
    }

    @Test
    void recall_madeOnce_alsoAfterARestart(@TempDir Path other) throws Exception {
        try (var above = Workplace.above(other)) {
            var meeting = release(above);
            var incident = above.sacho.spills().report(above.officer1, meeting, "p1", "S", "EXERCISE");
            above.sacho.exports().recall(incident.editions().getFirst().edition());
            assertThat(above.sacho.exports().waiting()).isEqualTo(2);
        }
        try (var above = Workplace.above(other)) {
            assertThat(above.sacho.exports().waiting()).isEqualTo(2);
            assertThat(above.sacho.exports().to(drop)).hasSize(2);
        }
    }
}
