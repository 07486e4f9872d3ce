package org.sacho.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.UnknownMarkingException;

/// The rules of a pack as read.
final class RuleSection {

    private static final List<String> KEYS =
            List.of("id", "level", "label", "because", "terms", "patterns", "markings", "unless", "when");

    /// The names of rules and detectors.
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static final String ID_HINT = "has to be 1 to 64 letters, digits, '.', '_' or '-'";

    private final ProblemLog problems;
    private final LevelSection levels;
    private final Optional<Lattice> lattice;
    private final LookedFor lookedFor;
    private final WhenSection conditions;
    private final Set<String> ids = new HashSet<>();

    /// @param detectors the ids that rules can refer to
    RuleSection(ProblemLog problems, LevelSection levels, Optional<Lattice> lattice, Set<String> detectors) {
        this.problems = problems;
        this.lookedFor = new LookedFor(problems);
        this.conditions = new WhenSection(problems, detectors);
        this.levels = levels;
        this.lattice = lattice;
    }

    /// The rules without a mistake, in the order of the file.
    List<Rule> read(PackTable pack) {
        var rules = new ArrayList<Rule>();
        int position = 0;
        for (PackNode node : pack.list("rules")) {
            position++;
            rule(new PackTable(problems, "entry " + position + " of 'rules'", node, KEYS))
                    .ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<Rule> rule(PackTable table) {
        var id = table.text("id", ID, ID_HINT);
        if (!id.isEmpty() && !ids.add(id)) {
            problems.add(table.line("id"), "rule '" + id + "' is there twice; give every rule its own id");
        }
        var label = label(table);
        var because = table.wording("because");
        var kind = kind(table);
        var looksFor = kind.map(k -> looksFor(table, k)).orElse(List.of());
        var unless = lookedFor.unless(table);
        var when = conditions.read(table);
        if (label.isEmpty() || kind.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        boolean overDetectors = kind.get() == Rule.Kind.DETECTORS;
        if (overDetectors && table.has("unless")) {
            problems.add(table.line("unless"), "'unless' belongs to the detectors that the rule is over");
        }
        return (overDetectors ? when.all().isEmpty() && when.any().isEmpty() : looksFor.isEmpty())
                ? Optional.empty()
                : Optional.of(new Rule(id, label.get(), because, kind.get(), looksFor, unless, when));
    }

    private Optional<Label> label(PackTable table) {
        if (table.has("level") == table.has("label")) {
            problems.add(table.line(), "a rule has either 'level' or 'label'");
            return Optional.empty();
        }
        if (table.has("level")) {
            var id = levels.idAt(table, "level");
            return id.isEmpty() ? Optional.empty() : lattice.map(l -> Label.of(l.level(id)));
        }
        var text = table.text("label");
        try {
            return text.isEmpty() ? Optional.empty() : lattice.map(l -> l.parse(text));
        } catch (UnknownMarkingException e) {
            problems.add(
                    table.line("label"),
                    "'label' is not a label of this pack; write level, categories and communities in order,"
                            + " such as S//ALPHA/BRAVO//REL KOR,USA");
            return Optional.empty();
        }
    }

    private Optional<Rule.Kind> kind(PackTable table) {
        var kinds = new ArrayList<Rule.Kind>();
        for (Rule.Kind kind : Rule.Kind.values()) {
            if (table.has(key(kind))) {
                kinds.add(kind);
            }
        }
        if (kinds.size() != 1) {
            problems.add(table.line(), "a rule has exactly one of 'terms', 'patterns', 'markings' and 'when'");
            return Optional.empty();
        }
        return Optional.of(kinds.getFirst());
    }

    private static String key(Rule.Kind kind) {
        return switch (kind) {
            case TERMS -> "terms";
            case PATTERN -> "patterns";
            case MARKING -> "markings";
            case DETECTORS -> "when";
        };
    }

    private List<String> looksFor(PackTable table, Rule.Kind kind) {
        return switch (kind) {
            case TERMS -> lookedFor.terms(table, key(kind));
            case PATTERN, MARKING -> lookedFor.patterns(table, key(kind));
            case DETECTORS -> List.of();
        };
    }
}
