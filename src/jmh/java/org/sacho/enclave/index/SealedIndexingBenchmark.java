package org.sacho.enclave.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to make a sealed index rather than one in clear, durably committed and opened for reading.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class SealedIndexingBenchmark {

    @Param({"mmap", "sealed", "niofs"})
    private String kind;

    private final List<IndexedSample> built = new ArrayList<>();
    private Path folder;

    @Setup(Level.Iteration)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("sacho-benchmark-");
    }

    @Benchmark
    public IndexedSample build(ProcessorTime time) throws Exception {
        var index = time.of(() -> new IndexedSample(kind, folder));
        built.add(index);
        return index;
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        for (var index : built) {
            index.close();
        }
        built.clear();
    }
}
