package org.sacho.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sacho.classify.MarkingFinder.Found;
import org.sacho.classify.MarkingFinder.Kind;
import org.sacho.label.us.StatedMarking.Disclosure;
import org.sacho.label.us.StatedMarking.StatedLevel;

/// The portion marks of one meeting, with which its banners are compared. Only markings of the United States are.
///
/// @param highest the highest level of a portion, if there are any
/// @param noforn whether a classified portion is not releasable to foreigners
/// @param relido whether every classified portion leaves the release to an official
record MarkingPortions(Optional<StatedLevel> highest, boolean noforn, boolean relido) {

    static MarkingPortions of(List<List<Found>> meeting) {
        var portions = meeting.stream()
                .flatMap(List::stream)
                .filter(marking -> marking.kind() == Kind.PORTION)
                .toList();
        var classified = portions.stream()
                .filter(portion -> portion.usLevel()
                        .filter(level -> level != StatedLevel.U)
                        .isPresent())
                .toList();
        return new MarkingPortions(
                portions.stream().flatMap(portion -> portion.usLevel().stream()).max(Comparator.naturalOrder()),
                classified.stream().anyMatch(portion -> portion.disclosure().contains(Disclosure.NOFORN)),
                classified.stream().allMatch(portion -> portion.disclosure().contains(Disclosure.RELIDO)));
    }

    /// The rules that a banner over these portions breaks; none for any other marking.
    List<String> objections(Found banner) {
        var objections = new ArrayList<String>();
        if (banner.kind() != Kind.BANNER) {
            return objections;
        }
        banner.usLevel()
                .flatMap(level -> highest.flatMap(portion -> mismatch(level, portion)))
                .ifPresent(objections::add);
        if (noforn && banner.disclosure().contains(Disclosure.REL_TO)) {
            objections.add("ISM-ID-00088: a banner with REL TO over a NOFORN portion");
        }
        if (!relido && banner.disclosure().contains(Disclosure.RELIDO)) {
            objections.add("ISM-ID-00132: a RELIDO banner over a classified portion without RELIDO");
        }
        return objections;
    }

    private static Optional<String> mismatch(StatedLevel banner, StatedLevel portion) {
        if (banner.compareTo(portion) < 0) {
            return Optional.of(
                    switch (banner) {
                        case U -> "ISM-ID-00056: an unclassified banner over a classified portion";
                        case C -> "ISM-ID-00058: a CONFIDENTIAL banner over a higher portion";
                        case R, S, TS, NU, NR, NC, NS, CTS -> "ISM-ID-00059: a SECRET banner over a higher portion";
                    });
        }
        return banner.compareTo(portion) > 0
                ? Optional.of("ISM-ID-00108 to 00113: a banner above every portion needs a compilation reason")
                : Optional.empty();
    }
}
