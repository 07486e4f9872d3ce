package org.sacho.access;

import org.sacho.subject.SubjectId;

/// Leave to determine the label of a passage, or to decide on somebody else's wish to lower one.
public final class DecideGrant implements Grant {

    private final SubjectId subject;
    private final Target target;

    DecideGrant(SubjectId subject, Target target) {
        this.subject = subject;
        this.target = target;
    }

    @Override
    public SubjectId subject() {
        return subject;
    }

    @Override
    public Target target() {
        return target;
    }
}
