package org.sacho.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sacho.classify.Sightings.Sighting;

/// Finds what a cut between two passages hides: a long speech is cut where it has to be, also inside a sentence.
final class Seams {

    /// What is shorter was not cut for its length.
    private static final int LONG = 300;

    /// How much of either side is looked at.
    private static final int REACH = 200;

    private static final String ENDS_OF_SENTENCES = ".?!…。？！";

    private Seams() {}

    /// Puts what straddles a cut on both passages, on each its own part of it.
    static void addTo(List<Sightings> sightings, List<String> passages, Function<String, Sightings> search) {
        for (int i = 0; i + 1 < passages.size(); i++) {
            var before = passages.get(i);
            var behind = passages.get(i + 1);
            if (isCut(before)) {
                int skipped = Math.max(0, before.length() - REACH);
                var head = behind.substring(0, Math.min(REACH, behind.length()));
                var found = search.apply(before.substring(skipped) + " " + head);
                add(sightings, i, found, new Cut(skipped, before.length() - skipped));
            }
        }
    }

    private static boolean isCut(String text) {
        var said = text.stripTrailing();
        return said.length() >= LONG && ENDS_OF_SENTENCES.indexOf(said.charAt(said.length() - 1)) < 0;
    }

    /// @param skipped characters of the first passage that were not looked at
    /// @param at where the first passage ends in the text looked at
    private record Cut(int skipped, int at) {}

    private static void add(List<Sightings> sightings, int first, Sightings found, Cut cut) {
        var left = new ArrayList<Sighting>();
        var right = new ArrayList<Sighting>();
        for (Sighting hit : found.hits()) {
            if (hit.from() < cut.at() && hit.to() > cut.at() + 1) {
                left.add(hit.at(cut.skipped() + hit.from(), cut.skipped() + cut.at()));
                right.add(hit.at(0, hit.to() - cut.at() - 1));
            }
        }
        sightings.set(first, sightings.get(first).and(left, found.failed()));
        sightings.set(first + 1, sightings.get(first + 1).and(right, found.failed()));
    }
}
