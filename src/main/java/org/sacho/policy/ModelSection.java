package org.sacho.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.ModelPolicy.Use;

/// The optional section `model` of a pack as read. A pack without it lets the model advise.
final class ModelSection {

    private static final List<String> KEYS = List.of("use", "missBound", "level");
    private static final Pattern BOUND = Pattern.compile("0\\.[0-9]{1,6}");
    private static final double HIGHEST_BOUND = 0.5;
    private static final double USUAL_BOUND = 0.01;

    private final Use use;
    private final double missBound;
    private final String level;

    private ModelSection(Use use, double missBound, String level) {
        this.use = use;
        this.missBound = missBound;
        this.level = level;
    }

    static ModelSection read(PackTable pack, LevelSection levels, ProblemLog problems) {
        if (!pack.has("model")) {
            return new ModelSection(Use.ADVISE, USUAL_BOUND, "");
        }
        var table = pack.table("model", KEYS);
        var use = table.word("use", List.of("propose", "advise", "off"));
        var level = table.has("level") ? levels.idAt(table, "level") : "";
        var ladder = levels.ladder();
        var nothingFound = pack.has("nothingFound") ? pack.text("nothingFound") : "";
        if (!level.isEmpty() && ladder.indexOf(level) <= ladder.indexOf(nothingFound)) {
            problems.add(table.line("level"), "'level' of the model has to be above 'nothingFound' to mean anything");
        }
        return new ModelSection(
                use.isEmpty() ? Use.ADVISE : Use.valueOf(use.toUpperCase(Locale.ROOT)), bound(table, problems), level);
    }

    private static double bound(PackTable table, ProblemLog problems) {
        if (!table.has("missBound")) {
            return USUAL_BOUND;
        }
        var hint = "has to be a share above 0 and below 0.5, such as 0.01";
        double bound = table.number("missBound", BOUND, hint);
        if (bound == 0 || bound >= HIGHEST_BOUND) {
            problems.add(table.line("missBound"), "'missBound' " + hint);
        }
        return bound;
    }

    /// Where no level is named it is the lowest one above what is proposed anyway.
    ModelPolicy policy(Lattice lattice, Label nothingFound) {
        var label = level.isEmpty()
                ? lattice.levels().stream()
                        .filter(l -> l.compareTo(nothingFound.level()) > 0)
                        .min(Comparator.naturalOrder())
                        .map(Label::of)
                        .orElse(nothingFound)
                : Label.of(lattice.level(level));
        return new ModelPolicy(use, missBound, label);
    }
}
