package org.sacho.classify;

import static java.util.stream.Collectors.joining;
import static org.sacho.classify.Evidence.Source.RULE;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import org.sacho.classify.Sightings.Sighting;
import org.sacho.policy.Detector;
import org.sacho.policy.Rule;
import org.sacho.policy.Wording;

/// A rule over hits of detectors, in one passage, in neighbouring ones, or in the whole meeting.
///
/// @param all numbers of detectors that all have to hit
/// @param any numbers of detectors of which one has to hit
/// @param none numbers of detectors that may not hit
record Combination(Rule rule, Set<Integer> all, Set<Integer> any, Set<Integer> none) {

    private static final int NAMED = 8;

    static Combination of(Rule rule, List<Detector> detectors) {
        var when = rule.when();
        return new Combination(
                rule, numbers(when.all(), detectors), numbers(when.any(), detectors), numbers(when.none(), detectors));
    }

    private static Set<Integer> numbers(List<String> ids, List<Detector> detectors) {
        var numbers = new TreeSet<Integer>();
        for (int i = 0; i < detectors.size(); i++) {
            if (ids.contains(detectors.get(i).id())) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    /// Whether this cannot be judged when these detectors could not be run.
    boolean restsOn(Set<Integer> failed) {
        return failed.stream().anyMatch(f -> all.contains(f) || any.contains(f) || none.contains(f));
    }

    /// Evidence on every passage that contributed to firing; the reason names the others.
    void fire(List<Sightings> meeting, ObjIntConsumer<Evidence> evidence) {
        int window = Math.min(rule.when().passages(), meeting.size());
        var together = new TreeMap<Integer, BitSet>();
        for (int from = 0; from + window <= meeting.size() && window > 0; from++) {
            var contributing = contributing(meeting, from, from + window);
            contributing.forEach(passage ->
                    together.computeIfAbsent(passage, _ -> new BitSet()).or(bits(contributing)));
        }
        together.forEach((passage, passages) -> {
            var because = because(passage, passages);
            for (Sighting hit : wanted(meeting.get(passage))) {
                evidence.accept(
                        new Evidence(RULE, rule.id(), hit.from(), hit.to(), hit.confidence(), because, rule.label()),
                        passage);
            }
        });
    }

    /// The passages of a window whose hits make the rule fire, or whose failures may hide such hits; none when it does
    /// not.
    private List<Integer> contributing(List<Sightings> meeting, int from, int to) {
        var seen = new TreeSet<Integer>();
        var contributing = new ArrayList<Integer>();
        for (int passage = from; passage < to; passage++) {
            boolean contributes = false;
            for (int failed : meeting.get(passage).failed()) {
                // What could not be looked for may be there; what would speak against the rule may not.
                if (isWanted(failed)) {
                    seen.add(failed);
                    contributes = true;
                }
            }
            for (Sighting hit : meeting.get(passage).hits()) {
                if (hit.confidence() >= rule.when().atLeast()) {
                    seen.add(hit.detector());
                    contributes |= isWanted(hit.detector());
                }
            }
            if (contributes) {
                contributing.add(passage);
            }
        }
        boolean fires = seen.containsAll(all)
                && (any.isEmpty() || any.stream().anyMatch(seen::contains))
                && none.stream().noneMatch(seen::contains);
        return fires ? contributing : List.of();
    }

    private List<Sighting> wanted(Sightings sightings) {
        return sightings.hits().stream()
                .filter(hit -> hit.confidence() >= rule.when().atLeast() && isWanted(hit.detector()))
                .toList();
    }

    private boolean isWanted(int detector) {
        return all.contains(detector) || any.contains(detector);
    }

    private static BitSet bits(Collection<Integer> passages) {
        var bits = new BitSet();
        passages.forEach(bits::set);
        return bits;
    }

    private Wording because(int passage, BitSet passages) {
        var others = passages.stream().filter(other -> other != passage).toArray();
        if (others.length == 0) {
            return rule.because();
        }
        var named = passages.stream()
                .filter(other -> other != passage)
                .limit(NAMED)
                .mapToObj(other -> Integer.toString(other + 1))
                .collect(joining(", "));
        int more = others.length - NAMED;
        return new Wording(
                rule.because().english() + " (together with passage " + named
                        + (more > 0 ? " and " + more + " more" : "") + ")",
                rule.because().korean() + " (발언 " + named + (more > 0 ? " 외 " + more + "건" : "") + "과 함께)");
    }
}
