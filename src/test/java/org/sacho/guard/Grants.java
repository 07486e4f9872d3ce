package org.sacho.guard;

import java.util.Set;
import org.sacho.access.AccessDecision;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.Grant;
import org.sacho.access.NeedToKnow.AllCleared;
import org.sacho.access.ReadGrant;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.ReleaseGrant;
import org.sacho.access.Target;
import org.sacho.label.Label;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Grants as the monitor gives them: there is no other way to one.
final class Grants {

    static final String REQUEST = "m1_r1";

    private static final ReferenceMonitor MONITOR = new ReferenceMonitor(entries -> {});

    private Grants() {}

    static ReadGrant read(String who, Label label) {
        return given(MONITOR.decideRead(subject(who, label, Role.READER), target("m1", label)));
    }

    static ReleaseGrant release(String who, Label label) {
        return release(who, label, REQUEST);
    }

    static ReleaseGrant release(String who, Label label, String request) {
        return given(MONITOR.decideRelease(subject(who, label, Role.APPROVER), target(request, label)));
    }

    private static Target target(String id, Label label) {
        return new Target("request", id, label, new AllCleared());
    }

    private static Subject subject(String who, Label clearance, Role role) {
        return new Subject(new SubjectId(who), clearance, Set.of(role));
    }

    private static <G extends Grant> G given(AccessDecision<G> decision) {
        return switch (decision) {
            case Granted<G>(var grant, var reasons) -> grant;
            case Denied<G>(var reasons) -> throw new AssertionError(reasons);
        };
    }
}
