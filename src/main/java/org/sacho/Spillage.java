package org.sacho;

import java.time.Clock;
import org.sacho.enclave.Enclaves;
import org.sacho.meeting.ContentJson;
import org.sacho.spill.Incident.Withdrawn;
import org.sacho.spill.Incidents;
import org.sacho.spill.Spills;

/// Wires what is done about passages that went too low.
record Spillage(Incidents incidents, Spills spills) {

    /// Where nothing is worked on.
    static Incidents incidents(Premises sacho, Enclaves enclaves, ContentJson json) {
        var tools = new Incidents.Tools(
                sacho.shelves(),
                sacho.search(),
                sacho.monitor(),
                sacho.audit(),
                sacho.policies()::active,
                Clock.systemUTC());
        return new Incidents(tools, enclaves, json);
    }

    static Spillage of(Installation sacho, Enclaves enclaves, ContentJson json) {
        var incidents = incidents(sacho, enclaves, json);
        var tools = new Spills.Tools(
                sacho.store(),
                sacho.reviews(),
                sacho.releases(),
                edition -> sacho.exports()
                        .recall(edition)
                        .map(recalled -> new Withdrawn(edition, recalled.destination(), recalled.label(), true)));
        return new Spillage(incidents, new Spills(incidents, tools));
    }
}
