package org.sacho.web.audit;

import java.util.List;

/// One event in full: the line of the log and its further properties, which are ids, digests and counts.
public record EventView(AuditView.Event event, List<Property> properties) {
    public EventView {
        properties = List.copyOf(properties);
    }

    /// A property by the name it has in the log.
    public record Property(String name, String value) {}
}
