package org.sacho.access;

import org.sacho.subject.SubjectId;

/// Leave to approve that an edition goes out.
public final class ReleaseGrant implements Grant {

    private final SubjectId subject;
    private final Target target;

    ReleaseGrant(SubjectId subject, Target target) {
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
