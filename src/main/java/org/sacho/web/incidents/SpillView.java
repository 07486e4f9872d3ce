package org.sacho.web.incidents;

import java.util.List;
import org.sacho.web.LabelView;

/// A passage about to be reported as too low. No `choices`: nothing in the meeting is higher than what it carries.
/// `found` says in which released minutes somebody saw it, and is empty if they came from the meeting.
public record SpillView(
        String meetingId,
        String passageId,
        int ordinal,
        String speaker,
        String text,
        LabelView label,
        List<LabelView> choices,
        String found) {
    public SpillView {
        choices = List.copyOf(choices);
    }

    @Override
    public String toString() {
        return "SpillView[" + meetingId + ", " + passageId + "]";
    }
}
