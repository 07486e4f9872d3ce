package org.sacho.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sacho.policy.PolicySnapshot;

/// The detectors of a policy, for rules that look further than one meeting. Safe for use by many threads.
public final class Detectors {

    private final PolicySnapshot policy;
    private final Engine engine;

    private Detectors(PolicySnapshot policy) {
        this.policy = policy;
        this.engine = Engine.of(policy);
    }

    public static Detectors of(PolicySnapshot policy) {
        return new Detectors(policy);
    }

    /// What the detectors of a policy make of a text.
    ///
    /// @param hits in the order of the text
    /// @param failed the ids of detectors that could not be run: whoever relies on one of them has to take it for a
    ///     hit
    public record Found(List<Hit> hits, Set<String> failed) {
        public Found {
            hits = List.copyOf(hits);
            failed = Set.copyOf(failed);
        }

        @Override
        public String toString() {
            return "Found[" + hits.size() + " hits, failed " + failed + "]";
        }
    }

    public Found find(String text) {
        var detectors = policy.detectors();
        var sightings = engine.find(text);
        var hits = new ArrayList<Hit>();
        for (var sighting : sightings.hits()) {
            if (sighting.detector() < detectors.size()) {
                hits.add(new Hit(
                        detectors.get(sighting.detector()).id(),
                        sighting.from(),
                        sighting.to(),
                        text.substring(sighting.from(), sighting.to()),
                        sighting.confidence()));
            }
        }
        hits.sort((a, b) -> Integer.compare(a.from(), b.from()));
        var failed = new TreeSet<String>();
        sightings.failed().stream()
                .filter(detector -> detector < detectors.size())
                .forEach(detector -> failed.add(detectors.get(detector).id()));
        return new Found(hits, failed);
    }
}
