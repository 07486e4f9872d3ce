package org.sacho.policy;

import java.util.List;
import org.sacho.label.Label;
import org.sacho.label.Level;

/// Which levels share one sealed store. The number of stores is the policy's: two in the demonstration pack,
/// four under Korean military rules.
///
/// @param levels the levels kept here, least sensitive first, never empty and without gaps
/// @param protection how its records have to be sealed
public record EnclaveSpec(EnclaveId id, Wording name, List<Level> levels, Protection protection) {

    /// A store of which the pack demands nothing in particular.
    public EnclaveSpec(EnclaveId id, Wording name, List<Level> levels) {
        this(id, name, levels, Protection.STANDARD);
    }

    public EnclaveSpec {
        levels = levels.stream().sorted().toList();
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a store keeps at least one level");
        }
    }

    public Level ceiling() {
        return levels.getLast();
    }

    public Level floor() {
        return levels.getFirst();
    }

    public boolean keeps(Label label) {
        return levels.contains(label.level());
    }
}
