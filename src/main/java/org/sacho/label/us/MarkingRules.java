package org.sacho.label.us;

import static org.sacho.label.us.Control.*;
import static org.sacho.label.us.StatedMarking.StatedLevel.C;
import static org.sacho.label.us.StatedMarking.StatedLevel.CTS;
import static org.sacho.label.us.StatedMarking.StatedLevel.S;
import static org.sacho.label.us.StatedMarking.StatedLevel.TS;
import static org.sacho.label.us.StatedMarking.StatedLevel.U;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sacho.label.us.StatedMarking.Owner;
import org.sacho.label.us.StatedMarking.StatedLevel;

/// What may not stand together in one marking. The ids are those of the intelligence community's schema (ISM); rules
/// without an id come from the marking manual.
///
/// @param blocks the marking between its double slashes
record MarkingRules(Owner owner, Optional<StatedLevel> level, Set<Control> controls, List<String> blocks) {

    /// Controls that say what may be disclosed to foreign governments.
    private static final Set<Control> DISCLOSURE = EnumSet.of(NF, REL, RELIDO, DISPLAY, EYES);

    /// Controls that only classified material carries.
    private static final Set<Control> CLASSIFIED = EnumSet.of(NF, OC, RELIDO, REL, DISPLAY, FGI, RS, IMC);

    static final String BAD_LIST = "countries are three or four capital letters, once each";

    void check(List<String> broken) {
        dissemination(broken);
        categories(broken);
        lists(broken);
        if (isCui()) {
            ControlledMarking.check(blocks, broken);
        }
    }

    private void dissemination(List<String> broken) {
        boolean american = owner == Owner.US;
        require(
                broken,
                !(has(NF) && has(REL)) && !(has(EYES) && (has(NF) || has(REL))),
                "ISM-ID-00033: NF, REL and EYES exclude each other");
        require(broken, count(NF, RELIDO, DISPLAY) < 2, "ISM-ID-00169: NF, RELIDO and DISPLAY ONLY exclude each other");
        require(
                broken,
                !american || !isOnly(U) || isCui() || !says(CLASSIFIED),
                "ISM-ID-00028: only classified material carries this dissemination control");
        require(broken, !has(FOUO) || isOnly(U), "ISM-ID-00030: FOUO only on unclassified material");
        require(broken, !has(UCNI) || isOnly(U), "ISM-ID-00181: UCNI only on unclassified material");
        require(broken, !(has(ND) && has(XD)), "ISM-ID-00038: NODIS and EXDIS exclude each other");
        require(broken, count(ND, XD) == 0 || has(NF), "ISM-ID-00313: NODIS and EXDIS require NOFORN");
        require(broken, !(has(LES) && has(LES_NF)), "ISM-ID-00148: LES and LES-NF exclude each other");
        require(broken, owner != Owner.NATO || !has(NF), "NOFORN does not stand on NATO material");
    }

    private void categories(List<String> broken) {
        boolean american = owner == Owner.US;
        require(broken, !has(HCS) || has(NF), "ISM-ID-00044: HCS requires NOFORN");
        require(broken, !has(KDK) || has(NF), "ISM-ID-00123: KLONDIKE requires NOFORN");
        require(broken, !has(SI_G) || (isOnly(TS) && has(OC)), "ISM-ID-00047: SI-G requires TOP SECRET and ORCON");
        require(broken, !has(TK) || atLeast(S), "ISM-ID-00049: TK is at least SECRET");
        require(broken, !has(SI) || atLeast(C), "ISM-ID-00043: SI is at least CONFIDENTIAL");
        require(broken, count(RD, FRD, TFNI) == 0 || atLeast(C), "ISM-ID-00174: RD, FRD and TFNI are classified");
        require(
                broken,
                !(has(CNWDI) || has(RD_CNWDI)) || (atLeast(S) && count(RD, RD_CNWDI) > 0),
                "ISM-ID-00175: CNWDI only with RD, and at least SECRET");
        require(
                broken,
                !american || !inFamily(Family.SCI) || says(DISCLOSURE) || has(OC),
                "SCI requires a foreign disclosure control or ORCON");
        require(
                broken,
                !american || !isOnly(U) || !(inFamily(Family.SCI) || has(SAR)),
                "ISM-ID-00016: an unclassified marking carries no SCI and no SAP");
        require(broken, count(BALK, BOHEMIA) == 0 || isOnly(CTS), "BALK and BOHEMIA stand on COSMIC TOP SECRET only");
    }

    /// The country lists of REL TO and DISPLAY ONLY and the sources of FGI.
    private void lists(List<String> broken) {
        tokens("REL").forEach(token -> {
            if (token.equals("REL") || token.equals("REL TO USA")) {
                broken.add("ISM-ID-00319: REL TO names another country besides USA");
            } else if (!token.startsWith("REL TO USA, ")) {
                broken.add("ISM-ID-00214: REL TO starts with USA");
            } else {
                sorted(token.substring("REL TO USA, ".length()), ", ", broken);
            }
        });
        tokens("DISPLAY ONLY ").forEach(token -> sorted(token.substring("DISPLAY ONLY ".length()), ", ", broken));
        tokens("FGI ").forEach(token -> {
            var list = token.substring("FGI ".length());
            require(broken, !List.of(list.split(" ")).contains("USA"), "the United States is no foreign government");
            sorted(list, " ", broken);
        });
    }

    private static void sorted(String list, String separator, List<String> broken) {
        try {
            require(
                    broken,
                    String.join(separator, Countries.parse(list, separator)).equals(list),
                    "ISM-ID-00214: countries stand in alphabetical order, groups after them");
        } catch (UsMarkingException e) {
            broken.add(BAD_LIST);
        }
    }

    private List<String> tokens(String start) {
        return blocks.stream()
                .flatMap(block -> Stream.of(block.split("/")))
                .filter(token -> token.startsWith(start) && !token.startsWith("RELIDO"))
                .toList();
    }

    private boolean isCui() {
        return owner == Owner.US
                && (blocks.getFirst().equals("CUI") || blocks.getFirst().equals("CONTROLLED"));
    }

    private boolean has(Control control) {
        return controls.contains(control);
    }

    private long count(Control... wanted) {
        return Stream.of(wanted).filter(controls::contains).count();
    }

    private boolean says(Set<Control> wanted) {
        return controls.stream().anyMatch(wanted::contains);
    }

    private boolean inFamily(Family family) {
        return controls.stream().anyMatch(control -> control.family() == family);
    }

    private boolean isOnly(StatedLevel wanted) {
        return level.filter(wanted::equals).isPresent();
    }

    /// Whether the United States level is this one or higher; other owners' levels are not compared with it.
    private boolean atLeast(StatedLevel wanted) {
        return owner != Owner.US
                || level.filter(found -> found.compareTo(wanted) >= 0).isPresent();
    }

    private static void require(List<String> broken, boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }
}
