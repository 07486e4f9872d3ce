package org.sacho.transcript.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sacho.transcript.DocumentExtractor;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Reads each document in a child JVM of its own, inside a sandbox where the machine can make one.
///
/// Guarantees: a crash, a hang or a flood of the parser costs one child and becomes a [Reason]; the document goes
/// through pipes, and what a parser spools goes to a folder in memory (the given one where the machine has no
/// `/dev/shm`) that is deleted afterwards. Does not limit how many children run at once: the caller does.
/// Thread-safe.
public final class WorkerExtractor implements DocumentExtractor, AutoCloseable {

    /// What one document may cost.
    public record Limits(Duration wallClock, int heapMegabytes, int maxOutputCharacters) {

        /// More than any document of minutes needs.
        public static final Limits STANDARD = new Limits(Duration.ofSeconds(60), 512, 20_000_000);

        public Limits {
            if (wallClock.isNegative() || wallClock.isZero() || heapMegabytes < 1 || maxOutputCharacters < 1) {
                throw new IllegalArgumentException("limits are positive");
            }
        }
    }

    /// The answer of a child, or the reason why there is none.
    private record Answer(String text, Reason refusal, boolean refused) {

        static Answer text(String text) {
            return new Answer(text, Reason.DAMAGED, false);
        }

        static Answer refused(Reason refusal) {
            return new Answer("", refusal, true);
        }

        @Override
        public String toString() {
            return "Answer[refused=" + refused + "]";
        }
    }

    private static final int OUT_OF_MEMORY = 3;
    private static final int MAX_UTF8 = 3;
    private static final int MOST_CHILDREN = 2;

    private final Path temporaryFolder;
    private final Limits limits;
    private final WorkerCommand command;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Semaphore turns = new Semaphore(MOST_CHILDREN, true);

    /// Finds out once whether the sandbox works here.
    public WorkerExtractor(Path temporaryFolder, Limits limits) {
        this(temporaryFolder, limits, SandboxCommand.around(new JavaCommand(limits.heapMegabytes())));
    }

    WorkerExtractor(Path temporaryFolder, Limits limits, WorkerCommand command) {
        this.temporaryFolder = temporaryFolder;
        this.limits = limits;
        this.command = command;
    }

    /// Deletes what extractions of a killed process left. Nobody else may be extracting with this folder.
    public static void deleteLeftovers(Path temporaryFolder) throws IOException {
        ScratchFolder.deleteLeftIn(temporaryFolder);
    }

    /// What stands around the children, so that an administrator can be warned.
    public Isolation isolation() {
        return command instanceof SandboxCommand ? Isolation.SANDBOXED : Isolation.PROCESS_ONLY;
    }

    /// Waits for its turn when as many children run as may.
    @Override
    public String extract(String fileName, byte[] source) throws MalformedTranscriptException {
        turns.acquireUninterruptibly();
        try {
            return extractNow(source);
        } finally {
            turns.release();
        }
    }

    private String extractNow(byte[] source) throws MalformedTranscriptException {
        try (ScratchFolder scratch = ScratchFolder.in(temporaryFolder)) {
            Answer answer = ask(start(scratch.path()), source);
            if (answer.refused()) {
                throw new MalformedTranscriptException(answer.refusal());
            }
            return answer.text();
        } catch (IOException noChild) {
            throw new MalformedTranscriptException(Reason.EXTRACTION_UNAVAILABLE);
        }
    }

    /// Ends the children that still run; their callers get a reason.
    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }

    private Process start(Path scratch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.line(scratch))
                .directory(scratch.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process child = builder.start();
        running.add(child);
        return child;
    }

    private Answer ask(Process child, byte[] source) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> write(child, source));
        Thread.startVirtualThread(() -> answer.complete(read(child)));
        try {
            return answer.get(limits.wallClock().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            return Answer.refused(Reason.TIMED_OUT);
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.refused(Reason.EXTRACTION_UNAVAILABLE);
        } finally {
            end(child);
        }
    }

    private void write(Process child, byte[] source) {
        try (DataOutputStream out = new DataOutputStream(child.getOutputStream())) {
            new WorkerRequest(limits.maxOutputCharacters(), source).write(out);
        } catch (IOException childIsGone) {
            // It ended early: the reading side finds out why.
            running.remove(child);
        }
    }

    private Answer read(Process child) {
        try (DataInputStream in = new DataInputStream(child.getInputStream())) {
            if (in.read() != ExtractWorker.READY) {
                return Answer.refused(Reason.EXTRACTION_UNAVAILABLE);
            }
            return switch (in.read()) {
                case ExtractWorker.TEXT -> text(in);
                case ExtractWorker.REFUSED -> Answer.refused(Reason.valueOf(in.readUTF()));
                default -> died(child);
            };
        } catch (IOException | IllegalArgumentException brokenAnswer) {
            return died(child);
        }
    }

    /// The child checks its limit too, but a child that was taken over would not.
    private Answer text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > (long) limits.maxOutputCharacters() * MAX_UTF8) {
            return Answer.refused(Reason.TOO_BIG_INSIDE);
        }
        byte[] text = new byte[length];
        in.readFully(text);
        String decoded = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(text))
                .toString();
        return in.read() < 0 ? Answer.text(decoded) : Answer.refused(Reason.DAMAGED);
    }

    private static Answer died(Process child) {
        int status = child.onExit().join().exitValue();
        return Answer.refused(status == OUT_OF_MEMORY ? Reason.TOO_BIG_INSIDE : Reason.DAMAGED);
    }

    private void end(Process child) {
        child.destroyForcibly();
        child.onExit().join();
        running.remove(child);
    }
}
