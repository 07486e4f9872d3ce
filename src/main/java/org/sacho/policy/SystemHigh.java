package org.sacho.policy;

import org.sacho.label.Label;

/// What undecided material of one meeting carries: the join of everything the meeting could contain.
///
/// Only a [PolicySnapshot] makes one, so "arrives at a label that the policy does not know", or "arrives in a
/// store that does not keep it", cannot be expressed.
public final class SystemHigh {

    private final EnclaveSpec home;
    private final Label label;

    SystemHigh(EnclaveSpec home, Label label) {
        this.home = home;
        this.label = label;
    }

    /// The store in which all work on the meeting happens.
    public EnclaveSpec home() {
        return home;
    }

    public Label label() {
        return label;
    }

    @Override
    public String toString() {
        return "SystemHigh[" + label + "]";
    }
}
