package org.sacho.web.meetings;

import java.util.List;
import org.sacho.meeting.State;
import org.sacho.web.LabelView;

/// The list page.
public record MeetingsView(List<Working> working, List<Released> released, boolean mayCreate, boolean sampleAvailable) {
    public MeetingsView {
        working = List.copyOf(working);
        released = List.copyOf(released);
    }

    /// A meeting in work; `next` is this person's own next step and leads to `nextHref`.
    public record Working(
            String id,
            String title,
            String heldAt,
            State state,
            int done,
            int total,
            LabelView label,
            NextStep next,
            String nextHref) {
        @Override
        public String toString() {
            return "Working[" + id + "]";
        }
    }

    /// Released minutes that this person may read.
    public record Released(String id, String title, String heldAt, LabelView label) {
        @Override
        public String toString() {
            return "Released[" + id + "]";
        }
    }
}
