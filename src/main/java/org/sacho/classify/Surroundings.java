package org.sacho.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.sacho.classify.Sightings.Sighting;
import org.sacho.classify.text.Span;
import org.sacho.classify.text.TermIndex;
import org.sacho.policy.Detector;

/// What stands near the hits of one detector and changes what they are worth.
///
/// @param supporting under which numbers hits that make surer are reported
/// @param harmless under which number words that make harmless are reported, if there are any
record Surroundings(Detector detector, List<Integer> supporting, List<Integer> harmless) {

    /// Those of all detectors; their words are added to what is looked for, under numbers behind the detectors'.
    static List<Surroundings> ofAll(List<Detector> detectors, List<TermIndex.Entry> words) {
        var numbers = new HashMap<String, Integer>();
        for (int i = detectors.size() - 1; i >= 0; i--) {
            numbers.put(detectors.get(i).id(), i);
        }
        int next = detectors.size();
        var all = new ArrayList<Surroundings>();
        for (Detector detector : detectors) {
            var supporting = new ArrayList<Integer>();
            detector.near().detectors().forEach(id -> supporting.add(numbers.getOrDefault(id, -1)));
            for (String term : detector.near().terms()) {
                words.add(TermIndex.Entry.anywhere(next, term));
            }
            next = numbered(detector.near().terms(), next, supporting);
            var harmless = new ArrayList<Integer>();
            for (String term : detector.unless().terms()) {
                words.add(new TermIndex.Entry(next, term));
            }
            next = numbered(detector.unless().terms(), next, harmless);
            all.add(new Surroundings(detector, List.copyOf(supporting), List.copyOf(harmless)));
        }
        return List.copyOf(all);
    }

    /// The next number when there are terms under this one.
    private static int numbered(List<String> terms, int number, List<Integer> numbers) {
        if (terms.isEmpty()) {
            return number;
        }
        numbers.add(number);
        return number + 1;
    }

    /// Adds what is left of the hits of this detector, and how sure they are. A supporting detector that could not be
    /// run counts as near.
    void judge(int number, RawHits raw, List<Sighting> into) {
        var near = detector.near();
        boolean mayStandAnywhere = supporting.stream().anyMatch(raw.failed()::contains);
        for (var hit : raw.of(number)) {
            var span = hit.span();
            if (isNearAny(harmless, raw, span, detector.unless().within())) {
                continue;
            }
            boolean supported = mayStandAnywhere || isNearAny(supporting, raw, span, near.within());
            if (near.required() && !supported) {
                continue;
            }
            double confidence = hit.checked().confidence(supported ? near.confidence() : detector.confidence());
            into.add(new Sighting(number, span.from(), span.to(), confidence));
        }
    }

    private static boolean isNearAny(List<Integer> owners, RawHits raw, Span span, int within) {
        for (int owner : owners) {
            if (raw.near(owner, span, within)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Surroundings[" + detector.id() + "]";
    }
}
