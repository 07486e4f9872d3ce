package org.sacho;

import java.time.Clock;
import org.sacho.destruction.Destructions;
import org.sacho.enclave.Enclaves;
import org.sacho.meeting.ContentJson;

/// Puts together what destroys meetings.
final class DestructionWiring {

    private DestructionWiring() {}

    /// For an installation of which everything else is there.
    static Destructions of(Installation installation, Enclaves enclaves, Clock clock) {
        return new Destructions(new Destructions.Tools(
                installation.store(),
                enclaves,
                installation.access(),
                installation.monitor(),
                installation.audit(),
                installation.policies()::active,
                new ContentJson(installation.policies().active().lattice()),
                installation.keyring().auditKeys(),
                clock,
                installation.search()::meetingDestroyed,
                installation.releases().origins()::shelvedFrom));
    }
}
