package org.sacho.policy;

import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.UnknownMarkingException;
import org.sacho.policy.PackNode.Scalar;

/// The rules of a pack as read.
final class RuleSection {

    private static final List<String> KEYS =
            List.of("id", "level", "label", "because", "terms", "patterns", "markings");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAX_TERM = 200;
    private static final int MAX_PATTERN = 2000;

    private final ProblemLog problems;
    private final LevelSection levels;
    private final Optional<Lattice> lattice;
    private final Set<String> ids = new HashSet<>();

    RuleSection(ProblemLog problems, LevelSection levels, Optional<Lattice> lattice) {
        this.problems = problems;
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
        var id = table.text("id", ID, "has to be 1 to 64 letters, digits, '.', '_' or '-'");
        if (!id.isEmpty() && !ids.add(id)) {
            problems.add(table.line("id"), "rule '" + id + "' is there twice; give every rule its own id");
        }
        var label = label(table);
        var because = table.wording("because");
        var kind = kind(table);
        var looksFor = kind.map(k -> looksFor(table, k)).orElse(List.of());
        return label.isEmpty() || kind.isEmpty() || id.isEmpty() || looksFor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rule(id, label.get(), because, kind.get(), looksFor));
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
            problems.add(table.line(), "a rule has exactly one of 'terms', 'patterns' and 'markings'");
            return Optional.empty();
        }
        return Optional.of(kinds.getFirst());
    }

    private static String key(Rule.Kind kind) {
        return switch (kind) {
            case TERMS -> "terms";
            case PATTERN -> "patterns";
            case MARKING -> "markings";
        };
    }

    private List<String> looksFor(PackTable table, Rule.Kind kind) {
        var key = key(kind);
        int maxLength = kind == Rule.Kind.TERMS ? MAX_TERM : MAX_PATTERN;
        var seen = new HashSet<String>();
        var looksFor = new ArrayList<String>();
        for (Scalar entry : table.texts(key, table.filledList(key), maxLength)) {
            if (!seen.add(entry.value())) {
                problems.add(entry.line(), "this entry of '" + key + "' is there twice; keep one");
            } else if (kind == Rule.Kind.TERMS) {
                checkTerm(entry);
            } else {
                checkPattern(entry);
            }
            looksFor.add(entry.value());
        }
        return looksFor;
    }

    private void checkTerm(Scalar term) {
        long letters =
                term.value().codePoints().filter(Character::isLetterOrDigit).count();
        if (letters < 2) {
            problems.add(term.line(), "a term needs at least two letters or digits to mean anything");
        }
    }

    private void checkPattern(Scalar pattern) {
        var text = pattern.value();
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            problems.add(
                    pattern.line(),
                    "patterns see text in Unicode form NFKC, where this one cannot match; write plain forms,"
                            + " such as III for the Roman numeral sign");
            return;
        }
        if (Repetition.copies(text) > Repetition.MAX_COPIES) {
            problems.add(
                    pattern.line(),
                    "the counted repetitions of this pattern add up to more than " + Repetition.MAX_COPIES
                            + " steps; use smaller counts");
            return;
        }
        try {
            if (com.google.re2j.Pattern.compile(text, com.google.re2j.Pattern.CASE_INSENSITIVE)
                    .matches("")) {
                problems.add(pattern.line(), "this pattern matches nothing at all, so it would fire everywhere");
            }
        } catch (PatternSyntaxException e) {
            // The description names the construct; the message would quote the pattern.
            problems.add(pattern.line(), "not an RE2 pattern: " + e.getDescription());
        }
    }
}
