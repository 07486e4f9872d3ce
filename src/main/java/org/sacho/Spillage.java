package org.sacho;

import java.time.Clock;
import org.sacho.enclave.Enclaves;
import org.sacho.meeting.ContentJson;
import org.sacho.spill.Incident.Withdrawn;
import org.sacho.spill.Incidents;
import org.sacho.spill.Spills;

/// Wires what is done about passages that went too low.
record Spillage(Incidents incidents, Spills spills) {

    static Spillage of(Installation sacho, Enclaves enclaves, ContentJson json, Clock clock) {
        var incidents = IncidentKeeping.of(sacho, enclaves, json, clock);
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
