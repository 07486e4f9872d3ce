package org.sacho.web.approvals;

import java.util.List;
import org.sacho.web.DocumentView;
import org.sacho.web.FindingView;
import org.sacho.web.LabelView;
import org.sacho.web.SegmentView;

/// One requested release. `digest` names the content that is approved; `cannotDecide` is the message key that
/// says why this person cannot decide, or empty. `refusal` is the reason given by whoever refused.
public record ReleaseView(
        String id,
        String title,
        LabelView from,
        LabelView to,
        String requestedBy,
        String requestedAt,
        String policy,
        String digest,
        String digestShort,
        int needed,
        List<Approval> given,
        List<FindingView> findings,
        List<Surrounding> surroundings,
        DocumentView document,
        ReleaseState state,
        String cannotDecide,
        String refusal) {
    public ReleaseView {
        given = List.copyOf(given);
        findings = List.copyOf(findings);
        surroundings = List.copyOf(surroundings);
    }

    public boolean pending() {
        return state == ReleaseState.PENDING;
    }

    public boolean mayDecide() {
        return pending() && cannotDecide.isEmpty();
    }

    /// What was said around a finding; `where` names the item.
    public record Surrounding(String where, List<Line> lines) {
        public Surrounding {
            lines = List.copyOf(lines);
        }
    }

    /// One passage; `cited` if the item rests on it.
    public record Line(int ordinal, String speaker, List<SegmentView> segments, LabelView label, boolean cited) {
        public Line {
            segments = List.copyOf(segments);
        }

        @Override
        public String toString() {
            return "Line[" + ordinal + "]";
        }
    }

    /// An approval already given.
    public record Approval(String by, String at) {}

    @Override
    public String toString() {
        return "ReleaseView[" + id + "]";
    }
}
