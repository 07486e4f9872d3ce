package org.sacho.label.us;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The banner of a document made of marked portions.
///
/// A document can also be classified higher than each of its portions, by compilation; that takes a reason from a
/// person and is not decided here.
public final class UsBanner {

    private UsBanner() {}

    /// The least restrictive banner these portions allow.
    ///
    /// @throws UsMarkingException if there is no portion
    public static String rollUp(List<UsPortion> portions) {
        var level = highest(portions);
        if (level == UsLevel.U) {
            boolean official = portions.stream().anyMatch(p -> p.dissemination().has(Dissemination.Control.FOUO));
            return level.banner() + (official ? "//FOUO" : "");
        }
        var classified = portions.stream().filter(p -> p.level() != UsLevel.U).toList();
        var sci = classified.stream().map(UsPortion::sci).reduce(Sci.NONE, Sci::union);
        var foreign =
                classified.stream().map(UsPortion::foreign).reduce(ForeignInformation.NONE, ForeignInformation::union);
        var dissemination = Dissemination.rollUp(
                classified.stream().map(UsPortion::dissemination).toList());
        return Stream.of(level.banner(), sci.toString(), foreign.toString(), dissemination.banner())
                .filter(block -> !block.isEmpty())
                .collect(Collectors.joining("//"));
    }

    /// Checks a banner somebody wrote against the portions under it.
    ///
    /// @throws UsMarkingException if it is not the one they roll up to, naming the rule for a wrong level
    public static void verify(String banner, List<UsPortion> portions) {
        var stated = UsLevel.ofBanner(banner.split("//", 2)[0]);
        var highest = highest(portions);
        if (stated.compareTo(highest) < 0) {
            throw new UsMarkingException(
                    switch (stated) {
                        case U -> "ISM-ID-00056: an unclassified banner over a classified portion";
                        case C -> "ISM-ID-00058: a CONFIDENTIAL banner over a higher portion";
                        case S, TS -> "ISM-ID-00059: a SECRET banner over a TOP SECRET portion";
                    });
        }
        if (stated.compareTo(highest) > 0) {
            throw new UsMarkingException(
                    "ISM-ID-00108 to 00113: a banner above every portion needs a compilation reason");
        }
        if (!banner.equals(rollUp(portions))) {
            throw new UsMarkingException("the banner is not the roll-up of its portions");
        }
    }

    private static UsLevel highest(List<UsPortion> portions) {
        return portions.stream()
                .map(UsPortion::level)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new UsMarkingException("a document has at least one portion"));
    }
}
