package org.sacho.classify;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.sacho.classify.Evidence.Source.FAILURE;
import static org.sacho.classify.Evidence.Source.MARKING;
import static org.sacho.classify.Evidence.Source.RULE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.sacho.classify.Sightings.Sighting;
import org.sacho.classify.text.Span;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;
import org.sacho.policy.Wording;

/// Applies the rules of a policy to the passages of a meeting. As a classifier of its own it reads the markings in the
/// text as well.
///
/// A rule that cannot be run counts as having found the most sensitive thing there is. What no rule describes is
/// not found.
public final class RuleClassifier implements Classifier, Examiner {

    private static final Wording NOT_RUN =
            new Wording("A rule could not be run, so the highest label is proposed", "규칙을 실행하지 못하여 가장 높은 등급을 제안함");

    private final PolicySnapshot policy;
    private final Function<String, Sightings> search;
    private final Map<Integer, Rule> ownRules = new HashMap<>();
    private final List<Combination> combinations;

    /// The numbers of all detectors and of all rules that look for something themselves.
    private final Set<Integer> everything;

    private final MarkingExaminer markings;

    public RuleClassifier(PolicySnapshot policy) {
        this(policy, Engine.of(policy)::find);
    }

    /// @param search finds what an [Engine] of this policy would find
    RuleClassifier(PolicySnapshot policy, Function<String, Sightings> search) {
        this.policy = policy;
        this.search = search;
        int number = policy.detectors().size();
        var combined = new ArrayList<Combination>();
        for (Rule rule : policy.rules()) {
            if (rule.kind() == Rule.Kind.DETECTORS) {
                combined.add(Combination.of(rule, policy.detectors()));
            } else {
                ownRules.put(number++, rule);
            }
        }
        this.combinations = List.copyOf(combined);
        this.everything = IntStream.range(0, number).boxed().collect(toUnmodifiableSet());
        this.markings = new MarkingExaminer(policy);
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
        var sightings = new ArrayList<Sightings>();
        for (String text : passages) {
            sightings.add(seen(text));
            done.accept(sightings.size());
        }
        Seams.addTo(sightings, passages, this::seen);
        var evidence = new ArrayList<List<Evidence>>();
        for (int i = 0; i < passages.size(); i++) {
            var found = new ArrayList<>(failures(sightings.get(i).failed(), passages.get(i)));
            addOwn(sightings.get(i), found);
            evidence.add(found);
        }
        for (var combination : combinations) {
            combination.fire(
                    sightings, (piece, passage) -> evidence.get(passage).add(piece));
        }
        return evidence;
    }

    private Sightings seen(String text) {
        try {
            return search.apply(text);
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever went wrong, the passage was not looked at.
            return new Sightings(List.of(), everything);
        }
    }

    private List<Evidence> failures(Set<Integer> failed, String text) {
        if (failed.containsAll(everything)) {
            return List.of(failure(id(), text));
        }
        var failures = new ArrayList<Evidence>();
        for (int number : new TreeSet<>(failed)) {
            if (ownRules.containsKey(number)) {
                failures.add(failure(ownRules.get(number).id(), text));
            }
        }
        for (var combination : combinations) {
            if (combination.restsOn(failed)) {
                failures.add(failure(combination.rule().id(), text));
            }
        }
        return failures;
    }

    /// What rules found by themselves; hits that touch are one piece of evidence.
    private void addOwn(Sightings sightings, List<Evidence> evidence) {
        var hits = sightings.hits();
        for (int i = 0; i < hits.size(); ) {
            int number = hits.get(i).detector();
            var spans = new ArrayList<Span>();
            while (i < hits.size() && hits.get(i).detector() == number) {
                spans.add(span(hits.get(i)));
                i++;
            }
            if (ownRules.containsKey(number)) {
                var rule = ownRules.get(number);
                var source = rule.kind() == Rule.Kind.MARKING ? MARKING : RULE;
                Span.merged(spans)
                        .forEach(s -> evidence.add(
                                new Evidence(source, rule.id(), s.from(), s.to(), 1, rule.because(), rule.label())));
            }
        }
    }

    private static Span span(Sighting hit) {
        return new Span(hit.from(), hit.to());
    }

    private Evidence failure(String what, String text) {
        return new Evidence(
                FAILURE, what, 0, text.length(), 0, NOT_RUN, policy.lattice().top());
    }
}
