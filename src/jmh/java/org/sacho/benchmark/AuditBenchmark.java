package org.sacho.benchmark;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEntry;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Copies;
import org.sacho.audit.Keys;
import org.sacho.audit.Outcome;
import org.sacho.audit.StoresAtRest;
import org.sacho.subject.SubjectId;

/// Durable audit events, one to an append, beside what the disk itself can do: one writer that forces a record of the
/// same length every time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class AuditBenchmark {

    private static final int RECORD_BYTES = 700;

    private final AuditEvent event =
            AuditEvent.of(Action.READ, Actor.of(new SubjectId("officer1")), "m1/p1", Outcome.GRANTED);

    private Path folder;
    private AuditLog log;
    private FileChannel raw;

    @Setup
    public void open() throws Exception {
        folder = Files.createTempDirectory("sacho-benchmark-");
        var keys = Keys.of(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                new SecretKeySpec(new byte[32], "AES"),
                new SecureRandom());
        log = AuditLog.open(
                folder.resolve("audit"), keys, Clock.systemUTC(), Copies.NONE, (_, _) -> StoresAtRest.Finding.THERE);
        raw = FileChannel.open(
                folder.resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @TearDown
    public void close() throws Exception {
        log.close();
        raw.close();
        BenchmarkInstallation.delete(folder);
    }

    @Benchmark
    @Threads(1)
    public void forceTheDisk() throws Exception {
        raw.write(ByteBuffer.allocate(RECORD_BYTES));
        raw.force(false);
    }

    @Benchmark
    @Threads(1)
    public List<AuditEntry> appendAlone() {
        return log.append(List.of(event));
    }

    @Benchmark
    @Threads(64)
    public List<AuditEntry> append() {
        return log.append(List.of(event));
    }
}
