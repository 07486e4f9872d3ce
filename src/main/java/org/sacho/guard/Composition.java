package org.sacho.guard;

import java.util.List;
import java.util.Set;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.label.Label;

/// How an edition is made for its readers: built from what was determined at or below their label, never the
/// higher document with parts cut out.
///
/// @param <S> the working material
/// @param <T> the edition
public interface Composition<S, T> {

    /// Builds the edition for readers at `to`, together with the label of everything that went into it.
    Composed<T> compose(S source, Label to);

    /// The one way the edition is written as bytes; equal editions give equal bytes.
    byte[] canonicalBytes(T edition);

    /// An edition and what it rests on.
    ///
    /// @param sources the determined label of every passage cited and every field used; content that cites
    ///     nothing is listed with the label it is held at
    /// @param decided where two people have already decided that a rule does not hold
    record Composed<T>(T edition, List<Label> sources, Set<Decided> decided) {
        public Composed {
            sources = List.copyOf(sources);
            decided = Set.copyOf(decided);
        }

        boolean covers(Finding finding) {
            return decided.contains(new Decided(finding.place(), finding.rule()));
        }
    }

    /// Two people have lowered the passage shown at `place`, knowing that `rule` fires on it.
    record Decided(String place, String rule) {}
}
