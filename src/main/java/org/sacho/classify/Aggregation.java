package org.sacho.classify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sacho.classify.Detectors.Found;
import org.sacho.policy.Aggregate;
import org.sacho.policy.Aggregate.Distinct;
import org.sacho.policy.Aggregate.Over;
import org.sacho.policy.PolicySnapshot;

/// Finds what harmless pieces add up to, by the aggregates of a policy. Safe for use by many threads.
///
/// Finds only what an aggregate describes with detectors; a detector that could not be run counts as having hit.
public final class Aggregation {

    private final List<Aggregate> aggregates;
    private final Detectors detectors;

    public Aggregation(PolicySnapshot policy) {
        this.aggregates = policy.aggregates();
        this.detectors = Detectors.of(policy);
    }

    /// Pieces that add up to something.
    ///
    /// @param parts which of the texts contribute
    /// @param earlier whether what readers already have contributes as well
    public record Sum(Aggregate aggregate, Set<Integer> parts, boolean earlier) {
        public Sum {
            parts = Set.copyOf(parts);
        }
    }

    /// Whether the policy has nothing to add up, so that there is no need to look.
    public boolean isIdle() {
        return aggregates.isEmpty();
    }

    /// What the detectors find in a text.
    public Found look(String text) {
        return detectors.find(text);
    }

    /// What the texts of an edition add up to, with what their readers already have.
    ///
    /// @param here what was found in each text of the edition
    /// @param earlier what was found in texts its readers already have
    public List<Sum> sums(List<Found> here, List<Found> earlier) {
        var sums = new ArrayList<Sum>();
        for (var aggregate : aggregates) {
            var before = aggregate.over() == Over.SERIES ? earlier : List.<Found>of();
            var parts = parts(aggregate, here);
            if (!parts.isEmpty() && isFull(aggregate, here, before)) {
                sums.add(new Sum(aggregate, parts, !isFull(aggregate, here, List.of())));
            }
        }
        return sums;
    }

    private static boolean isFull(Aggregate aggregate, List<Found> here, List<Found> before) {
        var all = Stream.concat(here.stream(), before.stream()).toList();
        return aggregate.all().stream().allMatch(detector -> all.stream().anyMatch(found -> has(found, detector)))
                && aggregate.distinct().stream().allMatch(distinct -> reaches(distinct, all));
    }

    private static boolean reaches(Distinct distinct, List<Found> all) {
        var different = new HashSet<String>();
        for (var found : all) {
            if (found.failed().contains(distinct.of())) {
                return true;
            }
            hits(found, distinct.of()).map(hit -> plain(hit.matchedText())).forEach(different::add);
        }
        return different.size() >= distinct.atLeast();
    }

    /// The same words written with other spaces or cases are the same piece.
    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Punct}]", "").toLowerCase(Locale.ROOT);
    }

    private static Set<Integer> parts(Aggregate aggregate, List<Found> here) {
        var wanted = new TreeSet<>(aggregate.all());
        aggregate.distinct().map(Distinct::of).ifPresent(wanted::add);
        return IntStream.range(0, here.size())
                .filter(i -> wanted.stream().anyMatch(detector -> has(here.get(i), detector)))
                .boxed()
                .collect(java.util.stream.Collectors.toSet());
    }

    private static boolean has(Found found, String detector) {
        return found.failed().contains(detector)
                || hits(found, detector).findAny().isPresent();
    }

    private static Stream<Hit> hits(Found found, String detector) {
        return found.hits().stream().filter(hit -> hit.detectorId().equals(detector));
    }
}
