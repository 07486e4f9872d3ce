package org.sacho;

import java.time.Clock;
import org.sacho.enclave.Enclaves;
import org.sacho.meeting.ContentJson;
import org.sacho.spill.Spills;

/// Wires what is done about passages that went too low.
final class Incidents {

    private Incidents() {}

    static Spills of(Installation sacho, Enclaves enclaves, ContentJson json, Clock clock) {
        var tools = new Spills.Tools(
                sacho.store(),
                sacho.reviews(),
                sacho.releases(),
                sacho.shelves(),
                sacho.search(),
                sacho.monitor(),
                sacho.access(),
                sacho.audit(),
                sacho.policies()::active,
                clock);
        return new Spills(tools, enclaves, json);
    }
}
