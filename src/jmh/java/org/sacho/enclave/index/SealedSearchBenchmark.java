package org.sacho.enclave.index;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.Query;
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

/// What it costs to search in a sealed index rather than in one in clear: eleven queries one after the other, with
/// snippets. Cold means that the index has just been opened, and that the system holds nothing of its files.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class SealedSearchBenchmark {

    @State(Scope.Benchmark)
    public static class Sample {

        @Param({"mmap", "sealed", "niofs"})
        private String kind;

        private IndexedSample index;
        private List<Query> queries;

        @Setup
        public void build() throws Exception {
            index = new IndexedSample(kind, Files.createTempDirectory("sacho-benchmark-"));
            queries = new ArrayList<>();
            try (var documents = new Documents()) {
                IndexedSample.QUERIES.forEach(
                        text -> queries.add(documents.query(text).orElseThrow()));
            }
        }

        int hits() throws Exception {
            int hits = 0;
            for (var query : queries) {
                hits += index.search(query).total();
            }
            return hits;
        }

        @TearDown
        public void close() throws Exception {
            index.close();
        }
    }

    @State(Scope.Benchmark)
    public static class Cooled {

        @Setup(Level.Invocation)
        public void cool(Sample sample) throws Exception {
            sample.index.cool();
        }
    }

    @Benchmark
    @Warmup(iterations = 5, time = 3)
    @Measurement(iterations = 8, time = 3)
    public int warm(Sample sample, ProcessorTime time) throws Exception {
        return time.of(sample::hits);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 150)
    @Measurement(iterations = 60)
    public int cold(Sample sample, Cooled cooled, ProcessorTime time) throws Exception {
        return time.of(sample::hits);
    }
}
