package org.sacho.access;

import org.sacho.subject.SubjectId;

/// Leave to change a working meeting: determine labels, draft, edit, ask for a decision.
public final class WorkGrant implements Grant {

    private final SubjectId subject;
    private final Target target;

    WorkGrant(SubjectId subject, Target target) {
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
