package org.sacho.access;

import org.sacho.subject.SubjectId;

/// Leave to read.
public final class ReadGrant implements Grant {

    private final SubjectId subject;
    private final Target target;

    ReadGrant(SubjectId subject, Target target) {
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
