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

    /// Whether the grant was given for this meeting, or for a request about it: the id of a request begins with
    /// the id of its meeting and `_`.
    default boolean concerns(String meeting) {
        var id = target().id();
        return id.equals(meeting) || id.startsWith(meeting + "_");
    }
}
