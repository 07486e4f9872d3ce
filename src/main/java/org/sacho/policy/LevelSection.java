package org.sacho.policy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sacho.label.Lattice;
import org.sacho.label.Level;

/// The levels of a pack as read.
final class LevelSection {

    private static final List<String> KEYS =
            List.of("id", "rank", "name", "portion", "banner", "background", "foreground", "needToKnow", "acceptAlone");
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern PORTION = Pattern.compile("\\S(.{0,30}\\S)?");

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final ProblemLog problems;

    private LevelSection(ProblemLog problems) {
        this.problems = problems;
    }

    /// A [LevelMarking] before there is a lattice to take its level from.
    private record Draft(
            int rank,
            Wording name,
            String portion,
            Wording banner,
            String background,
            String foreground,
            boolean needToKnow,
            boolean acceptAlone) {

        LevelMarking of(Level level) {
            return new LevelMarking(level, name, portion, banner, background, foreground, needToKnow, acceptAlone);
        }
    }

    static LevelSection read(PackTable pack, ProblemLog problems) {
        var section = new LevelSection(problems);
        var portions = new HashMap<String, Integer>();
        var ranks = new TreeMap<Integer, String>();
        int position = 0;
        for (PackNode node : pack.filledList("levels")) {
            position++;
            var table = new PackTable(problems, "entry " + position + " of 'levels'", node, KEYS);
            var id = table.text("id", PolicyPackReader.NAME, PolicyPackReader.NAME_HINT);
            var draft = draft(table);
            var sameRank = draft.rank() < 0 ? null : ranks.putIfAbsent(draft.rank(), id);
            if (sameRank != null) {
                problems.add(
                        table.line("rank"),
                        "levels '" + sameRank + "' and '" + id + "' have the same rank; a ladder needs distinct ranks");
            }
            var samePortion = draft.portion().isEmpty() ? null : portions.putIfAbsent(draft.portion(), position);
            if (samePortion != null) {
                problems.add(
                        table.line("portion"),
                        "'portion' is the same as that of entry " + samePortion
                                + "; readers could not tell them apart");
            }
            section.add(table, id, draft);
        }
        return section;
    }

    private static Draft draft(PackTable table) {
        var colourHint = "has to be a colour as '#rrggbb', in quotes";
        return new Draft(
                table.wholeNumber("rank"),
                table.wording("name"),
                table.text("portion", PORTION, "has to be 1 to 32 characters without spaces around"),
                table.wording("banner"),
                table.text("background", COLOUR, colourHint),
                table.text("foreground", COLOUR, colourHint),
                table.truth("needToKnow"),
                table.truth("acceptAlone"));
    }

    private void add(PackTable table, String id, Draft draft) {
        if (id.equals("REL")) {
            problems.add(table.line("id"), "a level cannot be called REL, which starts a list of communities");
        } else if (!id.isEmpty() && drafts.putIfAbsent(id, draft) != null) {
            problems.add(table.line("id"), "level '" + id + "' is described twice; keep one");
        }
    }

    Set<String> ids() {
        return drafts.keySet();
    }

    /// The ids from the lowest rank up.
    List<String> ladder() {
        return drafts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparingInt(Draft::rank)))
                .map(Map.Entry::getKey)
                .toList();
    }

    Map<String, Integer> ranks() {
        var ranks = new LinkedHashMap<String, Integer>();
        drafts.forEach((id, draft) -> ranks.put(id, draft.rank()));
        return ranks;
    }

    /// The known level id under a key, or nothing with the mistake in the log.
    String idAt(PackTable table, String key) {
        var id = table.text(key);
        if (!id.isEmpty() && !drafts.containsKey(id)) {
            problems.add(table.line(key), unknown(id));
            return "";
        }
        return id;
    }

    String unknown(String id) {
        return "unknown level " + ProblemLog.quoted(id) + Suggestion.among(ids(), id);
    }

    List<LevelMarking> markings(Lattice lattice) {
        return drafts.entrySet().stream()
                .map(e -> e.getValue().of(lattice.level(e.getKey())))
                .toList();
    }
}
