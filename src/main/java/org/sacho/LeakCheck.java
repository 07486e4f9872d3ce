package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sacho.LeakAnswers.Seen;
import org.sacho.LeakMeeting.Released;
import org.sacho.LeakReport.Leak;
import org.sacho.LeakcheckCommand.CannotCheckException;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;
import org.sacho.leak.Canary;
import org.sacho.leak.CanaryScan;
import org.sacho.leak.Loopback;
import org.sacho.leak.SelfTest;
import org.sacho.policy.EnclaveSpec;
import org.sacho.web.WebServer;

/// One run of `leakcheck` over an installation that nobody else serves.
///
/// The same releasable passages go down twice: once out of a meeting that has nothing to hide, once out of one that
/// has a canary in every place where people can put words. Whoever stands below must see the same bytes both times,
/// no canary, and nothing at all once both are gone.
final class LeakCheck {

    private final Installation sacho;
    private final Path data;
    private final List<EnclaveSpec> lower;
    private final LeakWords words;
    private final CanaryScan scan;
    private final List<Leak> leaks = new ArrayList<>();
    private int answers;

    LeakCheck(Installation sacho, Path data) {
        this.sacho = sacho;
        this.data = data;
        var policy = sacho.policies().active();
        var home = policy.systemHigh(policy.lattice().levels().getLast()).home();
        this.lower = policy.enclaves().stream()
                .filter(store -> !store.id().equals(home.id()))
                .sorted((a, b) -> a.ceiling().compareTo(b.ceiling()))
                .toList();
        this.words = new LeakWords(lower, new SecureRandom());
        this.scan = new CanaryScan(words.all());
    }

    /// Checks, closes the installation, and looks through the files it leaves.
    LeakReport run() throws IOException, CannotCheckException {
        var server = WebServer.start(sacho, data, "localhost", 0);
        try {
            requireSight();
            record(Outcome.GRANTED);
            LeakMeeting.removeLeftovers(sacho);
            walk(server);
            record(Outcome.DONE);
        } finally {
            server.stop();
        }
        files("in clear in a file of the stopped installation");
        try (var files = Files.walk(data)) {
            return new LeakReport(
                    leaks, answers, files.filter(Files::isRegularFile).count());
        }
    }

    /// A scan that finds nothing proves something only if it would have found it. What is planted for that is a word
    /// made for nothing else, and gone before the check begins.
    private void requireSight() throws IOException, CannotCheckException {
        if (lower.isEmpty()) {
            throw new CannotCheckException("the policy has one store only; there is nothing below it");
        }
        var folder = Files.createTempDirectory(data.resolve("tmp"), "self-test");
        try {
            var blind = new SelfTest().blindSpots(folder);
            if (!blind.isEmpty()) {
                throw new CannotCheckException("the scan is blind to: " + String.join(", ", blind));
            }
        } finally {
            try (var planted = Files.list(folder)) {
                for (var file : planted.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void walk(WebServer server) throws IOException, CannotCheckException {
        var people = new LeakPeople(sacho, lower);
        try (var loopback = new Loopback(server.port(), server.certificate())) {
            var readers = new ArrayList<LeakAnswers>();
            for (var store : lower) {
                readers.add(LeakAnswers.of(loopback, store, people.reader(store), words));
            }
            compare(readers, new LeakMeeting(sacho, people, lower, words));
        } finally {
            people.leave();
        }
    }

    private void compare(List<LeakAnswers> readers, LeakMeeting meeting) throws IOException, CannotCheckException {
        var before = look(readers, none());
        var expected = whileReleased(readers, meeting, false);
        var seen = whileReleased(readers, meeting, true);
        var after = look(readers, none());
        for (int i = 0; i < readers.size(); i++) {
            leaks.addAll(seen.get(i).differences(expected.get(i), "differs by what is above"));
            leaks.addAll(after.get(i).differences(before.get(i), "is left of what was removed"));
            leaks.addAll(seen.get(i).holding(forbidden(lower.get(i)), scan));
        }
    }

    /// What everybody below sees while the editions of a meeting stand on their shelves.
    private List<Seen> whileReleased(List<LeakAnswers> readers, LeakMeeting meeting, boolean above)
            throws IOException, CannotCheckException {
        var released = meeting.release(above);
        try {
            var seen = look(readers, released);
            if (above) {
                files("in clear in a file of the running installation");
            }
            for (int i = 0; i < readers.size(); i++) {
                if (!seen.get(i).shows(words.releasable(lower.get(i)))) {
                    throw new CannotCheckException("the released edition cannot be read in "
                            + lower.get(i).id() + "; what is not seen there proves nothing");
                }
            }
            return seen;
        } finally {
            LeakMeeting.remove(sacho, released.meeting(), released.editions().values());
        }
    }

    private static Released none() {
        return new Released(UUID.randomUUID().toString(), Map.of());
    }

    private List<Seen> look(List<LeakAnswers> readers, Released released) throws IOException {
        var seen = new ArrayList<Seen>();
        for (var reader : readers) {
            var editions = lower.stream()
                    .flatMap(store -> Optional.ofNullable(released.editions().get(store.id())).stream())
                    .toList();
            var looked = reader.look(released.meeting(), editions);
            answers += looked.answers().size();
            seen.add(looked);
        }
        return seen;
    }

    /// All that the readers of a store may not come across: everything but what was released to them or below.
    private Set<String> forbidden(EnclaveSpec store) {
        var forbidden = new HashSet<String>();
        words.all().stream().map(Canary::name).forEach(forbidden::add);
        lower.stream()
                .filter(other -> Label.of(store.ceiling()).dominates(Label.of(other.ceiling())))
                .forEach(other -> forbidden.remove(words.releasable(other).name()));
        return forbidden;
    }

    private void files(String what) throws IOException {
        scan.folder(data).forEach(found -> leaks.add(Leak.of(what, found)));
    }

    private void record(Outcome outcome) {
        sacho.audit()
                .append(List.of(AuditEvent.of(Action.LEAK_CHECKED, new Actor.Server(), "installation", outcome)
                        .with(Detail.COUNT, Integer.toString(leaks.size()))));
    }
}
