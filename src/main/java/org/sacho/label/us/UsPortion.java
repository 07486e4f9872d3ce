package org.sacho.label.us;

import static org.sacho.label.us.Dissemination.Control.FOUO;
import static org.sacho.label.us.Dissemination.Control.NF;
import static org.sacho.label.us.Dissemination.Control.OC;

import java.util.EnumSet;
import java.util.List;

/// One portion mark, e.g. `(S//REL TO USA, KOR)`, checked for order and for the conflicts that the marking manual
/// names. Legacy FOUO is read because old material carries it.
public final class UsPortion {

    private final UsLevel level;
    private final Sci sci;
    private final ForeignInformation foreign;
    private final Dissemination dissemination;

    private UsPortion(UsLevel level, Sci sci, ForeignInformation foreign, Dissemination dissemination) {
        this.level = level;
        this.sci = sci;
        this.foreign = foreign;
        this.dissemination = dissemination;
    }

    /// Reads a portion mark with its brackets.
    ///
    /// @throws UsMarkingException if it is not one, contradicts itself, or is of a family not read here
    public static UsPortion parse(String mark) {
        if (mark.length() < 3 || !mark.startsWith("(") || !mark.endsWith(")")) {
            throw new UsMarkingException("a portion mark stands in brackets");
        }
        var blocks = List.of(mark.substring(1, mark.length() - 1).split("//", -1));
        var level = UsLevel.ofPortion(blocks.getFirst());
        var sci = Sci.NONE;
        var foreign = ForeignInformation.NONE;
        var dissemination = Dissemination.NONE;
        int last = 0;
        for (String block : blocks.subList(1, blocks.size())) {
            int place = Sci.isSci(block) ? 1 : ForeignInformation.isForeign(block) ? 2 : 3;
            if (place <= last) {
                throw new UsMarkingException("categories stand once each: SCI, FGI, dissemination controls");
            }
            last = place;
            switch (place) {
                case 1 -> sci = Sci.parse(block);
                case 2 -> foreign = ForeignInformation.parse(block);
                default -> dissemination = Dissemination.parse(block);
            }
        }
        var portion = new UsPortion(level, sci, foreign, dissemination);
        portion.requireConsistent();
        return portion;
    }

    private void requireConsistent() {
        boolean plain = sci.systems().isEmpty()
                && !foreign.present()
                && EnumSet.of(FOUO).containsAll(dissemination.controls());
        require(level != UsLevel.U || plain, "ISM-ID-00028: an unclassified portion carries FOUO or nothing");
        require(level == UsLevel.U || !dissemination.has(FOUO), "ISM-ID-00030: FOUO only on unclassified portions");
        require(!sci.has("HCS") || dissemination.has(NF), "ISM-ID-00044: HCS requires NOFORN");
        require(!sci.has("KDK") || dissemination.has(NF), "ISM-ID-00123: KLONDIKE requires NOFORN");
        require(!sci.has("TK") || level.compareTo(UsLevel.S) >= 0, "ISM-ID-00049: TK is at least SECRET");
        require(
                !sci.has("SI", "G") || (level == UsLevel.TS && dissemination.has(OC)),
                "ISM-ID-00047: SI-G requires TOP SECRET and ORCON");
        require(
                sci.systems().isEmpty() || dissemination.saysDisclosure() || dissemination.has(OC),
                "SCI requires a foreign disclosure control or ORCON");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new UsMarkingException(rule);
        }
    }

    public UsLevel level() {
        return level;
    }

    Sci sci() {
        return sci;
    }

    ForeignInformation foreign() {
        return foreign;
    }

    Dissemination dissemination() {
        return dissemination;
    }
}
