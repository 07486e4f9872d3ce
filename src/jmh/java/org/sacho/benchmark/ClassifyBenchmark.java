package org.sacho.benchmark;

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
import org.openjdk.jmh.annotations.Warmup;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.Verdict;
import org.sacho.policy.PolicyPackReader;
import org.sacho.transcript.Passage;

/// Passages per second by the rules of the exercise policy, and by a bare look at every character.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassifyBenchmark {

    private RuleClassifier classifier;
    private List<Passage> passages;
    private int next;

    @Setup
    public void read() throws Exception {
        classifier = new RuleClassifier(PolicyPackReader.read(BenchmarkInstallation.pack(), "exercise.yaml"));
        passages = SampleTranscript.load().passages(SampleTranscript.textReader());
    }

    private String text() {
        next = (next + 1) % passages.size();
        return passages.get(next).text();
    }

    @Benchmark
    public Verdict classify() {
        return classifier.classify(text());
    }

    @Benchmark
    public int lookAtEveryCharacter() {
        var text = text();
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = 31 * sum + text.charAt(i);
        }
        return sum;
    }
}
