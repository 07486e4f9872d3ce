package org.sacho.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sacho.label.Lattice;
import org.sacho.policy.PackNode.Scalar;

/// The stores of a pack as read: which levels share one.
final class StoreSection {

    private static final List<String> KEYS = List.of("id", "name", "levels", "cipher", "provider");

    private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, String> keeper = new HashMap<>();
    private final LevelSection levels;
    private final ProblemLog problems;

    private StoreSection(LevelSection levels, ProblemLog problems) {
        this.levels = levels;
        this.problems = problems;
    }

    private record Draft(String id, Wording name, List<String> levels, Protection protection) {}

    static StoreSection read(PackTable pack, LevelSection levels, ProblemLog problems) {
        var section = new StoreSection(levels, problems);
        var ids = new HashSet<String>();
        int position = 0;
        for (PackNode node : pack.filledList("stores")) {
            position++;
            var table = new PackTable(problems, "entry " + position + " of 'stores'", node, KEYS);
            var id = table.text("id", PolicyPackReader.NAME, PolicyPackReader.NAME_HINT);
            if (!id.isEmpty() && !ids.add(id)) {
                problems.add(table.line("id"), "store '" + id + "' is described twice; keep one");
            }
            section.drafts.add(new Draft(id, table.wording("name"), section.kept(table, id), protection(table)));
        }
        for (String level : levels.ids()) {
            if (!section.keeper.containsKey(level)) {
                problems.add(pack.line("stores"), "level '" + level + "' is kept by no store; add it to one");
            }
        }
        return section;
    }

    private static Protection protection(PackTable table) {
        var cipher = table.has("cipher")
                ? CipherName.of(table.word("cipher", CipherName.texts()))
                : Optional.<CipherName>empty();
        var provider = table.has("provider")
                ? Optional.of(table.text("provider", PROVIDER, "is the name of a JCA provider, such as SunJCE or BC"))
                : Optional.<String>empty();
        return new Protection(cipher.orElse(Protection.STANDARD.cipher()), provider);
    }

    private List<String> kept(PackTable table, String id) {
        var kept = new ArrayList<String>();
        for (Scalar level : table.texts("levels", table.filledList("levels"), PackTable.MAX_TEXT)) {
            if (!levels.ids().contains(level.value())) {
                problems.add(level.line(), levels.unknown(level.value()));
                continue;
            }
            var other = keeper.putIfAbsent(level.value(), id);
            if (other != null) {
                problems.add(
                        level.line(),
                        "level '" + level.value() + "' is kept twice, by store '" + other + "' and store '" + id
                                + "'; keep it in one");
            }
            kept.add(level.value());
        }
        checkOrder(table, kept);
        return kept;
    }

    private void checkOrder(PackTable table, List<String> kept) {
        var ladder = levels.ladder();
        for (int i = 1; i < kept.size(); i++) {
            int below = ladder.indexOf(kept.get(i - 1));
            int here = ladder.indexOf(kept.get(i));
            if (here < below) {
                problems.add(
                        table.line("levels"),
                        "list the levels of a store from the least sensitive up; '" + kept.get(i)
                                + "' stands too late");
            } else if (here > below + 1) {
                problems.add(
                        table.line("levels"),
                        "a store keeps neighbouring levels; '" + ladder.get(below + 1) + "' is missing between '"
                                + kept.get(i - 1) + "' and '" + kept.get(i) + "'");
            }
        }
    }

    Set<String> ids() {
        return drafts.stream().map(Draft::id).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    /// The stores, lowest ceiling first.
    List<EnclaveSpec> specs(Lattice lattice) {
        return drafts.stream()
                .filter(draft -> !draft.id().isEmpty() && !draft.levels().isEmpty())
                .map(draft -> new EnclaveSpec(
                        new EnclaveId(draft.id()),
                        draft.name(),
                        draft.levels().stream().map(lattice::level).toList(),
                        draft.protection()))
                .sorted(Comparator.comparing(EnclaveSpec::ceiling))
                .toList();
    }
}
