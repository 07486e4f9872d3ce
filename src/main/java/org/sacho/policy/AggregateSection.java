package org.sacho.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.Aggregate.Distinct;
import org.sacho.policy.Aggregate.Over;

/// The aggregates of a pack as read. The section may be missing.
final class AggregateSection {

    private static final String KEY = "aggregates";
    private static final List<String> KEYS = List.of("id", "level", "because", "over", "all", "distinct");
    private static final int MOST = 1000;

    private final ProblemLog problems;
    private final LevelSection levels;
    private final Optional<Lattice> lattice;
    private final Set<String> detectors;
    private final Set<String> taken;

    /// @param detectors the ids that can be referred to
    /// @param taken ids of rules, which an aggregate cannot have because both stand in findings
    AggregateSection(
            ProblemLog problems,
            LevelSection levels,
            Optional<Lattice> lattice,
            Set<String> detectors,
            List<Rule> taken) {
        this.problems = problems;
        this.levels = levels;
        this.lattice = lattice;
        this.detectors = detectors;
        this.taken = new HashSet<>(taken.stream().map(Rule::id).toList());
    }

    /// The aggregates without a mistake, in the order of the file.
    List<Aggregate> read(PackTable pack) {
        var aggregates = new ArrayList<Aggregate>();
        if (!pack.has(KEY)) {
            return aggregates;
        }
        int position = 0;
        for (PackNode node : pack.filledList(KEY)) {
            position++;
            aggregate(new PackTable(problems, "entry " + position + " of '" + KEY + "'", node, KEYS))
                    .ifPresent(aggregates::add);
        }
        return aggregates;
    }

    private Optional<Aggregate> aggregate(PackTable table) {
        var id = table.text("id", RuleSection.ID, RuleSection.ID_HINT);
        if (!id.isEmpty() && !taken.add(id)) {
            problems.add(table.line("id"), "'" + id + "' is the id of something else; give every one its own id");
        }
        var level = levels.idAt(table, "level");
        var because = table.wording("because");
        var over = over(table);
        var all = DetectorSection.ids(table, "all", detectors, problems);
        var distinct = distinct(table);
        if (all.isEmpty() && distinct.isEmpty()) {
            problems.add(table.line(), "an aggregate needs 'all' or 'distinct'");
            return Optional.empty();
        }
        return id.isEmpty() || level.isEmpty()
                ? Optional.empty()
                : lattice.map(l -> new Aggregate(id, Label.of(l.level(level)), because, over, all, distinct));
    }

    private Over over(PackTable table) {
        return switch (table.text("over")) {
            case "meeting", "" -> Over.MEETING;
            case "series" -> Over.SERIES;
            default -> {
                problems.add(table.line("over"), "'over' has to be meeting or series");
                yield Over.MEETING;
            }
        };
    }

    private Optional<Distinct> distinct(PackTable table) {
        if (!table.has("distinct")) {
            return Optional.empty();
        }
        var distinct = table.table("distinct", List.of("of", "atLeast"));
        var of = distinct.text("of");
        int atLeast = distinct.wholeNumber("atLeast");
        if (!of.isEmpty() && !detectors.contains(of)) {
            problems.add(
                    distinct.line("of"), "unknown detector " + ProblemLog.quoted(of) + Suggestion.among(detectors, of));
        }
        if (atLeast < 2 || atLeast > MOST) {
            problems.add(distinct.line("atLeast"), "'atLeast' has to be from 2 to " + MOST);
        }
        return Optional.of(new Distinct(of, atLeast));
    }
}
