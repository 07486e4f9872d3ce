package org.sacho.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.sacho.Installation;
import org.sacho.access.Grant;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.State;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// An installation with the exercise policy in a temporary folder on the disk, and two officers.
record BenchmarkInstallation(Path data, Installation sacho, Subject officer, Subject colleague)
        implements AutoCloseable {

    private static final String PACK = "exercise.yaml";
    private static final long POLL_NANOS = 200_000;

    static byte[] pack() throws IOException {
        return Files.readAllBytes(Path.of("policies", PACK));
    }

    static BenchmarkInstallation open() throws Exception {
        var data = Files.createTempDirectory("sacho-benchmark-");
        var passphrase = "exercise-only-passphrase".toCharArray();
        Installation.create(data, passphrase.clone(), pack(), PACK);
        var sacho = Installation.open(data, passphrase);
        return new BenchmarkInstallation(data, sacho, officer(sacho, "officer1"), officer(sacho, "officer2"));
    }

    private static Subject officer(Installation sacho, String name) {
        var id = new SubjectId(name);
        var top = sacho.policies().active().lattice().top();
        sacho.accounts().add(id, "exercise-only-password", EnumSet.of(Role.OFFICER, Role.READER), top);
        return sacho.accounts().subject(id).orElseThrow();
    }

    /// Brings a transcript and waits until people can review it.
    String bringToReview(SampleTranscript transcript, Set<SubjectId> needToKnow) throws Exception {
        var details = new MeetingDetails(
                "EXERCISE", "2026-09-03T14:00", "EXERCISE", "EXERCISE", List.of("Chair"), needToKnow, List.of());
        var id = sacho.arrivals()
                .take(
                        officer,
                        details,
                        "TS",
                        transcript.name(),
                        transcript.bytes().toArray());
        Grant grant = sacho.access().toRead(officer, id);
        while (sacho.store().meeting(id).open(grant).value().state() != State.REVIEW) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return id;
    }

    void delete(String meeting) {
        sacho.search().meetingDestroyed(sacho.arrivals().withdraw(officer, meeting));
    }

    @Override
    public void close() throws IOException {
        sacho.close();
        delete(data);
    }

    static void delete(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
