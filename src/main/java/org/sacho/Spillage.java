package org.sacho;

import org.sacho.enclave.Enclaves;
import org.sacho.meeting.ContentJson;
import org.sacho.spill.Incident.Withdrawn;
import org.sacho.spill.Incidents;
import org.sacho.spill.Spills;

/// Wires what is done about passages that went too low.
record Spillage(Incidents incidents, Spills spills) {

    static Spillage of(Installation sacho, Enclaves enclaves, ContentJson json) {
        var incidents = IncidentKeeping.of(sacho, enclaves, json);
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
