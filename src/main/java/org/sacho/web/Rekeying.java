package org.sacho.web;

import java.util.List;
import java.util.Locale;
import org.sacho.Installation;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.KeyRotations.Objection;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.EnclaveId;
import org.sacho.subject.Subject;
import org.springframework.stereotype.Component;

/// Gives a store a new key on the word of one security administrator, while the server works. On record first.
@Component
public class Rekeying {

    private final Installation sacho;

    Rekeying(Installation sacho) {
        this.sacho = sacho;
    }

    /// Begins; the rest happens meanwhile.
    ///
    /// @param store what was sent as its id
    /// @throws RefusedException if there is no such store, or its key cannot be rotated now
    public EnclaveId begin(Subject administrator, String store) {
        var id = id(store);
        record(administrator, id, Outcome.GRANTED);
        sacho.rotations().begin(id).ifPresent(objection -> {
            record(administrator, id, Outcome.REFUSED);
            throw refused(objection);
        });
        return id;
    }

    private static EnclaveId id(String store) {
        try {
            return new EnclaveId(store);
        } catch (IllegalArgumentException e) {
            throw refused(Objection.UNKNOWN_STORE);
        }
    }

    private void record(Subject administrator, EnclaveId store, Outcome outcome) {
        var event = AuditEvent.of(Action.KEY_CHANGED, Actor.of(administrator.id()), "keys", outcome)
                .with(Detail.STATE, "ROTATION_BEGUN")
                .with(Detail.ENCLAVE, store.value());
        sacho.audit().append(List.of(event));
    }

    private static RefusedException refused(Objection objection) {
        var code = "rotation-" + objection.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (objection) {
            case UNKNOWN_STORE -> new RefusedException(RefusedException.Kind.INVALID, "store-unknown");
            case LOCKED_STORE, UNDER_WAY -> new RefusedException(RefusedException.Kind.CONFLICT, code);
            case ROOT_GONE -> new RefusedException(RefusedException.Kind.UNAVAILABLE, code);
        };
    }
}
