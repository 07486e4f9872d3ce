package org.sacho.benchmark;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.Verdict;

/// A three-hour transcript from the door to the moment people can review it, and for comparison the same
/// without store, keys, log and index.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8)
@Measurement(iterations = 12)
public class UploadToReviewBenchmark {

    private BenchmarkInstallation installation;
    private SampleTranscript transcript;
    private RuleClassifier classifier;
    private String brought = "";

    @Setup
    public void open() throws Exception {
        installation = BenchmarkInstallation.open();
        transcript = SampleTranscript.load();
        classifier = new RuleClassifier(installation.sacho().policies().active());
    }

    @TearDown
    public void close() throws Exception {
        installation.close();
    }

    @TearDown(Level.Iteration)
    public void delete() {
        if (!brought.isEmpty()) {
            installation.delete(brought);
            brought = "";
        }
    }

    @Benchmark
    public String uploadToReview() throws Exception {
        brought = installation.bringToReview(transcript, Set.of());
        return brought;
    }

    @Benchmark
    public List<Verdict> parseAndClassifyOnly() throws Exception {
        return transcript.passages(SampleTranscript.textReader()).stream()
                .map(passage -> classifier.classify(passage.text()))
                .toList();
    }
}
