package org.sacho.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.sacho.Installation;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.subject.Subject;
import org.springframework.stereotype.Component;

/// Seals the running server on the word of one security administrator: shutting is safe, so it takes no second.
@Component
public class Sealing {

    private final Installation sacho;
    private final SealSwitch seal;

    Sealing(Installation sacho, SealSwitch seal) {
        this.sacho = sacho;
        this.seal = seal;
    }

    /// On record first; then every session of the REST interface ends, and with the server those of browsers.
    public void seal(Subject administrator, HttpServletRequest request) {
        sacho.audit().append(List.of(AuditEvent.of(Action.SEALED, Actor.of(administrator.id()), "", Outcome.DONE)));
        sacho.tokens().revokeAll();
        seal.pull(request);
    }
}
