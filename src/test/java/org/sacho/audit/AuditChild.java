package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A process in which eight threads append until it is killed or the log fails, and which says what was acknowledged.
final class AuditChild {

    private final Path folder;
    private final Path copy;
    private final Map<Long, String> acknowledged = new HashMap<>();

    /// @param place folder for the log and the copy of its checkpoints
    AuditChild(Path place) {
        this.folder = place.resolve("audit");
        this.copy = place.resolve("copy");
    }

    /// Lets it run under a command such as one that breaks its disk, or under none.
    ///
    /// @param acknowledgements kill it after so many
    void run(List<String> under, int acknowledgements) throws IOException, InterruptedException {
        var command = new ArrayList<>(under);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AuditChild.class.getName(),
                folder.toString(),
                copy.toString()));
        var child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = child.inputReader(US_ASCII)) {
            int seen = 0;
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                var words = line.split(" ", -1);
                if (words.length == 3) {
                    acknowledged.put(Long.parseLong(words[0]), words[1]);
                }
                seen++;
                if (seen == acknowledgements) {
                    // By its handle: Process.destroyForcibly would close the pipe with acknowledgements still in it.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /// The log is what was written, and the copy of its checkpoints never ahead of it.
    void requireIntact() throws IOException {
        assertThat(AuditVerifier.verify(folder, new AuditVerifier.Evidence(Optional.empty(), List.of(), List.of(copy))))
                .isInstanceOf(Verification.Intact.class);
    }

    /// Opens the log again: everything acknowledged is there, in its place.
    void requireNothingLost() throws AuditDamagedException {
        var copies = new Copies(Optional.of(copy), Optional.empty());
        try (var log = AuditLog.open(Logs.opening(folder, Logs.SMALL, Medium.DISK, copies))) {
            var found = new HashMap<Long, String>();
            log.find(AuditQuery.oldest(AuditQuery.MAX_LIMIT))
                    .forEach(entry -> found.put(entry.sequence(), entry.event().object()));
            assertThat(found).containsAllEntriesOf(acknowledged).hasSize((int)
                    log.status().size());
        }
    }

    /// A full stop at the end of every line tells a whole one from the beginning of one.
    public static void main(String[] arguments) throws Exception {
        var settings = new Settings(16, Duration.ofHours(1), 20_000, Duration.ofMinutes(1));
        var copies = new Copies(Optional.of(Path.of(arguments[1])), Optional.empty());
        var log = AuditLog.open(Logs.opening(Path.of(arguments[0]), settings, Medium.DISK, copies));
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, US_ASCII);
        for (int i = 0; i < 8; i++) {
            int writer = i;
            Thread.ofPlatform().start(() -> {
                for (long n = 0; ; n++) {
                    var event = AuditEvent.of(Action.READ, Logs.OFFICER, "w" + writer + "/" + n, Outcome.GRANTED);
                    var entry = log.append(List.of(event)).getFirst();
                    out.println(entry.sequence() + " " + entry.event().object() + " .");
                }
            });
        }
    }
}
