package org.sacho.label.us;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Dissemination controls.
///
/// @param releasedTo the countries of REL TO besides the United States, empty without that control
/// @param displayedTo the countries of DISPLAY ONLY, empty without that control
record Dissemination(Set<Control> controls, SortedSet<String> releasedTo, SortedSet<String> displayedTo) {

    /// In the order of the Register.
    enum Control {
        RS("RSEN"),
        FOUO("FOUO"),
        OC("ORCON"),
        IMC("IMCON"),
        NF("NOFORN"),
        PR("PROPIN"),
        REL("REL TO USA, "),
        RELIDO("RELIDO"),
        DISPLAY("DISPLAY ONLY ");

        private final String banner;

        Control(String banner) {
            this.banner = banner;
        }

        private static Control of(String portion) {
            if (portion.startsWith("REL TO ")) {
                return REL;
            }
            if (portion.startsWith("DISPLAY ONLY ")) {
                return DISPLAY;
            }
            return switch (portion) {
                case "RS" -> RS;
                case "FOUO" -> FOUO;
                case "OC" -> OC;
                case "IMC" -> IMC;
                case "NF" -> NF;
                case "PR" -> PR;
                case "RELIDO" -> RELIDO;
                default -> throw new UsMarkingException("unknown dissemination control");
            };
        }
    }

    /// The controls that say what may be disclosed to foreign governments.
    private static final Set<Control> DISCLOSURE = EnumSet.of(Control.NF, Control.REL, Control.RELIDO, Control.DISPLAY);

    static final Dissemination NONE = new Dissemination(
            EnumSet.noneOf(Control.class), new TreeSet<>(Countries.ORDER), new TreeSet<>(Countries.ORDER));

    static Dissemination parse(String block) {
        var controls = EnumSet.noneOf(Control.class);
        SortedSet<String> releasedTo = new TreeSet<>(Countries.ORDER);
        SortedSet<String> displayedTo = new TreeSet<>(Countries.ORDER);
        for (String text : block.split("/", -1)) {
            var control = Control.of(text);
            if (controls.stream().anyMatch(earlier -> earlier.compareTo(control) >= 0)) {
                throw new UsMarkingException("dissemination controls stand once each, in order");
            }
            controls.add(control);
            if (control == Control.REL) {
                releasedTo = releasedTo(text);
            }
            if (control == Control.DISPLAY) {
                displayedTo = Countries.parse(text.substring("DISPLAY ONLY ".length()), ", ");
            }
        }
        requireNoConflict(controls);
        return new Dissemination(controls, releasedTo, displayedTo);
    }

    private static SortedSet<String> releasedTo(String text) {
        if (text.equals("REL TO USA")) {
            throw new UsMarkingException("ISM-ID-00319: REL TO names another country besides USA");
        }
        if (!text.startsWith("REL TO USA, ")) {
            throw new UsMarkingException("ISM-ID-00214: REL TO starts with USA");
        }
        var others = Countries.parse(text.substring("REL TO USA, ".length()), ", ");
        if (others.contains("USA")) {
            throw new UsMarkingException("ISM-ID-00214: USA stands once in REL TO");
        }
        return others;
    }

    private static void requireNoConflict(Set<Control> controls) {
        if (controls.contains(Control.NF) && controls.contains(Control.REL)) {
            throw new UsMarkingException("ISM-ID-00033: NF and REL TO exclude each other");
        }
        var exclusive = EnumSet.of(Control.NF, Control.RELIDO, Control.DISPLAY);
        exclusive.retainAll(controls);
        if (exclusive.size() > 1) {
            throw new UsMarkingException("ISM-ID-00169: NF, RELIDO and DISPLAY ONLY exclude each other");
        }
    }

    boolean has(Control control) {
        return controls.contains(control);
    }

    boolean saysDisclosure() {
        return controls.stream().anyMatch(DISCLOSURE::contains);
    }

    /// Whom content may at least be shown to.
    private SortedSet<String> seenBy() {
        var seen = new TreeSet<>(Countries.ORDER);
        seen.addAll(releasedTo);
        seen.addAll(displayedTo);
        return seen;
    }

    /// The controls of something made from all of these, which are those of the classified portions: the union,
    /// with foreign disclosure after table 3 of the marking manual. Without any foreign disclosure control there
    /// is none in the result either; that is the habit outside intelligence products.
    static Dissemination rollUp(List<Dissemination> portions) {
        var controls = EnumSet.noneOf(Control.class);
        portions.forEach(portion -> controls.addAll(portion.controls));
        controls.removeAll(DISCLOSURE);
        // Covers classified documents only, where FOUO is not carried.
        controls.remove(Control.FOUO);
        SortedSet<String> released = new TreeSet<>(Countries.ORDER);
        SortedSet<String> displayed = new TreeSet<>(Countries.ORDER);
        if (portions.stream().allMatch(Dissemination::saysDisclosure)) {
            released = portions.stream()
                    .map(Dissemination::releasedTo)
                    .reduce(Countries::common)
                    .orElse(released);
            displayed = portions.stream()
                    .map(Dissemination::seenBy)
                    .reduce(Countries::common)
                    .map(Countries::expanded)
                    .orElse(displayed);
            displayed.removeAll(Countries.expanded(released));
        }
        if (!released.isEmpty()) {
            controls.add(Control.REL);
        }
        if (!portions.isEmpty() && portions.stream().allMatch(p -> p.has(Control.RELIDO))) {
            controls.add(Control.RELIDO);
        } else if (!displayed.isEmpty()) {
            controls.add(Control.DISPLAY);
        }
        boolean saysNothing = controls.stream().noneMatch(DISCLOSURE::contains);
        if (saysNothing && portions.stream().anyMatch(Dissemination::saysDisclosure)) {
            controls.add(Control.NF);
        }
        return new Dissemination(controls, released, displayed);
    }

    /// As a banner writes it, empty without a control.
    String banner() {
        var texts = new ArrayList<String>();
        for (Control control : controls) {
            texts.add(
                    switch (control) {
                        case REL -> control.banner + String.join(", ", releasedTo);
                        case DISPLAY -> control.banner + String.join(", ", displayedTo);
                        case RS, FOUO, OC, IMC, NF, PR, RELIDO -> control.banner;
                    });
        }
        return String.join("/", texts);
    }
}
