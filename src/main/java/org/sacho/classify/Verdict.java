package org.sacho.classify;

import java.util.List;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicySnapshot;

/// What a machine proposes for a passage. Never a decision.
///
/// @param label the join of all evidence with what the policy says of a passage in which nothing was found; the
///     highest label there is when the machine abstained, or that of the meeting once it is known
/// @param evidence in the order of the text
/// @param policy under which rules
public record Verdict(Label label, List<Evidence> evidence, Standing standing, PolicyDigest policy) {

    public Verdict {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty() && standing != Standing.NOTHING_FOUND) {
            throw new IllegalArgumentException("a verdict that found something has evidence");
        }
    }

    /// What a verdict rests on.
    public enum Standing {
        /// Evidence that calls for more than what is proposed where nothing is found.
        FOUND,
        /// Nothing that raises, which is not a finding of "unclassified".
        NOTHING_FOUND,
        /// Something failed; the evidence says what.
        ABSTAINED
    }

    /// The verdict that this evidence amounts to.
    static Verdict of(List<Evidence> evidence, PolicySnapshot policy) {
        if (evidence.stream().anyMatch(e -> e.source() == Evidence.Source.FAILURE)) {
            return new Verdict(policy.lattice().top(), evidence, Standing.ABSTAINED, policy.digest());
        }
        var label = evidence.stream().map(Evidence::label).reduce(policy.nothingFound(), Label::join);
        boolean raised = !policy.nothingFound().dominates(label);
        return new Verdict(label, evidence, raised ? Standing.FOUND : Standing.NOTHING_FOUND, policy.digest());
    }

    /// The same in a meeting that can contain nothing above this: what could not be judged counts as the highest it
    /// could be, and what was found stays as it is.
    public Verdict in(Label systemHigh) {
        if (standing != Standing.ABSTAINED) {
            return this;
        }
        var held = evidence.stream()
                .map(e -> e.source() == Evidence.Source.FAILURE ? e.callingFor(systemHigh) : e)
                .toList();
        var label = held.stream().map(Evidence::label).reduce(systemHigh, Label::join);
        return new Verdict(label, held, standing, policy);
    }

    /// Whether a model calls for more than rules and markings explain, or a marking contradicts itself: such passages
    /// need a person first.
    public boolean disagreement() {
        var explained = evidence.stream()
                .filter(piece -> !piece.isModels())
                .map(Evidence::label)
                .reduce(Label::join);
        return evidence.stream().anyMatch(Evidence::isConflict)
                || evidence.stream()
                        .filter(Evidence::isModels)
                        .anyMatch(piece -> explained
                                .filter(others -> others.dominates(piece.label()))
                                .isEmpty());
    }

    /// Whether the language model was to be asked about the passage and gave no usable answer.
    public boolean unadvised() {
        return evidence.stream()
                .anyMatch(e -> e.source() == Evidence.Source.FAILURE && e.rule().equals(Evidence.ADVISER));
    }

    @Override
    public String toString() {
        return "Verdict[" + standing + " " + label + ", " + evidence.size() + " pieces of evidence]";
    }
}
