package org.sacho.review;

import org.sacho.access.DecideGrant;
import org.sacho.access.Grant;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;
import org.sacho.meeting.PassageView;
import org.sacho.subject.Subject;

/// Somebody about to decide on a passage, with leave to.
record Deciding(Subject subject, DecideGrant grant, String meeting, PassageView view) {

    AuditEvent event(Action action, Label label) {
        return event(action, subject, grant, meeting)
                .with(Detail.PASSAGE, view.id())
                .with(Detail.TO_LABEL, label.toString());
    }

    static AuditEvent event(Action action, Subject subject, Grant grant, String meeting) {
        return AuditEvent.of(action, Actor.of(subject.id()), meeting, Outcome.DONE)
                .labelled(grant.target().label());
    }
}
