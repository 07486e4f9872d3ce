package org.sacho.access;

import org.sacho.subject.SubjectId;

/// Leave to decide on a determination that lowers a proposal.
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
