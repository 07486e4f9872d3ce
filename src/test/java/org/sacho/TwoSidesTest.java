package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.Keyring;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.server.SmallDisks;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.transfer.Receipt;

/// Two installations and the folder between them, in one JVM.
class TwoSidesTest {

    private static final String SECRET = "This is SECRET: the backup net is FOXTROT-9.";
    private static final String NAME = "open-0000000000000001.sacho";

    @TempDir
    private Path folder;

    private Path drop;

    @BeforeEach
    void dropFolder() throws IOException {
        drop = Files.createDirectory(folder.resolve("drop"));
    }

    private static void release(Workplace above, String... remarks) {
        var meeting = above.bring("TS", remarks);
        for (int n = 1; n <= remarks.length; n++) {
            above.determine(meeting, "p" + n, remarks[n - 1].contains("SECRET") ? "S" : "U");
        }
        above.draft(meeting, "U");
        assertThat(above.release(meeting, "U").status()).isEqualTo(Status.RELEASED);
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

    private static Map<String, byte[]> files(Path drop) {
        var files = new TreeMap<String, byte[]>();
        try (var listed = Files.list(drop)) {
            for (var file : listed.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Relative non-interference across the border: number, text, order and length of what stays above differ. Both
    /// sides begin with the same keys.
    @Test
    void packages_ofMeetingsThatDifferOnlyAbove_areTheSameFiles() throws Exception {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        Workplace.above(one).close();
        copy(one, other);
        var drops = List.of(Files.createDirectory(folder.resolve("d1")), Files.createDirectory(folder.resolve("d2")));
        var opens = "EXERCISE. The range opens at nine.";
        var observers = "EXERCISE. Two observers stand there.";
        try (var above = Workplace.above(one)) {
            release(above, opens, observers);
            release(above, "EXERCISE. The range closes at noon.");
            above.sacho.exports().to(drops.getFirst());
        }
        try (var above = Workplace.above(other)) {
            above.bring("TS", SECRET);
            release(above, opens, SECRET + " EXERCISE and much more.", SECRET, observers);
            release(above, SECRET, SECRET.repeat(9), "EXERCISE. The range closes at noon.", SECRET);
            above.sacho.exports().to(drops.getLast());
        }

        assertThat(files(drops.getFirst())).hasSize(2);
        assertThat(files(drops.getLast())).containsExactlyEntriesOf(files(drops.getFirst()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void release_onTheHighSide_becomesAPackageOnceAndStandsOnNoShelf() throws Exception {
        try (var above = Workplace.above(folder.resolve("above"))) {
            release(above, "EXERCISE. The range opens at nine.", SECRET);
            assertThat(above.sacho.shelves().targets()).isEmpty();
            assertThat(above.sacho.exports().waiting()).isOne();

            assertThat(above.sacho.exports().to(drop)).hasSize(1);
            assertThat(above.sacho.exports().waiting()).isZero();
            assertThat(above.sacho.exports().to(drop)).isEmpty();
            assertThat(files(drop)).containsOnlyKeys(NAME);
            release(above, "EXERCISE. The range closes at noon.");
            assertThat(above.sacho.exports().to(drop)).hasSize(1);
        }
    }

    @Test
    void package_exportedAgain_isTheSameFile() throws Exception {
        var data = folder.resolve("above");
        try (var above = Workplace.above(data)) {
            release(above, "EXERCISE. The range opens at nine.");
            above.sacho.exports().to(drop);
        }
        var first = files(drop).get(NAME);
        Files.delete(drop.resolve(NAME));
        try (var above = Workplace.above(data)) {
            assertThat(above.sacho.exports().to(drop)).isEmpty();
            assertThat(above.sacho.exports().to(drop, Optional.of(1L))).hasSize(1);
        }
        assertThat(files(drop).get(NAME)).isEqualTo(first);
    }

    @Test
    void dropFolder_missing_losesNothing() throws Exception {
        var data = folder.resolve("above");
        try (var above = Workplace.above(data)) {
            release(above, "EXERCISE. The range opens at nine.");
            assertThatThrownBy(() -> above.sacho.exports().to(folder.resolve("none")))
                    .isInstanceOf(IOException.class);
            assertThat(above.sacho.exports().waiting()).isOne();
        }
        try (var above = Workplace.above(data)) {
            assertThat(above.sacho.exports().to(drop)).hasSize(1);
        }
    }

    @Test
    void dropFolder_full_getsThePackageWholeOnceThereIsRoom() throws Exception {
        try (var disks = SmallDisks.at(drop);
                var above = Workplace.above(folder.resolve("above"))) {
            release(above, "EXERCISE. The range opens at nine.");
            disks.fill(drop);
            assertThatThrownBy(() -> above.sacho.exports().to(disks.seen(drop))).isInstanceOf(IOException.class);
            assertThat(files(disks.seen(drop))).doesNotContainKey(NAME);
            assertThat(above.sacho.exports().waiting()).isOne();

            disks.relieve(drop);
            assertThat(above.sacho.exports().to(disks.seen(drop))).hasSize(1);
            assertThat(files(disks.seen(drop))).containsOnlyKeys(NAME);
        }
    }

    /// What readers below have had is known above from what was sent.
    @Test
    void releases_thatAddUpBelow_areStoppedAbove() throws Exception {
        try (var above = Workplace.above(folder.resolve("above"))) {
            release(above, "EXERCISE. Heron Company has 90 people.");
            release(above, "EXERCISE. Otter Company has 80 people.");
            var meeting = above.bring("TS", "EXERCISE. Lynx Company has 70 people.");
            above.determine(meeting, "p1", "U");
            above.draft(meeting, "U");

            var request = above.sacho.releases().request(above.officer1, meeting, "U");
            assertThat(request.status()).isEqualTo(Status.REFUSED);
            assertThat(request.findings()).anyMatch(finding -> finding.rule().equals("sum.strength"));
        }
    }

    @Test
    void packages_carriedBelow_areReadThereAlsoAfterARestart() throws Exception {
        var aboveData = folder.resolve("above");
        try (var above = Workplace.above(aboveData)) {
            release(above, "EXERCISE. The range opens at nine.", SECRET);
            above.sacho.exports().to(drop);
        }
        var data = below(aboveData);
        try (var below = LowInstallation.open(data, Workplace.PASSPHRASE.clone())) {
            assertThat(below.imports().from(drop)).singleElement().returns(Receipt.Outcome.IMPORTED, Receipt::outcome);
            assertThat(below.imports().from(drop)).singleElement().returns(Receipt.Outcome.KNOWN, Receipt::outcome);
        }
        try (var below = LowInstallation.open(data, Workplace.PASSPHRASE.clone())) {
            var bottom = below.policies().active().lattice().bottom();
            var reader = new Subject(new SubjectId("reader1"), bottom, Set.of(Role.READER));
            assertThat(below.search().find(reader, "range").total()).isOne();
            assertThat(below.search().find(reader, "backup").total()).isZero();
        }
    }

    @Test
    void installation_openedAsAnotherSide_isRefused() throws Exception {
        var aboveData = folder.resolve("above");
        try (var above = Workplace.above(aboveData)) {
            release(above, "EXERCISE. The range opens at nine.");
        }
        var data = below(aboveData);

        assertThatThrownBy(() -> Installation.open(aboveData, Workplace.PASSPHRASE.clone()))
                .isInstanceOf(WrongSideException.class)
                .hasMessageContaining("--side high");
        assertThatThrownBy(() -> Installation.open(data, Workplace.PASSPHRASE.clone()))
                .isInstanceOf(WrongSideException.class)
                .hasMessageContaining("--side low");
    }

    @Test
    void pack_thatKeepsEverythingHere_makesNoLowSide() throws Exception {
        var aboveData = folder.resolve("above");
        Workplace.above(aboveData).close();
        try (var keyring = Keyring.open(aboveData.resolve("keys"), Workplace.PASSPHRASE.clone())) {
            var pack = Files.readAllBytes(Path.of("policies", "kr-military.yaml"));
            assertThatThrownBy(() -> LowInstallation.create(
                            folder.resolve("below"),
                            Workplace.PASSPHRASE.clone(),
                            pack,
                            "kr-military.yaml",
                            keyring.guardKeys().getPublic()))
                    .isInstanceOf(WrongSideException.class);
        }
        assertThat(folder.resolve("below")).doesNotExist();
    }
}
