package org.sacho.policy;

import java.util.List;
import java.util.Optional;
import org.sacho.label.Label;

/// What pieces that are harmless one by one add up to (classification by compilation, EO 13526 section 1.7(e)): read
/// over everything an edition tells its readers, or over everything they then have.
///
/// @param id stable name, shared with no rule
/// @param label what the pieces together call for
/// @param all ids of detectors that all have to hit somewhere; may be empty
/// @param distinct a number of different hits; at least this or `all` is there
public record Aggregate(
        String id, Label label, Wording because, Over over, List<String> all, Optional<Distinct> distinct) {

    public Aggregate {
        all = List.copyOf(all);
        if (all.isEmpty() && distinct.isEmpty()) {
            throw new IllegalArgumentException("an aggregate needs something to add up");
        }
    }

    /// What is read together.
    public enum Over {
        /// One edition of one meeting.
        MEETING,
        /// The edition and all minutes its readers already have: a reader puts meetings side by side.
        SERIES
    }

    /// So many hits of one detector that differ.
    ///
    /// @param of the id of the detector
    /// @param atLeast 2 or more
    public record Distinct(String of, int atLeast) {}

    @Override
    public String toString() {
        return "Aggregate[" + id + ", " + label + "]";
    }
}
