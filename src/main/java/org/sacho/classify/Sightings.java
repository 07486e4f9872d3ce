package org.sacho.classify;

import java.util.List;
import java.util.Set;

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
    record Sighting(int detector, int from, int to, double confidence) {}

    List<Sighting> of(int detector) {
        return hits.stream().filter(hit -> hit.detector() == detector).toList();
    }
}
