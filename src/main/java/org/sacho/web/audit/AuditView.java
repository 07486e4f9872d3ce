package org.sacho.web.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.audit.Outcome;
import org.sacho.web.LabelView;

/// The log page. `selected` is null until an event is opened; `olderThan` is the index to go on from, or empty at
/// the end.
public record AuditView(
        Filter filter,
        List<String> actions,
        List<Event> events,
        String olderThan,
        Chain chain,
        @Nullable EventView selected) {
    public AuditView {
        actions = List.copyOf(actions);
        events = List.copyOf(events);
    }

    public List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    /// The filter as typed; an empty field does not filter.
    public record Filter(String from, String to, String subject, String action, String outcome) {}

    /// One line of the log.
    public record Event(
            long index,
            String at,
            String subject,
            String action,
            String object,
            Outcome outcome,
            @Nullable LabelView label) {}

    /// Whether the chain holds.
    public enum ChainState {
        VERIFIED,
        CHECKING,
        BROKEN
    }

    /// The state of the chain: verified up to, and including, `through`; the latest checkpoint was signed at
    /// `checkpointAt`.
    public record Chain(ChainState state, long through, String checkpointAt) {
        public boolean broken() {
            return state == ChainState.BROKEN;
        }
    }
}
