package org.sacho.web.approvals;

import java.util.List;
import org.sacho.web.LabelView;

/// The queue. A row the person asked for is listed with `own` and cannot be decided by them.
public record ApprovalsView(List<Release> releases, List<Lowering> lowerings, List<Destroying> destructions) {
    public ApprovalsView {
        destructions = List.copyOf(destructions);
        releases = List.copyOf(releases);
        lowerings = List.copyOf(lowerings);
    }

    /// A requested destruction of a meeting.
    public record Destroying(
            String id, LabelView label, String requestedBy, String requestedAt, String reason, boolean own) {
        @Override
        public String toString() {
            return "Destroying[" + id + "]";
        }
    }

    /// A requested release.
    public record Release(
            String id,
            String title,
            LabelView to,
            String requestedBy,
            String requestedAt,
            int given,
            int needed,
            int findings,
            boolean own) {
        @Override
        public String toString() {
            return "Release[" + id + "]";
        }
    }

    /// A requested lowering of one passage; it is decided on a page of its own.
    public record Lowering(
            String determinationId,
            int ordinal,
            LabelView from,
            LabelView to,
            String requestedBy,
            String requestedAt,
            String reason,
            String href,
            boolean own) {
        @Override
        public String toString() {
            return "Lowering[" + determinationId + "]";
        }
    }
}
