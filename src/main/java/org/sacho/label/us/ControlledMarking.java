package org.sacho.label.us;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Controlled unclassified information, `CUI//SP-CTI/PRVCY//NOFORN` (32 CFR 2002.20): categories, the specified ones
/// (`SP-`) first and each group in order, then limited dissemination controls.
final class ControlledMarking {

    private static final Pattern CATEGORY = Pattern.compile("(SP-)?[A-Z]{2,8}");
    private static final Set<String> LIMITED =
            Set.of("NOFORN", "NF", "FED ONLY", "FEDCON", "NOCON", "DL ONLY", "RELIDO");

    private ControlledMarking() {}

    static void check(List<String> blocks, List<String> broken) {
        // What the shared grammar calls unknown or out of order is a category here.
        broken.removeIf(rule -> rule.equals(StatedMarking.UNKNOWN) || rule.startsWith("categories stand once each"));
        if (blocks.size() > 3) {
            broken.add("CUI has one block of categories and one of dissemination controls");
        }
        for (String block : blocks.subList(1, blocks.size())) {
            boolean limits = List.of(block.split("/", -1)).stream().allMatch(ControlledMarking::isLimited);
            if (!limits) {
                categories(List.of(block.split("/", -1)), broken);
            }
        }
    }

    private static void categories(List<String> categories, List<String> broken) {
        if (!categories.stream().allMatch(category -> CATEGORY.matcher(category).matches())) {
            broken.add(StatedMarking.UNKNOWN);
            return;
        }
        var sorted = categories.stream()
                .sorted((a, b) ->
                        a.startsWith("SP-") == b.startsWith("SP-") ? a.compareTo(b) : a.startsWith("SP-") ? -1 : 1)
                .distinct()
                .toList();
        if (!sorted.equals(categories)) {
            broken.add("CUI categories stand in order, the specified ones (SP-) first");
        }
    }

    private static boolean isLimited(String control) {
        return LIMITED.contains(control) || control.startsWith("REL TO ") || control.startsWith("DISPLAY ONLY ");
    }
}
