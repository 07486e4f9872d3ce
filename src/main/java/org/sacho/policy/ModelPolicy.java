package org.sacho.policy;

import org.sacho.label.Label;

/// What the embedded model may do under a policy.
///
/// @param missBound the share of classified passages that may at most be expected below the model's threshold
/// @param label what it proposes when it may propose
public record ModelPolicy(Use use, double missBound, Label label) {

    /// How far the model's word goes.
    public enum Use {
        /// It proposes a label wherever it does not find a passage safely unclassified.
        PROPOSE,
        /// It raises nothing; it puts suspicious passages to the front of the queue.
        ADVISE,
        /// It is not asked.
        OFF
    }
}
