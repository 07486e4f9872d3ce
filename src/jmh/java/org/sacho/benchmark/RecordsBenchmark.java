package org.sacho.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.sacho.crypto.Keyring;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Content;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.label.Label;
import org.sacho.policy.PolicyPackReader;
import org.sacho.policy.PolicySnapshot;

/// A thousand records of 400 bytes, durably committed at once, and read back.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class RecordsBenchmark {

    private static final int RECORDS = 1_000;

    private Path folder;
    private Keyring keyring;
    private Enclave enclave;
    private PolicySnapshot policy;
    private Label label;
    private int meetings;

    @Setup
    public void open() throws Exception {
        folder = Files.createTempDirectory("sacho-benchmark-");
        policy = PolicyPackReader.read(BenchmarkInstallation.pack(), "exercise.yaml");
        var spec = policy.enclaves().getLast();
        keyring = Keyring.create(folder.resolve("keys"), "exercise-only-passphrase".toCharArray(), List.of(spec.id()));
        label = policy.lattice().top();
        enclave = Enclave.open(
                spec,
                policy.lattice(),
                folder.resolve("store"),
                keyring.databasePassword(spec.id()),
                keyring.enclave(spec.id()));
        commit();
    }

    @TearDown
    public void close() throws Exception {
        enclave.close();
        keyring.close();
        BenchmarkInstallation.delete(folder);
    }

    @Benchmark
    public void commit() throws Exception {
        var changes = new Changes();
        var meeting = "m" + meetings++;
        for (int i = 0; i < RECORDS; i++) {
            changes.put(new RecordRef(Kind.PASSAGE, meeting, "p" + i), i, 0, label, policy.digest(), new byte[400]);
        }
        enclave.records().commit(changes);
    }

    @Benchmark
    public List<Content> list() {
        return enclave.records().list(Kind.PASSAGE, "m0");
    }
}
