package org.sacho;

import java.util.List;
import java.util.Optional;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.KeyRotations.Progress;
import org.sacho.policy.EnclaveId;

/// Puts on record what happens to keys without anybody asking at that moment, and what is done from the
/// command line.
final class KeyRecord {

    private final AuditLog audit;

    KeyRecord(AuditLog audit) {
        this.audit = audit;
    }

    /// A rotation has ended, one way or the other.
    void ended(Progress rotation) {
        var outcome = switch (rotation.state()) {
            case DONE -> Outcome.DONE;
            case RUNNING, FAILED -> Outcome.FAILED;
        };
        append(event("ROTATED", outcome, Optional.of(rotation.store()))
                .with(Detail.VERSION, Integer.toString(rotation.generation())));
    }

    /// A step from the command line is about to be taken.
    void begins(String step, Optional<EnclaveId> store) {
        append(event(step, Outcome.GRANTED, store));
    }

    /// It was taken.
    void done(String step, Optional<EnclaveId> store) {
        append(event(step, Outcome.DONE, store));
    }

    /// The token that holds the root is gone; what follows is that the server ends.
    void rootLost() {
        append(event("ROOT_LOST", Outcome.FAILED, Optional.empty()));
    }

    private static AuditEvent event(String step, Outcome outcome, Optional<EnclaveId> store) {
        var event = AuditEvent.of(Action.KEY_CHANGED, new Actor.Server(), "keys", outcome)
                .with(Detail.STATE, step);
        return store.map(id -> event.with(Detail.ENCLAVE, id.value())).orElse(event);
    }

    private void append(AuditEvent event) {
        audit.append(List.of(event));
    }
}
