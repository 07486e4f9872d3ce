package org.sacho.web.incidents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.spill.Step;
import org.sacho.web.LabelView;

/// One incident: the page that is printed as its report. Nothing of what was said is on it. `holders` is missing for
/// whoever sees the outline only.
public record IncidentView(
        String id,
        String at,
        @Nullable Origin origin,
        List<Edition> editions,
        List<Done> steps,
        @Nullable Holders holders,
        @Nullable Closure closure,
        boolean mayClose,
        boolean own) {
    public IncidentView {
        editions = List.copyOf(editions);
        steps = List.copyOf(steps);
    }

    /// The passage that was reported, and by whom.
    public record Origin(String meetingId, String passageId, LabelView from, LabelView to, String by) {}

    /// An edition that was isolated.
    public record Edition(String id, String store, LabelView label, boolean elsewhere) {}

    /// A step that was done.
    public record Done(Step step, String at) {}

    /// Who was shown it, and how much of the log says so.
    public record Holders(List<Row> rows, String entries, String last, String from, String to) {
        public Holders {
            rows = List.copyOf(rows);
        }
    }

    /// One account and one edition; `ways` are ready to read, `told` and `confirmed` may be empty.
    public record Row(
            String account,
            String edition,
            String ways,
            int times,
            String first,
            String last,
            boolean cleared,
            boolean asked,
            String told,
            String confirmed) {}

    /// How it ended; the reason may be empty.
    public record Closure(String by, String at, String reason) {
        @Override
        public String toString() {
            return "Closure[" + by + "]";
        }
    }
}
