package org.sacho.benchmark;

import java.util.List;
import java.util.OptionalDouble;
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
import org.sacho.classify.model.TrainedModel;
import org.sacho.transcript.Passage;

/// Microseconds for one passage of the sample transcript by the model that comes with the product.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ModelScore {

    private TrainedModel model;
    private List<String> texts;
    private int next;

    @Setup
    public void read() throws Exception {
        model = TrainedModel.shipped();
        texts = SampleTranscript.load().passages(SampleTranscript.textReader()).stream()
                .map(Passage::text)
                .toList();
    }

    @Benchmark
    public OptionalDouble probability() {
        next = (next + 1) % texts.size();
        return model.probability(texts.get(next));
    }
}
