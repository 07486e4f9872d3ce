package org.sacho.classify.evaluate;

import java.util.OptionalDouble;
import org.sacho.label.Level;

/// What was said of one passage whose label is known.
///
/// @param probability what the model says, nothing where it has no opinion
/// @param rules how sure the rules and markings are that it is classified; 0 where they raise nothing
/// @param proposed the level when the model proposes at its threshold
record Judged(
        String volume, boolean classified, Level actual, OptionalDouble probability, double rules, Level proposed) {

    /// By which passages are ranked.
    double score() {
        return Math.max(probability.orElse(0), rules);
    }
}
