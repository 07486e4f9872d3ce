package org.sacho.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.sacho.label.Label;
import org.sacho.policy.Detector.Unless;

/// One rule of a pack: what to look for in a passage, which label it calls for, and why, in words a person
/// can check.
///
/// @param id stable name, cited as evidence
/// @param label what a passage in which this fires carries at least
/// @param looksFor terms as they are written, or RE2 expressions; none for a rule over detectors
/// @param unless what near a hit of its own makes it harmless
/// @param when which hits of detectors fire a rule over detectors
public record Rule(
        String id, Label label, Wording because, Kind kind, List<String> looksFor, Unless unless, When when) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Rule {
        looksFor = List.copyOf(looksFor);
        boolean overDetectors = !when.all().isEmpty() || !when.any().isEmpty();
        if (!ID.matcher(id).matches()
                || looksFor.isEmpty() != (kind == Kind.DETECTORS)
                || overDetectors != (kind == Kind.DETECTORS)) {
            throw new IllegalArgumentException(
                    "a rule has an id of letters, digits, '.', '_', '-' and looks for something");
        }
    }

    /// What a rule looks for may itself be classified.
    @Override
    public String toString() {
        return "Rule[" + id + ", " + label + "]";
    }

    /// How a rule looks.
    public enum Kind {
        /// Words and phrases, found wherever the normalised text contains them.
        TERMS,
        /// Expressions in RE2 syntax, which run in linear time whatever the text.
        PATTERN,
        /// Words by which a text states its own marking, e.g. "this is SECRET". Found as patterns; the
        /// evidence says that the text itself claims the label.
        MARKING,
        /// Hits of the pack's detectors, in one passage, in neighbouring ones or in the whole meeting.
        DETECTORS
    }
}
