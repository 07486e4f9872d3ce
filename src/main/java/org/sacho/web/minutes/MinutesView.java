package org.sacho.web.minutes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.web.LabelView;

/// The minutes page. `edition` is null until the first draft. The transcript holds only what this person may
/// read. `mayDraft` that this person may have the editions drafted now.
public record MinutesView(
        String meetingId,
        String title,
        int undecided,
        boolean mayDraft,
        List<Tab> tabs,
        @Nullable EditionView edition,
        List<Line> transcript) {
    public MinutesView {
        tabs = List.copyOf(tabs);
        transcript = List.copyOf(transcript);
    }

    /// One edition of the meeting.
    public record Tab(String edition, LabelView label, EditionState state, boolean current) {}

    /// A passage of the transcript.
    public record Line(String passageId, int ordinal, String speaker, String time, String text, LabelView label) {
        @Override
        public String toString() {
            return "Line[" + passageId + "]";
        }
    }

    @Override
    public String toString() {
        return "MinutesView[" + meetingId + "]";
    }
}
