package org.sacho.meeting;

import java.util.Optional;
import org.sacho.classify.Verdict;
import org.sacho.label.Label;
import org.sacho.transcript.Passage;

/// A passage with everything known about it.
///
/// @param verdict empty until the passage is classified
/// @param pending a lowering that waits for a second person
public record PassageView(
        String id,
        Passage passage,
        Optional<Verdict> verdict,
        Optional<Versioned<Determination>> determination,
        Optional<Versioned<LoweringRequest>> pending) {

    /// The label the passage carries: what people determined, else `systemHigh`.
    public Label label(Label systemHigh) {
        return determination.map(d -> d.value().label()).orElse(systemHigh);
    }

    public boolean undecided() {
        return determination.isEmpty();
    }

    @Override
    public String toString() {
        return "PassageView[" + id + "]";
    }
}
