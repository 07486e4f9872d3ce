package org.sacho.policy;

import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.sacho.policy.Detector.Unless;
import org.sacho.policy.PackNode.Scalar;

/// Terms and expressions as they stand in rules and detectors.
final class LookedFor {

    static final int MAX_DISTANCE = 1000;

    private static final int MAX_TERM = 200;
    private static final int MAX_PATTERN = 2000;
    private static final List<String> UNLESS_KEYS = List.of("within", "terms");

    private final ProblemLog problems;

    LookedFor(ProblemLog problems) {
        this.problems = problems;
    }

    /// The words and phrases under a key.
    List<String> terms(PackTable table, String key) {
        return read(table, key, true);
    }

    /// The RE2 expressions under a key.
    List<String> patterns(PackTable table, String key) {
        return read(table, key, false);
    }

    /// What is under the key `unless`, if there is one.
    Unless unless(PackTable table) {
        if (!table.has("unless")) {
            return Unless.NEVER;
        }
        var unless = table.table("unless", UNLESS_KEYS);
        return new Unless(distance(unless), terms(unless, "terms"));
    }

    /// How many characters the key `within` says.
    int distance(PackTable table) {
        int within = table.wholeNumber("within");
        if (within == 0 || within > MAX_DISTANCE) {
            problems.add(table.line("within"), "'within' has to be from 1 to " + MAX_DISTANCE + " characters");
        }
        return Math.max(0, within);
    }

    private List<String> read(PackTable table, String key, boolean terms) {
        var seen = new HashSet<String>();
        var looksFor = new ArrayList<String>();
        for (Scalar entry : table.texts(key, table.filledList(key), terms ? MAX_TERM : MAX_PATTERN)) {
            if (!seen.add(entry.value())) {
                problems.add(entry.line(), "this entry of '" + key + "' is there twice; keep one");
            } else if (terms) {
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
