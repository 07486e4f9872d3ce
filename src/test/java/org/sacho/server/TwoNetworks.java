package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.sacho.LowInstallation;
import org.sacho.subject.Role;
import org.sacho.subject.SubjectId;

/// A high and a low server on two data folders, and the two ends of the way between them: the high side puts
/// packages into one folder, the low side takes them from another, and the test is the courier.
final class TwoNetworks implements AutoCloseable {

    private static final String PASSPHRASE = "exercise only passphrase";
    private static final long POLL_NANOS = 50_000_000;

    private final Path folder;
    private final ServerProcess high;
    private final ServerProcess low;

    private TwoNetworks(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(departures());
        Files.createDirectories(arrivals());
        ServerProcess.demo(highData(), "--side", "high").close();
        var key = folder.resolve("guard.pub");
        done(
                "release",
                "key",
                "--data",
                highData().toString(),
                "--passphrase-file",
                highPassphrase(),
                "--out",
                key.toString());
        Files.writeString(lowPassphrase(), PASSPHRASE);
        Files.setPosixFilePermissions(lowPassphrase(), PosixFilePermissions.fromString("rw-------"));
        done(
                "init",
                "--side",
                "low",
                "--data",
                lowData().toString(),
                "--policy",
                "policies/exercise-low.yaml",
                "--trust",
                key.toString(),
                "--passphrase-file",
                lowPassphrase().toString());
        people();
        this.high = ServerProcess.demo(
                highData(), "--side", "high", "--drop", departures().toString(), "--every", "1");
        this.low = ServerProcess.serving(
                lowData(),
                lowPassphrase(),
                "--side",
                "low",
                "--drop",
                arrivals().toString(),
                "--every",
                "1");
    }

    static TwoNetworks in(Path folder) throws Exception {
        return new TwoNetworks(folder);
    }

    private static void done(String... words) {
        var run = CommandRun.of(words);
        if (run.exit() != 0) {
            throw new AssertionError(List.of(words) + ": " + run);
        }
    }

    private void people() throws Exception {
        try (var below = LowInstallation.open(lowData(), PASSPHRASE.toCharArray())) {
            var bottom = below.policies().active().lattice().bottom();
            var accounts = below.accounts();
            accounts.add(new SubjectId("reader1"), ServerProcess.PASSWORD, Set.of(Role.READER), bottom);
            accounts.add(new SubjectId("auditor1"), ServerProcess.PASSWORD, Set.of(Role.AUDITOR), bottom);
            accounts.add(new SubjectId("officer1"), ServerProcess.PASSWORD, Set.of(Role.OFFICER, Role.READER), bottom);
        }
    }

    ServerProcess high() {
        return high;
    }

    ServerProcess low() {
        return low;
    }

    Path highData() {
        return folder.resolve("upper");
    }

    Path lowData() {
        return folder.resolve("below");
    }

    private String highPassphrase() {
        return highData().resolve("demo-passphrase").toString();
    }

    Path lowPassphrase() {
        return folder.resolve("below-passphrase");
    }

    /// Where the high side puts packages.
    Path departures() {
        return folder.resolve("departures");
    }

    /// Where the low side finds them.
    Path arrivals() {
        return folder.resolve("arrivals");
    }

    static String name(int number) {
        return "open-%016d.sacho".formatted(number);
    }

    /// Releases minutes of a meeting and waits for their package.
    ///
    /// @return id of the meeting
    String release(int number, String low, String above) {
        var people = People.at(high);
        var meeting = people.bring(
                Map.of(
                        "title",
                        above,
                        "heldAt",
                        "2026-09-03T05:00:00Z",
                        "ceiling",
                        "TS",
                        "needToKnow",
                        List.of("approver1", "approver2")),
                "remarks.txt",
                ("Chair: EXERCISE. The range opens at nine, " + low + ".\n"
                                + "Signals: This is SECRET: the backup net is " + above + ".\n")
                        .getBytes(UTF_8));
        people.determineAsProposed(meeting);
        people.draft(meeting);
        people.approve(people.request(meeting), "EXERCISE");
        await(() -> Files.exists(departures().resolve(name(number))));
        return meeting;
    }

    byte[] departed(int number) {
        try {
            return Files.readAllBytes(departures().resolve(name(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void carry(int number) {
        deliver(name(number), departed(number));
    }

    /// Puts a file into the folder of the low side, whole at once.
    void deliver(String name, byte[] file) {
        try {
            var unfinished = arrivals().resolve("." + name);
            Files.write(unfinished, file);
            Files.move(unfinished, arrivals().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean foundBelow(String word) {
        return low.as("reader1")
                .get("/api/v1/search?q=" + word)
                .expecting(200)
                .text()
                .contains("\"total\":1");
    }

    /// Whether the log of the low side says that a package was refused for this reason.
    boolean refusedBelow(String name, String reason) {
        for (var event : low.as("auditor1")
                .get("/api/v1/audit?limit=1000&action=IMPORTED")
                .expecting(200)
                .json()) {
            if (event.get("object").asString().equals(name)
                    && event.has("reason")
                    && event.get("reason").asString().equals(reason)) {
                return true;
            }
        }
        return false;
    }

    static void await(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to that");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        try {
            low.close();
        } finally {
            high.close();
        }
    }
}
