package org.sacho;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sacho.ServeCommand.CannotServeException;
import org.sacho.audit.AuditDamagedException;
import org.sacho.classify.model.TrainedModel;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;
import org.sacho.subject.Role;
import org.sacho.subject.SubjectId;

/// An installation to try Sacho out with: sample people, the exercise policy and two sample meetings. Its
/// passphrase lies beside its keys unless one is given, so it protects nothing.
final class Demonstration {

    private static final String PACK = "exercise.yaml";

    private Demonstration() {}

    /// What whoever starts it may choose.
    record Choice(Optional<Path> policy, Optional<Path> passphraseFile, Side side) {}

    static Installation open(Path data, Choice choice, TrainedModel model, PrintWriter out)
            throws IOException, InvalidPolicyException, KeyringLockedException, PassphraseRefusedException,
                    AuditDamagedException, CannotServeException {
        var policy = choice.policy();
        byte[] pack = policy.isPresent() ? Files.readAllBytes(policy.get()) : resource("/policies/" + PACK);
        var packName = policy.map(path -> path.getFileName().toString()).orElse(PACK);
        // A pack with mistakes stops everything before the first file is written.
        PolicyPackReader.read(pack, packName);
        requireDemonstration(data);
        var passphrase = passphrase(data, choice.passphraseFile());
        Installation.create(data, passphrase.clone(), pack, packName);
        var installation = Installation.open(data, passphrase, model, choice.side());
        people(installation, out);
        sampleMeetings(installation);
        return installation;
    }

    /// The sample people are powerful; they must not come into an installation that is meant.
    private static void requireDemonstration(Path data) throws IOException, CannotServeException {
        var marker = data.resolve("demonstration");
        if (Installation.exists(data) && Files.notExists(marker)) {
            throw new CannotServeException(data + " is no demonstration; leave out --demo, or name another folder");
        }
        PrivateFolders.create(data);
        if (Files.notExists(marker)) {
            Files.createFile(marker);
        }
    }

    private static char[] passphrase(Path data, Optional<Path> given) throws IOException, PassphraseRefusedException {
        if (given.isPresent() || System.getenv().containsKey("SACHO_PASSPHRASE")) {
            return Passphrase.from(given, System.getenv(), () -> new char[0]);
        }
        PrivateFolders.create(data);
        var file = data.resolve("demo-passphrase");
        if (Files.notExists(file)) {
            var temporary = data.resolve("demo-passphrase.new");
            Files.writeString(temporary, Passwords.random(new SecureRandom()) + "\n");
            if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(temporary, file);
        }
        return Passphrase.from(Optional.of(file), Map.of(), () -> new char[0]);
    }

    private static void people(Installation installation, PrintWriter out) {
        var lattice = installation.policies().active().lattice();
        var random = new SecureRandom();
        var common = Optional.ofNullable(System.getenv("SACHO_DEMO_PASSWORD")).filter(text -> !text.isBlank());
        demoPeople(lattice).forEach((name, person) -> {
            var id = new SubjectId(name);
            if (installation.accounts().find(id).isEmpty()) {
                var password = common.orElseGet(() -> Passwords.random(random));
                installation.accounts().add(id, password, person.roles(), person.clearance());
                out.println(
                        common.isPresent() ? "Demo account " + name : "Demo account " + name + " password " + password);
            }
        });
    }

    private record Person(Set<Role> roles, Label clearance) {}

    private static Map<String, Person> demoPeople(Lattice lattice) {
        var top = lattice.top();
        var bottom = lattice.bottom();
        var people = new TreeMap<String, Person>();
        for (var n : List.of("1", "2")) {
            people.put("officer" + n, new Person(EnumSet.of(Role.OFFICER, Role.READER), top));
            people.put("approver" + n, new Person(EnumSet.of(Role.APPROVER, Role.READER), top));
            people.put("secadmin" + n, new Person(EnumSet.of(Role.SECURITY_ADMINISTRATOR), bottom));
        }
        people.put("reader1", new Person(EnumSet.of(Role.READER), bottom));
        people.put("auditor1", new Person(EnumSet.of(Role.AUDITOR), bottom));
        return people;
    }

    private static void sampleMeetings(Installation installation) throws IOException {
        if (installation.store().targets().isEmpty()) {
            var officer =
                    installation.accounts().subject(new SubjectId("officer1")).orElseThrow();
            SampleMeeting.bring(installation, officer, Locale.ENGLISH);
            SampleMeeting.bring(installation, officer, Locale.KOREAN);
        }
    }

    private static byte[] resource(String path) throws IOException {
        try (var stream = Demonstration.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return stream.readAllBytes();
        }
    }
}
