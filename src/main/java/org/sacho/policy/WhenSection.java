package org.sacho.policy;

import java.util.List;
import java.util.Set;

/// The condition of a rule over detectors as read.
final class WhenSection {

    private static final List<String> KEYS = List.of("all", "any", "none", "within", "atLeast");
    private static final int MAX_PASSAGES = 100;

    private final ProblemLog problems;
    private final Set<String> detectors;

    /// @param detectors the ids that can be referred to
    WhenSection(ProblemLog problems, Set<String> detectors) {
        this.problems = problems;
        this.detectors = detectors;
    }

    /// What is under the key `when`, if there is one.
    When read(PackTable rule) {
        if (!rule.has("when")) {
            return When.NEVER;
        }
        var table = rule.table("when", KEYS);
        if (!table.has("all") && !table.has("any")) {
            problems.add(table.line(), "'when' needs 'all' or 'any'; without them it would fire everywhere");
        }
        return new When(
                DetectorSection.ids(table, "all", detectors, problems),
                DetectorSection.ids(table, "any", detectors, problems),
                DetectorSection.ids(table, "none", detectors, problems),
                passages(table),
                DetectorSection.share(table, "atLeast", 0));
    }

    private int passages(PackTable table) {
        if (!table.has("within")) {
            return 1;
        }
        if (table.hasTable("within")) {
            var window = table.table("within", List.of("passages"));
            int passages = window.wholeNumber("passages");
            if (window.has("passages") && (passages < 2 || passages > MAX_PASSAGES)) {
                problems.add(window.line("passages"), "'passages' has to be from 2 to " + MAX_PASSAGES);
            }
            return Math.max(1, passages);
        }
        return switch (table.text("within")) {
            case "passage" -> 1;
            case "meeting" -> When.MEETING;
            default -> {
                problems.add(table.line("within"), "'within' has to be passage, meeting or {passages: N}");
                yield 1;
            }
        };
    }
}
