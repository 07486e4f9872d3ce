package org.sacho.classify;

import org.sacho.label.Label;
import org.sacho.policy.Wording;

/// One reason for a verdict, which a person can check against the text.
///
/// @param source what kind of reason it is
/// @param rule the id of the rule that fired, or of what failed
/// @param from first character it rests on, in UTF-16 units of the original text
/// @param to the unit after the last one
/// @param confidence from 0 to 1; how sure the source is; 0 for a failure
/// @param because the reason in words
/// @param label what this reason alone calls for
public record Evidence(Source source, String rule, int from, int to, double confidence, Wording because, Label label) {

    /// What everything that comes of asking a language model cites as its rule.
    public static final String ADVISER = "adviser";

    /// How the ids of contradictions in markings end.
    static final String CONFLICT = ".conflict";

    public Evidence {
        if (from < 0 || to < from || confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("a span of the text and a confidence from 0 to 1 are needed");
        }
    }

    /// Where a reason comes from.
    public enum Source {
        /// A rule of the policy fired.
        RULE,
        /// The text itself claims a marking.
        MARKING,
        /// The embedded model finds the passage like classified ones.
        MODEL,
        /// A language model on the closed network calls for the label.
        ADVISER,
        /// Something could not be run, which counts as the highest label.
        FAILURE
    }

    Evidence callingFor(Label other) {
        return new Evidence(source, rule, from, to, confidence, because, other);
    }

    /// Whether a model says this, not something a person wrote down.
    boolean isModels() {
        return source == Source.MODEL || source == Source.ADVISER;
    }

    /// Whether this says that a marking contradicts the rules it is written by.
    boolean isConflict() {
        return source == Source.MARKING && rule.endsWith(CONFLICT);
    }

    /// The wording of a rule can be classified.
    @Override
    public String toString() {
        return "Evidence[" + source + " " + rule + " " + from + "-" + to + " " + label + "]";
    }
}
