package org.sacho;

import java.time.Clock;
import org.sacho.enclave.Enclaves;
import org.sacho.meeting.ContentJson;
import org.sacho.spill.Incidents;

/// Wires the record of incidents, which every side keeps. Knows nothing of meetings, because the low side does not.
final class IncidentKeeping {

    private IncidentKeeping() {}

    static Incidents of(Premises sacho, Enclaves enclaves, ContentJson json, Clock clock) {
        var tools = new Incidents.Tools(
                sacho.shelves(), sacho.search(), sacho.monitor(), sacho.audit(), sacho.policies()::active, clock);
        return new Incidents(tools, enclaves, json);
    }
}
