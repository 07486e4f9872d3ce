package org.sacho.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sacho.policy.Detector.Alone;
import org.sacho.policy.Detector.Check;
import org.sacho.policy.Detector.Kind;
import org.sacho.policy.Detector.Near;
import org.sacho.policy.Detector.Shape;
import org.sacho.policy.PackNode.Scalar;

/// The detectors of a pack as read. The section may be missing.
final class DetectorSection {

    private static final List<String> KEYS =
            List.of("id", "terms", "patterns", "alone", "check", "confidence", "near", "unless");
    private static final List<String> NEAR_KEYS = List.of("within", "terms", "detectors", "required", "confidence");
    private static final int THOUSANDTHS = 1000;

    private final ProblemLog problems;
    private final LookedFor lookedFor;
    private final Set<String> ids = new HashSet<>();
    private final List<Detector> detectors = new ArrayList<>();

    private DetectorSection(ProblemLog problems) {
        this.problems = problems;
        this.lookedFor = new LookedFor(problems);
    }

    static DetectorSection read(PackTable pack, ProblemLog problems) {
        var section = new DetectorSection(problems);
        if (pack.has("detectors")) {
            section.readAll(pack);
        }
        return section;
    }

    /// The detectors without a mistake, in the order of the file.
    List<Detector> detectors() {
        return detectors;
    }

    /// The ids of all detectors.
    Set<String> ids() {
        return ids;
    }

    private void readAll(PackTable pack) {
        var tables = new LinkedHashMap<PackTable, String>();
        int position = 0;
        for (PackNode node : pack.filledList("detectors")) {
            position++;
            var table = new PackTable(problems, "entry " + position + " of 'detectors'", node, KEYS);
            var id = table.text("id", RuleSection.ID, RuleSection.ID_HINT);
            if (!id.isEmpty() && !ids.add(id)) {
                problems.add(table.line("id"), "detector '" + id + "' is there twice; give every one its own id");
            }
            tables.put(table, id);
        }
        tables.forEach((table, id) -> detector(table, id).ifPresent(detectors::add));
    }

    /// Ids under a key that may be missing, each of which has to be one of `known`.
    static List<String> ids(PackTable table, String key, Set<String> known, ProblemLog problems) {
        var ids = new ArrayList<String>();
        if (!table.has(key)) {
            return ids;
        }
        for (Scalar id : table.texts(key, table.filledList(key), PackTable.MAX_TEXT)) {
            if (!known.contains(id.value())) {
                problems.add(
                        id.line(),
                        "unknown detector " + ProblemLog.quoted(id.value()) + Suggestion.among(known, id.value()));
            } else if (ids.contains(id.value())) {
                problems.add(id.line(), "'" + id.value() + "' is listed twice; keep one");
            }
            ids.add(id.value());
        }
        return ids;
    }

    /// A number from 0 to 1 under a key that may be missing.
    static double share(PackTable table, String key, double missing) {
        return table.has(key) ? table.thousandths(key) / (double) THOUSANDTHS : missing;
    }

    private Optional<Detector> detector(PackTable table, String id) {
        if (table.has("terms") == table.has("patterns")) {
            problems.add(table.line(), "a detector has either 'terms' or 'patterns'");
            return Optional.empty();
        }
        var kind = table.has("terms") ? Kind.TERMS : Kind.PATTERNS;
        var looksFor = table.has("terms") ? lookedFor.terms(table, "terms") : lookedFor.patterns(table, "patterns");
        double confidence = share(table, "confidence", 1);
        var detector = new Detector(
                id,
                kind,
                looksFor,
                shape(table, kind),
                confidence,
                near(table, id, confidence),
                lookedFor.unless(table));
        return id.isEmpty() || looksFor.isEmpty() ? Optional.empty() : Optional.of(detector);
    }

    private Shape shape(PackTable table, Kind kind) {
        if (kind == Kind.TERMS && (table.has("alone") || table.has("check"))) {
            problems.add(table.line(), "'alone' and 'check' are for patterns");
        }
        return new Shape(
                choice(table, "alone", Alone.values(), Alone.ANYWHERE),
                choice(table, "check", Check.values(), Check.NONE));
    }

    /// What of an enumeration is under a key; the one that is meant when it is missing cannot be written.
    private <E extends Enum<E>> E choice(PackTable table, String key, E[] values, E missing) {
        if (!table.has(key)) {
            return missing;
        }
        var names = new LinkedHashMap<String, E>();
        for (E value : values) {
            names.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        names.values().remove(missing);
        return chosen(table, key, names).orElse(missing);
    }

    private <E> Optional<E> chosen(PackTable table, String key, Map<String, E> names) {
        var name = table.text(key);
        if (!name.isEmpty() && !names.containsKey(name)) {
            problems.add(
                    table.line(key),
                    "unknown value " + ProblemLog.quoted(name) + " of '" + key + "'"
                            + Suggestion.among(names.keySet(), name));
        }
        return Optional.ofNullable(names.get(name));
    }

    private Near near(PackTable table, String id, double confidence) {
        if (!table.has("near")) {
            return Near.NOTHING;
        }
        var near = table.table("near", NEAR_KEYS);
        if (!near.has("terms") && !near.has("detectors")) {
            problems.add(near.line(), "'near' needs 'terms' or 'detectors'");
        }
        var others = ids(near, "detectors", ids, problems);
        if (others.contains(id)) {
            problems.add(near.line("detectors"), "a detector cannot stand near itself");
        }
        double raised = share(near, "confidence", 1);
        if (raised < confidence) {
            problems.add(near.line("confidence"), "what stands near a hit cannot make it less sure; use 'unless'");
        }
        return new Near(
                lookedFor.distance(near),
                near.has("terms") ? lookedFor.terms(near, "terms") : List.of(),
                others,
                near.has("required") && near.truth("required"),
                raised);
    }
}
