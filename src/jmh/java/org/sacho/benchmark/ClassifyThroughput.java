package org.sacho.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.sacho.classify.Classifier;
import org.sacho.classify.Examiner;
import org.sacho.classify.JoinedClassifier;
import org.sacho.classify.MarkingExaminer;
import org.sacho.classify.RuleClassifier;
import org.sacho.classify.Verdict;
import org.sacho.classify.model.ModelExaminer;
import org.sacho.classify.model.TrainedModel;
import org.sacho.policy.PolicyPackReader;
import org.sacho.policy.PolicySnapshot;

/// Passages of 130 characters per second, on two threads: a bare pass over the characters, and a full verdict under a
/// policy with 200 patterns and more and more terms. Everything is invented (EXERCISE).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassifyThroughput {

    private static final int PATTERNS = 200;
    private static final int PASSAGES = 4096;
    private static final int CHARACTERS = 130;
    private static final int TERMS_PER_RULE = 500;

    private static final String[] TALK = {
        "um",
        "so",
        "the",
        "remote",
        "control",
        "should",
        "we",
        "think",
        "about",
        "that",
        "design",
        "budget",
        "and",
        "I",
        "mean",
        "it's",
        "like",
        "the",
        "project",
        "manager",
        "said",
        "at",
        "the",
        "meeting",
        "yeah",
        "okay",
        "you",
        "know",
        "market",
        "people",
        "want",
        "something",
        "easy",
        "to",
        "use",
        "with",
        "buttons",
        "for",
        "volume",
        "channel",
        "maybe",
        "25",
        "percent",
        "of",
        "cost",
        "is",
        "fine",
        "but",
        "not",
        "sure",
        "then",
        "next",
        "week",
        "present",
        "again"
    };

    @Param({"1000", "10000", "100000"})
    private int terms;

    private Classifier classifier;
    private List<String> passages;

    @Setup
    public void invent() throws Exception {
        var random = new Random(130);
        passages = new ArrayList<>();
        for (int i = 0; i < PASSAGES; i++) {
            passages.add(passage(random));
        }
        var policy = PolicyPackReader.read(pack(random).getBytes(StandardCharsets.UTF_8), "benchmark.yaml");
        classifier = new JoinedClassifier(policy, voices(policy));
    }

    /// Whoever has a say by default, without what asks another machine.
    private static List<Examiner> voices(PolicySnapshot policy) {
        return List.of(
                new RuleClassifier(policy),
                new MarkingExaminer(policy),
                new ModelExaminer(TrainedModel.shipped(), policy));
    }

    /// Where a thread is in the passages.
    @State(Scope.Thread)
    public static class Place {
        private int next;

        String in(List<String> passages) {
            next = (next + 1) % passages.size();
            return passages.get(next);
        }
    }

    @Benchmark
    public Verdict classify(Place place) {
        return classifier.classify(place.in(passages));
    }

    @Benchmark
    public int bare(Place place) {
        var text = place.in(passages);
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = 31 * sum + text.charAt(i);
        }
        return sum;
    }

    private static String passage(Random random) {
        var passage = new StringBuilder();
        while (passage.length() < CHARACTERS) {
            passage.append(TALK[random.nextInt(TALK.length)]).append(' ');
        }
        return passage.substring(0, CHARACTERS);
    }

    /// The exercise policy with so many invented words and expressions on top.
    private String pack(Random random) throws Exception {
        var shipped = new String(BenchmarkInstallation.pack(), StandardCharsets.UTF_8);
        int rules = shipped.indexOf("\nrules:\n") + "\nrules:".length();
        var pack = new StringBuilder(shipped.substring(0, rules));
        for (int from = 0; from < terms; from += TERMS_PER_RULE) {
            pack.append("\n  - id: terms.")
                    .append(from)
                    .append("\n    level: S\n    because: {en: w, ko: w}\n    terms:\n");
            for (int i = from; i < from + TERMS_PER_RULE; i++) {
                pack.append("      - ").append(term(random, i)).append('\n');
            }
        }
        for (int i = 0; i < PATTERNS; i++) {
            pack.append("\n  - id: pattern.").append(i).append("\n    level: C\n    because: {en: w, ko: w}\n");
            pack.append("    patterns: ['").append(pattern(random, i)).append("']\n");
        }
        return pack.append(shipped.substring(rules)).toString();
    }

    private static String term(Random random, int serial) {
        return serial % 2 == 0
                ? "Exercise " + word(random, 5) + " " + word(random, 6)
                : TALK[random.nextInt(TALK.length)].replace("'", "") + " " + word(random, 7);
    }

    private static String pattern(Random random, int serial) {
        return switch (serial % 4) {
            case 0 -> "\\b" + word(random, 6) + "[- ]?[0-9]{2,6}\\b";
            case 1 -> "\\b(?:" + word(random, 5) + "|" + word(random, 6) + ") (?:of|at) [a-z]{3,12}\\b";
            case 2 -> "[0-9]{" + (3 + serial % 5) + "}-[0-9]{" + (2 + serial % 3) + "}";
            default -> word(random, 4) + "@[a-z0-9.-]{1,60}";
        };
    }

    private static String word(Random random, int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
