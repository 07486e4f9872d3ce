package org.sacho.access;

import org.sacho.label.Label;
import org.sacho.subject.SubjectId;

/// Proof that the [ReferenceMonitor] said yes, and that the yes is on record: to this subject, for this one
/// kind of act, on this one target.
///
/// A method that needs permission takes a grant, so a call that skipped the decision does not compile. Only
/// this package can make one.
public sealed interface Grant permits ReadGrant, WorkGrant, DecideGrant, ReleaseGrant {

    SubjectId subject();

    Target target();

    /// Whether the grant was given for content as sensitive as `label`.
    default boolean covers(Label label) {
        return target().label().dominates(label);
    }
}
