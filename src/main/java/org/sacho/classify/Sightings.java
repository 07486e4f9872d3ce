package org.sacho.classify;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What an [Engine] found in one text.
///
/// @param hits by detector, then in the order of the text
/// @param failed numbers of the detectors that could not be run
record Sightings(List<Sighting> hits, Set<Integer> failed) {

    Sightings {
        hits = List.copyOf(hits);
        failed = Set.copyOf(failed);
    }

    /// A hit of the detector with this number, in UTF-16 units of the original text.
    record Sighting(int detector, int from, int to, double confidence) {

        /// The same hit in another place.
        Sighting at(int from, int to) {
            return new Sighting(detector, from, to, confidence);
        }
    }

    /// These together with more of the same text.
    Sightings and(List<Sighting> moreHits, Set<Integer> moreFailed) {
        var order = Comparator.comparingInt(Sighting::detector).thenComparingInt(Sighting::from);
        return new Sightings(
                Stream.concat(hits.stream(), moreHits.stream()).sorted(order).toList(),
                Stream.concat(failed.stream(), moreFailed.stream()).collect(toUnmodifiableSet()));
    }
}
