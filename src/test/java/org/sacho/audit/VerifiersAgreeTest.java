package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// AU-13: the verifier and a second one, in Python and from the specification alone, judge the same logs alike.
@Tag("process")
class VerifiersAgreeTest {

    private static final int MUTANTS = 300;
    private static final Path SECOND = Path.of("src/test/python/verify_audit.py");

    @TempDir
    Path place;

    private final Random random = new Random(13);

    @Test
    @Timeout(300)
    void mutatedLogs_areJudgedAlikeByBoth() throws Exception {
        Assumptions.assumeTrue(pythonIsThere(), "there is no python3, so the second verifier did not run");
        var original = place.resolve("original");
        var witness = place.resolve("witness");
        write(original, witness);
        var logs = new ArrayList<Path>(List.of(original));
        for (int n = 0; n < MUTANTS; n++) {
            var mutant = place.resolve("m" + n);
            Logs.copy(original, mutant);
            mutate(mutant);
            logs.add(mutant);
        }
        var second = second(logs, witness);
        int broken = 0;
        for (int n = 0; n < logs.size(); n++) {
            var evidence = new AuditVerifier.Evidence(Optional.empty(), List.of(), List.of(witness));
            var verdict = verdict(AuditVerifier.verify(logs.get(n), evidence));
            assertThat(second.get(n).replaceFirst(":.*", ""))
                    .as("%s: %s", logs.get(n), second.get(n))
                    .isEqualTo(verdict);
            broken += verdict.startsWith("broken") ? 1 : 0;
        }
        // Both kinds have to be there for agreement to mean something.
        assertThat(broken).isBetween(MUTANTS / 2, MUTANTS - 10);
        assertThat(second.getFirst()).startsWith("intact ");
    }

    private static String verdict(Verification found) {
        return found instanceof Verification.Intact intact ? "intact " + intact.size() : "broken";
    }

    /// Four segments, one of them without a record and one with an unfinished line, and checkpoints of several sizes.
    private static void write(Path folder, Path witness) throws Exception {
        var copies = new Copies(Optional.of(witness), Optional.empty());
        for (int run = 0; run < 4; run++) {
            var settings = new Settings(2, Duration.ofHours(1), 1 << 20, Duration.ofMinutes(1));
            try (var log = AuditLog.open(Logs.opening(folder, settings, Medium.DISK, copies))) {
                log.watch(() -> List.of(new StoreState("a1", 1, "00".repeat(32))));
                if (run != 1) {
                    log.append(Logs.reads(0, 2));
                    log.append(Logs.reads(2, 5));
                }
            }
            if (run == 2) {
                append(Logs.segment(folder, 3), "10 00ab");
            }
        }
        // Recorded and not yet signed.
        var unsigned = folder.resolveSibling("unsigned");
        Logs.copy(folder, unsigned);
        try (var log = Logs.open(unsigned)) {
            log.append(Logs.reads(0, 2));
            Files.copy(Logs.segment(unsigned, 5), Logs.segment(folder, 5));
            Files.writeString(folder.resolve("checkpoints"), Files.readString(unsigned.resolve("checkpoints")));
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, java.nio.file.StandardOpenOption.APPEND);
    }

    private void mutate(Path log) throws IOException {
        var names = List.of(
                "00000001.log",
                "00000002.log",
                "00000003.log",
                "00000004.log",
                "00000005.log",
                "checkpoints",
                "checkpoints",
                "checkpoint.pub");
        var file = log.resolve(names.get(random.nextInt(names.size())));
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
            case 2 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 3 -> Files.delete(file);
            case 4 -> append(file, List.of("x", "7", "1", "\n", "sacho", "15 ").get(random.nextInt(6)));
            case 5 -> Files.write(file, shuffled(bytes));
            case 6 -> unsignedEnd(log);
            case 7 -> Files.copy(file, log.resolve("00000006.log"));
            case 8 -> forge(log);
            default -> throw new IllegalStateException();
        }
    }

    /// A line taken out, doubled, or swapped with the next.
    private byte[] shuffled(byte[] bytes) {
        var lines = new ArrayList<>(Arrays.asList(new String(bytes, ISO_8859_1).split("(?<=\n)", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> lines.add(at, lines.remove(random.nextInt(lines.size())));
            default -> throw new IllegalStateException();
        }
        return String.join("", lines).getBytes(ISO_8859_1);
    }

    /// What a kill may leave: the last segment cut anywhere, or a checkpoint begun.
    private void unsignedEnd(Path log) throws IOException {
        if (random.nextBoolean()) {
            var last = Logs.segment(log, 5);
            Files.write(last, Arrays.copyOf(Files.readAllBytes(last), random.nextInt((int) Files.size(last))));
        } else {
            byte[] notes = Files.readAllBytes(log.resolve("checkpoints"));
            var begun = Arrays.copyOf(notes, random.nextInt(230));
            var both = Arrays.copyOf(notes, notes.length + begun.length);
            System.arraycopy(begun, 0, both, notes.length, begun.length);
            Files.write(log.resolve("checkpoints"), both);
        }
    }

    /// The last record replaced by another that links as well.
    private void forge(Path log) throws IOException {
        var segment = Logs.segment(log, random.nextBoolean() ? 5 : 4);
        var lines = new ArrayList<>(Files.readAllLines(segment, ISO_8859_1));
        var last = Line.Sealed.parse(lines.getLast() + "\n").orElseThrow();
        lines.set(
                lines.size() - 1,
                new Line.Sealed(last.sequence(), last.previous(), "cd".repeat(60))
                        .text()
                        .strip());
        Files.write(segment, lines);
    }

    private static List<String> second(List<Path> logs, Path witness) throws IOException, InterruptedException {
        var requests = logs.stream().map(log -> log + "\t" + witness + "\n").collect(Collectors.joining());
        var input = Files.writeString(witness.resolveSibling("requests"), requests);
        var python = new ProcessBuilder("python3", SECOND.toString())
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = python.inputReader(UTF_8)) {
            var answers = out.lines().toList();
            assertThat(python.waitFor()).isZero();
            return answers;
        }
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
