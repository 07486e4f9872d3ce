package org.sacho.classify;

import static org.sacho.classify.Evidence.Source.FAILURE;
import static org.sacho.classify.Evidence.Source.MARKING;
import static org.sacho.classify.Evidence.Source.RULE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;
import org.sacho.policy.Wording;

/// Applies the rules of a policy to a passage. As a classifier of its own it reads the markings in the text as well.
///
/// A rule that cannot be run counts as having found the most sensitive thing there is. What no rule describes is
/// not found.
public final class RuleClassifier implements Classifier, Examiner {

    private static final Wording NOT_RUN =
            new Wording("A rule could not be run, so the highest label is proposed", "규칙을 실행하지 못하여 가장 높은 등급을 제안함");
    private final PolicySnapshot policy;
    private final List<Detector> detectors;
    private final MarkingExaminer markings;

    public RuleClassifier(PolicySnapshot policy) {
        this(
                policy,
                policy.rules().stream()
                        .map(rule -> new Detector(rule, finder(rule)))
                        .toList());
    }

    RuleClassifier(PolicySnapshot policy, List<Detector> detectors) {
        this.policy = policy;
        this.detectors = List.copyOf(detectors);
        this.markings = new MarkingExaminer(policy);
    }

    /// A rule and what finds it.
    record Detector(Rule rule, Finder finder) {}

    private static Finder finder(Rule rule) {
        return switch (rule.kind()) {
            case TERMS -> new TermFinder(rule.looksFor());
            case PATTERN, MARKING -> new PatternFinder(rule.looksFor());
        };
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public List<Verdict> classify(List<String> passages, IntConsumer done) {
        return new JoinedClassifier(policy, List.of(this, markings)).classify(passages, done);
    }

    @Override
    public List<List<Evidence>> examine(List<String> passages, IntConsumer done) {
        var evidence = new ArrayList<List<Evidence>>();
        for (String text : passages) {
            evidence.add(examine(text));
            done.accept(evidence.size());
        }
        return evidence;
    }

    private List<Evidence> examine(String text) {
        var normalised = NormalisedText.of(text);
        return detectors.stream()
                .flatMap(detector -> found(detector, normalised, text).stream())
                .toList();
    }

    private List<Evidence> found(Detector detector, NormalisedText normalised, String text) {
        var rule = detector.rule();
        List<Span> spans;
        try {
            spans = detector.finder().find(normalised.text());
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever went wrong, the passage was not looked at by this rule.
            return List.of(failure(rule.id(), text, NOT_RUN));
        }
        var original = spans.stream()
                .map(span -> new Span(normalised.originalFrom(span.from()), normalised.originalTo(span.to() - 1)))
                .toList();
        var source = rule.kind() == Rule.Kind.MARKING ? MARKING : RULE;
        return Span.merged(original).stream()
                .map(s -> new Evidence(source, rule.id(), s.from(), s.to(), 1, rule.because(), rule.label()))
                .toList();
    }

    private Evidence failure(String what, String text, Wording because) {
        return new Evidence(
                FAILURE, what, 0, text.length(), 0, because, policy.lattice().top());
    }
}
