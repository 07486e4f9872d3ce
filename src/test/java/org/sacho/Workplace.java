package org.sacho;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sacho.label.Label;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.State;
import org.sacho.minutes.Edition;
import org.sacho.release.ReleaseRequest;
import org.sacho.review.Reviews;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.transcript.MalformedTranscriptException;

/// A real installation in a folder of its own, with the people of the demonstration, all cleared to the top but
/// `reader1`. EXERCISE throughout.
public final class Workplace implements AutoCloseable {

    static final char[] PASSPHRASE = "exercise passphrase".toCharArray();

    /// Shared by the tests of one JVM, which each bring meetings of their own.
    private static final class Shared {
        private static final Workplace EXERCISE = shared("exercise.yaml");
        private static final Workplace KOREAN = shared("kr-military.yaml");
    }

    public final Installation sacho;
    public final Subject officer1;
    public final Subject officer2;
    public final Subject approver1;
    public final Subject approver2;
    public final Subject reader1;

    Workplace(Installation sacho) {
        this.sacho = sacho;
        var top = sacho.policies().active().lattice().top();
        this.officer1 = person("officer1", top, Role.OFFICER, Role.READER);
        this.officer2 = person("officer2", top, Role.OFFICER, Role.READER);
        this.approver1 = person("approver1", top, Role.APPROVER, Role.READER);
        this.approver2 = person("approver2", top, Role.APPROVER, Role.READER);
        this.reader1 = person("reader1", sacho.policies().active().lattice().bottom(), Role.READER);
    }

    /// What opens every installation made here.
    public static char[] passphrase() {
        return PASSPHRASE.clone();
    }

    public static Workplace exercise() {
        return Shared.EXERCISE;
    }

    public static Workplace korean() {
        return Shared.KOREAN;
    }

    /// Opens the installation in the folder, making it if there is none.
    public static Workplace in(Path folder, String pack) {
        try {
            return in(folder, Files.readAllBytes(Path.of("policies", pack)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same under a pack of the test's own.
    public static Workplace in(Path folder, byte[] pack) {
        try {
            Installation.create(folder, PASSPHRASE.clone(), pack, "pack.yaml");
            return new Workplace(Installation.open(folder, PASSPHRASE.clone()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The high side of two networks in the folder, making it if there is none.
    public static Workplace above(Path folder) {
        try {
            var pack = Files.readAllBytes(Path.of("policies", "exercise.yaml"));
            Installation.create(folder, PASSPHRASE.clone(), pack, "pack.yaml");
            return new Workplace(Installation.open(folder, PASSPHRASE.clone(), Equipment.of(Side.HIGH)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Workplace shared(String pack) {
        try {
            var folder = Files.createTempDirectory("workplace");
            var workplace = in(folder, pack);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                workplace.close();
                delete(folder);
            }));
            return workplace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A person with an account.
    public Subject person(String name, Label clearance, Role... roles) {
        var id = new SubjectId(name);
        if (sacho.accounts().find(id).isEmpty()) {
            sacho.accounts().add(id, "exercise password", Set.of(roles), clearance);
        }
        return new Subject(id, clearance, Set.of(roles));
    }

    public Label label(String marking) {
        return sacho.policies().active().lattice().parse(marking);
    }

    /// A meeting of these remarks, one passage each (`p1`, `p2`, …), brought by officer1 for everybody here but
    /// reader1, ready for review.
    public String bring(String ceiling, String... remarks) {
        return bringTitled("EXERCISE meeting", ceiling, remarks);
    }

    public String bringTitled(String title, String ceiling, String... remarks) {
        var id = take(title, ceiling, remarks);
        awaitReview(id);
        sacho.search().meetingChanged(id);
        return id;
    }

    /// The same without waiting until it is ready.
    public String take(String title, String ceiling, String... remarks) {
        var details = new MeetingDetails(
                title,
                "2026-09-03T14:00",
                "EXERCISE room",
                "EXERCISE headquarters",
                List.of("Chair"),
                Set.of(officer2.id(), approver1.id(), approver2.id()),
                List.of("EXERCISE agenda"));
        try {
            return sacho.arrivals().take(officer1, details, ceiling, "remarks.vtt", transcript(remarks));
        } catch (MalformedTranscriptException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] transcript(String... remarks) {
        var vtt = new StringBuilder("WEBVTT\n");
        for (int n = 0; n < remarks.length; n++) {
            vtt.append("\n00:00:%02d.000 --> 00:00:%02d.000\n".formatted(n, n + 1))
                    .append(n % 2 == 0 ? "<v Chair>" : "<v Deputy>")
                    .append(remarks[n])
                    .append("</v>\n");
        }
        return vtt.toString().getBytes(UTF_8);
    }

    public void awaitReview(String meeting) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (state(meeting) != State.REVIEW) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the meeting never came to review");
            }
            Thread.onSpinWait();
        }
    }

    public State state(String meeting) {
        var grant = sacho.access().toRead(officer1, meeting);
        return sacho.store().meeting(meeting).open(grant).value().state();
    }

    /// Officer1 determines a passage; where that lowers, approver1 agrees.
    public void determine(String meeting, String passage, String level) {
        var result = sacho.reviews().determine(officer1, meeting, passage, level, "EXERCISE reason");
        if (result instanceof Reviews.Result.Waiting(var id)) {
            sacho.reviews().decide(approver1, id, true, "");
        }
    }

    /// Officer1 drafts, and gets the edition for this audience.
    public Edition draft(String meeting, String edition) {
        return sacho.drafting().draft(officer1, meeting).stream()
                .filter(drafted -> drafted.id().equals(edition))
                .findFirst()
                .orElseThrow();
    }

    /// Officer1 asks for the release, and both approvers agree.
    public ReleaseRequest release(String meeting, String edition) {
        var request = sacho.releases().request(officer1, meeting, edition);
        sacho.releases().decide(approver1, request.id(), request.digest(), true, "");
        return sacho.releases().decide(approver2, request.id(), request.digest(), true, "");
    }

    /// Writes what waits for the other network into the folder.
    public void export(Path drop) {
        try {
            sacho.exports().to(drop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sacho.close();
    }
}
