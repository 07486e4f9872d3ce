package org.sacho.transcript.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;
import org.sacho.transcript.extract.WorkerExtractor.Limits;

/// Real child processes, so few of them.
final class WorkerExtractorTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 256, 1_000_000);
    private static final byte[] DOCUMENT = Docx.of("EXERCISE", "Chair: 훈련을 시작합니다.");
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path temporary;

    @AfterEach
    void noTemporaryFileIsLeft() throws IOException {
        assertThat(workerFolders(temporary)).isEmpty();
        assertThat(workerFolders(MEMORY)).isEmpty();
    }

    @Test
    void document_inBestIsolationOfThisMachine_isRead() throws MalformedTranscriptException {
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, LIMITS)) {
            assertThat(extractor.extract("a.docx", DOCUMENT).lines()).contains("Chair: 훈련을 시작합니다.");
        }
    }

    @Test
    void document_withoutSandbox_isReadAndReportedSo() throws MalformedTranscriptException {
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, LIMITS, new JavaCommand(256))) {
            assertThat(extractor.isolation()).isEqualTo(Isolation.PROCESS_ONLY);
            assertThat(extractor.extract("a.docx", DOCUMENT).lines()).contains("Chair: 훈련을 시작합니다.");
        }
    }

    @Test
    void document_refusedByTheChild_keepsItsReason() {
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, LIMITS, new JavaCommand(256))) {
            assertThat(reason(extractor, Docx.of(""))).isEqualTo(Reason.NOTHING_SPOKEN);
        }
    }

    @Test
    void sandbox_whereItWorks_showsNoFilesAndNoEnvironment() throws IOException, InterruptedException {
        WorkerCommand command = SandboxCommand.around(new JavaCommand(64));
        assumeTrue(command instanceof SandboxCommand, "this machine forbids namespaces");
        List<String> line = command.line(temporary);
        assertThat(line).containsSequence("--unshare-all", "--die-with-parent", "--new-session", "--clearenv");
        assertThat(line).doesNotContain("--bind", "/home", "/root", "/etc", "/");
    }

    @Test
    void child_slowerThanTheClock_isKilled() {
        Limits hurried = new Limits(Duration.ofMillis(1), 256, 1_000_000);
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, hurried, shell("exec sleep 100"))) {
            assertThat(reason(extractor, DOCUMENT)).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void child_outOfMemory_meansTooBigInside() {
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, LIMITS, new JavaCommand(16))) {
            assertThat(reason(extractor, new byte[32 * 1024 * 1024])).isEqualTo(Reason.TOO_BIG_INSIDE);
        }
    }

    @Test
    void child_crashingWhileReading_meansDamaged() {
        assertThat(reason("printf R; kill -SEGV $$")).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void child_thatNeverGetsReady_meansUnavailable() {
        assertThat(reason("exit 1")).isEqualTo(Reason.EXTRACTION_UNAVAILABLE);
    }

    @Test
    void child_promisingMoreThanTheLimit_isNotBelieved() {
        assertThat(reason("printf 'RT\\177\\377\\377\\377'")).isEqualTo(Reason.TOO_BIG_INSIDE);
    }

    @Test
    void child_endingWithinItsAnswer_meansDamaged() {
        assertThat(reason("printf 'RT\\0\\0\\0\\5ab'")).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void child_sayingMoreThanItsAnswer_meansDamaged() {
        assertThat(reason("printf 'RT\\0\\0\\0\\1abc'")).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void command_thatDoesNotExist_meansUnavailable() {
        WorkerCommand missing = scratch -> List.of(temporary.resolve("missing").toString());
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, LIMITS, missing)) {
            assertThat(reason(extractor, DOCUMENT)).isEqualTo(Reason.EXTRACTION_UNAVAILABLE);
        }
    }

    @Test
    void limits_withoutTime_areRefused() {
        assertThatThrownBy(() -> new Limits(Duration.ZERO, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Reason reason(String script) {
        try (WorkerExtractor extractor = new WorkerExtractor(temporary, LIMITS, shell(script))) {
            return reason(extractor, DOCUMENT);
        }
    }

    private static Reason reason(WorkerExtractor extractor, byte[] source) {
        try {
            extractor.extract("document", source);
        } catch (MalformedTranscriptException refused) {
            return refused.reason();
        }
        throw new AssertionError("was read");
    }

    private static WorkerCommand shell(String script) {
        return scratch -> List.of("/bin/sh", "-c", script);
    }

    private static List<Path> workerFolders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().startsWith("worker-"))
                    .toList();
        }
    }

    @Test
    void deleteLeftovers_ofAKilledProcess_sparesThoseOfOthers() throws Exception {
        Path others = Files.createDirectory(temporary.resolve("others"));
        Path left = ScratchFolder.in(temporary).path();
        Files.writeString(left.resolve("spooled"), "EXERCISE");
        try (ScratchFolder spared = ScratchFolder.in(others)) {
            WorkerExtractor.deleteLeftovers(temporary);

            assertThat(left).doesNotExist();
            assertThat(spared.path()).exists();
        }
    }
}
