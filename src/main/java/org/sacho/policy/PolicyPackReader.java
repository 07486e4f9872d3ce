package org.sacho.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.PackNode.Scalar;
import org.sacho.policy.PolicySnapshot.PackHeader;
import org.sacho.policy.PolicySnapshot.PolicyParts;

/// Reads a policy pack: the YAML form described in `src/docs/spec/policy-pack.md`.
///
/// A pack is taken whole or not at all. What cannot be told from the file alone, such as who signed it, is not
/// checked here.
public final class PolicyPackReader {

    /// The names of levels, categories, communities and stores.
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    static final String NAME_HINT = "has to be 1 to 32 letters, digits, '_' or '-'";

    private static final List<String> KEYS = List.of(
            "pack",
            "levels",
            "categories",
            "communities",
            "stores",
            "nothingFound",
            "grammars",
            "detectors",
            "rules",
            "aggregates",
            "model",
            "adviser",
            "exchange");
    private static final Pattern PACK_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}");
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{3,16}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MAX_NAMES = 16;

    private final ProblemLog problems;

    private PolicyPackReader(ProblemLog problems) {
        this.problems = problems;
    }

    /// The pack these bytes say.
    ///
    /// @param fileName how messages call the file
    /// @throws InvalidPolicyException naming every mistake found
    public static PolicySnapshot read(byte[] yaml, String fileName) throws InvalidPolicyException {
        var problems = new ProblemLog(fileName);
        var root = new PackYaml(problems).read(yaml);
        var parts = root.flatMap(node -> new PolicyPackReader(problems).parts(node));
        problems.throwIfAny();
        return new PolicySnapshot(PolicyDigest.of(yaml), parts.orElseThrow());
    }

    private Optional<PolicyParts> parts(PackNode root) {
        var table = new PackTable(problems, "the pack", root, KEYS);
        var header = header(table);
        var levels = LevelSection.read(table, problems);
        var categories = names(table, "categories");
        var communities = names(table, "communities");
        var stores = StoreSection.read(table, levels, problems);
        var lattice = lattice(levels, categories, communities);
        var detectors = DetectorSection.read(table, problems);
        var rules = new RuleSection(problems, levels, lattice, detectors.ids()).read(table);
        var aggregates = new AggregateSection(problems, levels, lattice, detectors.ids(), rules).read(table);
        var grammars = GrammarSection.read(table, levels);
        var nothingFound = levels.idAt(table, "nothingFound");
        var adviser = AdviserSection.read(table, problems);
        var model = ModelSection.read(table, levels, problems);
        var exchange = ExchangeSection.read(table, stores.ids(), problems);
        return lattice.map(l -> {
            var proposed = nothingFound.isEmpty() ? l.bottom() : Label.of(l.level(nothingFound));
            return new PolicyParts(
                    header,
                    l,
                    levels.markings(l),
                    stores.specs(l),
                    detectors.detectors(),
                    rules,
                    aggregates,
                    grammars,
                    proposed,
                    model.policy(l, proposed),
                    adviser,
                    exchange);
        });
    }

    private PackHeader header(PackTable table) {
        if (!table.has("pack")) {
            problems.add(table.line(), "the pack lacks the key 'pack'");
            return new PackHeader("", "", "", LocalDate.EPOCH, new Wording("", ""));
        }
        var pack = table.table("pack", List.of("id", "version", "jurisdiction", "effective", "title"));
        return new PackHeader(
                pack.text("id", PACK_ID, "has to be lower-case letters, digits and '-', starting with a letter"),
                pack.text("version", VERSION, "has to be three numbers, such as 1.0.0"),
                pack.text("jurisdiction", JURISDICTION, "has to be capital letters, such as KOR"),
                effective(pack),
                pack.wording("title"));
    }

    private LocalDate effective(PackTable pack) {
        var hint = "has to be a day, such as 2026-05-19";
        var text = pack.text("effective", DATE, hint);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.add(pack.line("effective"), "'effective' " + hint);
            return LocalDate.EPOCH;
        }
    }

    private Set<String> names(PackTable table, String key) {
        var names = new LinkedHashSet<String>();
        for (Scalar item : table.texts(key, table.list(key), PackTable.MAX_TEXT)) {
            if (!isName(item.value())) {
                problems.add(item.line(), "an entry of '" + key + "' " + NAME_HINT + ", and not REL");
            } else if (!names.add(item.value())) {
                problems.add(item.line(), "'" + item.value() + "' is listed twice; keep one");
            }
        }
        // A pack's lattice has 2 to the power of this many labels per level.
        if (names.size() > MAX_NAMES) {
            problems.add(table.line(key), "'" + key + "' has more than " + MAX_NAMES + " entries");
        }
        return names;
    }

    /// Whether a [Lattice] takes this for a name; `REL` starts a label's list of communities.
    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.equals("REL");
    }

    private Optional<Lattice> lattice(LevelSection levels, Set<String> categories, Set<String> communities) {
        var ranks = new LinkedHashMap<>(levels.ranks());
        boolean sound = !ranks.isEmpty() && Set.copyOf(ranks.values()).size() == ranks.size();
        return sound ? Optional.of(Lattice.of(ranks, categories, communities)) : Optional.empty();
    }
}
