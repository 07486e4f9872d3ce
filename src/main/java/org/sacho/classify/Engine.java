package org.sacho.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sacho.classify.pattern.PatternIndex;
import org.sacho.classify.text.NormalisedText;
import org.sacho.classify.text.TermIndex;
import org.sacho.policy.Detector;
import org.sacho.policy.Detector.Kind;
import org.sacho.policy.Detector.Near;
import org.sacho.policy.Detector.Shape;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;

/// All detectors of a policy, and what its rules look for by themselves, in one walk over a text. Safe for use by many
/// threads.
///
/// Detectors have numbers: first those of the policy, then one for each rule that looks for something itself, in their
/// order. Numbers behind these are words that stand near a hit.
final class Engine {

    private static final int KEPT = 4;

    /// Building one takes far longer than a text, and some callers have nothing but the policy.
    private static final Map<PolicyDigest, Engine> RECENT = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PolicyDigest, Engine> eldest) {
            return size() > KEPT;
        }
    };

    private final List<Detector> detectors;
    private final List<Surroundings> surroundings;
    private final TermIndex terms;
    private final PatternIndex patterns;

    Engine(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
        var words = new ArrayList<TermIndex.Entry>();
        var expressions = new ArrayList<PatternIndex.Entry>();
        for (int i = 0; i < detectors.size(); i++) {
            int owner = i;
            var detector = detectors.get(i);
            for (String wanted : detector.looksFor()) {
                switch (detector.kind()) {
                    case TERMS -> words.add(new TermIndex.Entry(owner, wanted));
                    case PATTERNS ->
                        expressions.add(new PatternIndex.Entry(
                                owner,
                                wanted,
                                detector.shape().alone(),
                                detector.shape().check()));
                }
            }
        }
        this.surroundings = Surroundings.ofAll(detectors, words);
        this.terms = new TermIndex(words);
        this.patterns = new PatternIndex(expressions);
    }

    /// The engine of a policy.
    static Engine of(PolicySnapshot policy) {
        synchronized (RECENT) {
            return RECENT.computeIfAbsent(policy.digest(), _ -> new Engine(detectors(policy)));
        }
    }

    private static List<Detector> detectors(PolicySnapshot policy) {
        var detectors = new ArrayList<>(policy.detectors());
        for (Rule rule : policy.rules()) {
            if (rule.kind() != Rule.Kind.DETECTORS) {
                var kind = rule.kind() == Rule.Kind.TERMS ? Kind.TERMS : Kind.PATTERNS;
                detectors.add(
                        new Detector(rule.id(), kind, rule.looksFor(), Shape.ANY, 1, Near.NOTHING, rule.unless()));
            }
        }
        return detectors;
    }

    Sightings find(String text) {
        var normalised = NormalisedText.of(text);
        var raw = new RawHits();
        terms.find(normalised, raw::found);
        patterns.find(normalised, raw);
        var hits = new ArrayList<Sightings.Sighting>();
        for (int detector : raw.owners()) {
            if (detector < detectors.size()) {
                surroundings.get(detector).judge(detector, raw, hits);
            }
        }
        return new Sightings(hits, raw.failed());
    }
}
