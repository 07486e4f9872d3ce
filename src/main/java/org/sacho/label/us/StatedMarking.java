package org.sacho.label.us;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A banner line or portion mark as somebody wrote it, in the grammar of the marking manual (32 CFR 2001.21, the IC
/// Register): United States, joint, NATO and foreign markings with every family of category.
///
/// Unlike [UsPortion], which refuses what it cannot roll up, this reads as much as it can and reports every rule that
/// the marking breaks, because a marking in a transcript is somebody's claim: it raises the passage even when it
/// contradicts itself.
///
/// @param owner whose classification it states
/// @param level the level it states; empty if no level can be made out
/// @param disclosure what it says about foreign governments
/// @param broken the rules it breaks, each beginning with its id where the manual gives one
public record StatedMarking(Owner owner, Optional<StatedLevel> level, Set<Disclosure> disclosure, List<String> broken) {

    static final String UNKNOWN = "unknown control";

    private static final String NO_COUNTRIES = "a joint marking names at least two countries";

    /// No marking is longer; a longer one is read up to here.
    private static final int MAX_BLOCKS = 40;

    public StatedMarking {
        disclosure = Set.copyOf(disclosure);
        broken = List.copyOf(broken);
    }

    /// Whose classification a marking states.
    public enum Owner {
        US,
        NATO,
        JOINT,
        FOREIGN
    }

    /// What a marking can say about disclosure to foreign governments.
    public enum Disclosure {
        NOFORN,
        REL_TO,
        RELIDO
    }

    /// Levels of all owners, least sensitive first within NATO and without it.
    public enum StatedLevel {
        U,
        R,
        C,
        S,
        TS,
        NU,
        NR,
        NC,
        NS,
        CTS
    }

    /// Reads the inside of a portion mark such as `S//NF`, without its brackets.
    public static StatedMarking portion(String inside) {
        return read(inside, true);
    }

    /// Reads a banner line such as `SECRET//NOFORN`.
    public static StatedMarking banner(String line) {
        return read(line, false);
    }

    /// Whether all of it could be read: a level, controls that exist and lists of countries.
    public boolean isKnown() {
        return level.isPresent()
                && !broken.contains(UNKNOWN)
                && !broken.contains(MarkingRules.BAD_LIST)
                && !broken.contains(NO_COUNTRIES);
    }

    private static StatedMarking read(String written, boolean portion) {
        var broken = new ArrayList<String>();
        boolean american = !written.startsWith("//");
        var text = american ? doubled(written, broken) : written;
        var blocks = Arrays.asList((american ? text : text.substring(2)).split("//", MAX_BLOCKS));
        var head = american ? Head.american(blocks.getFirst(), portion) : Head.other(blocks.getFirst(), portion);
        broken.addAll(head.broken());
        var controls = controls(blocks.subList(1, blocks.size()), broken);
        new MarkingRules(head.owner(), head.level(), Set.copyOf(controls), blocks).check(broken);
        return new StatedMarking(head.owner(), head.level(), disclosure(controls), broken);
    }

    /// The marking with two slashes behind its level where there is one.
    private static String doubled(String text, List<String> broken) {
        int slash = text.indexOf('/');
        if (slash < 0 || text.startsWith("//", slash)) {
            return text;
        }
        broken.add("two slashes stand behind the level");
        return text.substring(0, slash) + "/" + text.substring(slash);
    }

    private static Set<Disclosure> disclosure(Set<Control> controls) {
        var disclosure = EnumSet.noneOf(Disclosure.class);
        if (controls.contains(Control.NF)) {
            disclosure.add(Disclosure.NOFORN);
        }
        if (controls.contains(Control.REL)) {
            disclosure.add(Disclosure.REL_TO);
        }
        if (controls.contains(Control.RELIDO)) {
            disclosure.add(Disclosure.RELIDO);
        }
        return disclosure;
    }

    /// Every control of the marking, noting those that are unknown or out of order.
    private static Set<Control> controls(List<String> blocks, List<String> broken) {
        var all = EnumSet.noneOf(Control.class);
        var lastFamily = Optional.<Control.Family>empty();
        for (String block : blocks) {
            var last = Optional.<Control>empty();
            for (String token : tokens(block)) {
                var control = last.filter(Control.SAR::equals)
                        .filter(_ -> Control.isProgramme(token))
                        .or(() -> Control.of(token));
                if (control.isEmpty()) {
                    broken.add(UNKNOWN);
                    continue;
                }
                var family = control.get().family();
                boolean newBlock = last.isEmpty();
                if ((newBlock
                                && lastFamily
                                        .filter(f -> f.compareTo(family) >= 0)
                                        .isPresent())
                        || last.filter(c -> c.family() != family).isPresent()) {
                    broken.add("categories stand once each, in order: SCI, SAP, AEA, FGI, dissemination, non-IC");
                }
                if (last.filter(c -> c.compareTo(control.get()) > 0).isPresent()) {
                    broken.add("controls of one category stand in the order of the Register");
                }
                last = control;
                lastFamily = Optional.of(family);
                all.add(control.get());
            }
        }
        return all;
    }

    private static List<String> tokens(String block) {
        if (block.endsWith(" EYES ONLY")) {
            return List.of(block);
        }
        return List.of(block.split("/", -1));
    }

    /// The first block: level and owner.
    private record Head(Owner owner, Optional<StatedLevel> level, List<String> broken) {

        static Head american(String block, boolean portion) {
            var level = portion ? abbreviated(block) : spelt(block);
            return level.map(found -> new Head(Owner.US, Optional.of(found), List.of()))
                    .orElse(new Head(Owner.US, Optional.empty(), List.of("a marking starts with a level")));
        }

        static Head other(String block, boolean portion) {
            var nato = nato(block, portion);
            if (nato.isPresent()) {
                return new Head(Owner.NATO, nato, List.of());
            }
            if (block.equals("NATO TOP SECRET")) {
                return new Head(
                        Owner.NATO,
                        Optional.of(StatedLevel.CTS),
                        List.of("COSMIC TOP SECRET is the marking; NATO TOP SECRET does not exist"));
            }
            return block.startsWith("JOINT ")
                    ? joint(block.substring("JOINT ".length()), portion)
                    : foreign(block, portion);
        }

        private static Head joint(String rest, boolean portion) {
            var level = leading(rest, portion);
            var broken = new ArrayList<String>();
            var countries = level.map(found ->
                            rest.substring(written(rest, portion).length()).strip())
                    .map(list -> List.of(list.split(" ")))
                    .orElse(List.of());
            if (countries.size() < 2 || !countries.stream().allMatch(code -> code.matches("[A-Z]{3,4}"))) {
                broken.add(NO_COUNTRIES);
            }
            if (level.filter(StatedLevel.R::equals).isPresent() && countries.contains("USA")) {
                broken.add("a joint marking with USA is not RESTRICTED");
            }
            return new Head(Owner.JOINT, level, broken);
        }

        private static Head foreign(String block, boolean portion) {
            boolean named = block.matches("[A-Z]{3,4} .*");
            var level =
                    named ? leading(block.substring(block.indexOf(' ') + 1), portion) : Optional.<StatedLevel>empty();
            var broken = new ArrayList<String>();
            if (level.isEmpty()) {
                broken.add("a marking that starts with // names a country and its level, NATO or JOINT");
            }
            if (level.isPresent() && !block.endsWith(" " + written(block.substring(block.indexOf(' ') + 1), portion))) {
                broken.add(UNKNOWN);
            }
            if (block.startsWith("USA ")) {
                broken.add("the United States is no foreign government");
            }
            return new Head(Owner.FOREIGN, level, broken);
        }

        private static Optional<StatedLevel> leading(String text, boolean portion) {
            var word = written(text, portion);
            return portion ? abbreviated(word) : spelt(word);
        }

        /// The words of the level at the start of a text.
        private static String written(String text, boolean portion) {
            if (!portion && text.startsWith("TOP SECRET")) {
                return "TOP SECRET";
            }
            return text.split(" ", 2)[0];
        }

        private static Optional<StatedLevel> abbreviated(String text) {
            return switch (text) {
                case "U", "CUI" -> Optional.of(StatedLevel.U);
                case "R" -> Optional.of(StatedLevel.R);
                case "C" -> Optional.of(StatedLevel.C);
                case "S" -> Optional.of(StatedLevel.S);
                case "TS" -> Optional.of(StatedLevel.TS);
                default -> Optional.empty();
            };
        }

        private static Optional<StatedLevel> spelt(String text) {
            return switch (text) {
                case "UNCLASSIFIED", "CUI", "CONTROLLED" -> Optional.of(StatedLevel.U);
                case "RESTRICTED" -> Optional.of(StatedLevel.R);
                case "CONFIDENTIAL" -> Optional.of(StatedLevel.C);
                case "SECRET" -> Optional.of(StatedLevel.S);
                case "TOP SECRET" -> Optional.of(StatedLevel.TS);
                default -> Optional.empty();
            };
        }

        private static Optional<StatedLevel> nato(String text, boolean portion) {
            return switch (portion ? text : "banner " + text) {
                case "NU", "banner NATO UNCLASSIFIED" -> Optional.of(StatedLevel.NU);
                case "NR", "banner NATO RESTRICTED" -> Optional.of(StatedLevel.NR);
                case "NC", "banner NATO CONFIDENTIAL" -> Optional.of(StatedLevel.NC);
                case "NS", "banner NATO SECRET" -> Optional.of(StatedLevel.NS);
                case "CTS", "banner COSMIC TOP SECRET" -> Optional.of(StatedLevel.CTS);
                default -> Optional.empty();
            };
        }
    }
}
