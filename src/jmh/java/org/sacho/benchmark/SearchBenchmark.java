package org.sacho.benchmark;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sacho.search.Search;

/// A query over a hundred meetings of fifty passages, every second of which the asker may not know of. The
/// durable audit record of the search is part of the time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SearchBenchmark {

    private static final int MEETINGS = 100;
    private static final int CUES = 50;

    /// A word of one meeting, a word of all, a word of none.
    @Param({"serial 42", "observers", "nowhere"})
    private String words;

    private BenchmarkInstallation installation;

    @Setup
    public void open() throws Exception {
        installation = BenchmarkInstallation.open();
        for (int i = 0; i < MEETINGS; i++) {
            var colleague = installation.colleague().id();
            installation.bringToReview(SampleTranscript.invented(CUES, i), i % 2 == 0 ? Set.of(colleague) : Set.of());
        }
    }

    @TearDown
    public void close() throws Exception {
        installation.close();
    }

    @Benchmark
    public Search.Results search() {
        return installation.sacho().search().find(installation.colleague(), words);
    }
}
