package org.sacho;

import java.util.List;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Outcome;

/// Records that the server started and that it stopped. After a kill there is a start without a stop before it.
final class RunOnRecord implements AutoCloseable {

    private final AuditLog audit;

    private RunOnRecord(AuditLog audit) {
        this.audit = audit;
    }

    static RunOnRecord begin(AuditLog audit) {
        record(audit, Action.SERVER_STARTED);
        return new RunOnRecord(audit);
    }

    /// A log that failed cannot take this either; it says so by the next start.
    @Override
    public void close() {
        if (audit.status().writable()) {
            record(audit, Action.SERVER_STOPPED);
        }
    }

    private static void record(AuditLog audit, Action action) {
        audit.append(List.of(AuditEvent.of(action, new Actor.Server(), "", Outcome.DONE)));
    }
}
