package org.sacho.web.minutes;

import java.util.List;
import org.sacho.minutes.Item.Kind;
import org.sacho.web.FindingView;
import org.sacho.web.LabelView;

/// One edition. `checked` says that `findings` belong to the present content; `lower` that it leaves through the
/// guard; `releaseId` is empty until somebody asked for the release.
public record EditionView(
        String id,
        LabelView label,
        EditionState state,
        boolean mayEdit,
        boolean lower,
        List<Field> fields,
        List<Item> items,
        boolean checked,
        List<FindingView> findings,
        String releaseId) {
    public EditionView {
        fields = List.copyOf(fields);
        items = List.copyOf(items);
        findings = List.copyOf(findings);
    }

    public boolean blocked() {
        return findings.stream().anyMatch(FindingView::blocks);
    }

    /// A statutory field. `meetingValue` is what the meeting itself says, under `meetingLabel`; it gets into a lower
    /// edition only when the officer copies it.
    public record Field(
            String id, String value, LabelView label, boolean multiline, String meetingValue, LabelView meetingLabel) {
        public boolean copyable() {
            return !meetingValue.isEmpty() && !meetingValue.equals(value);
        }

        @Override
        public String toString() {
            return "Field[" + id + "]";
        }
    }

    /// An item with the passages it rests on.
    public record Item(String id, Kind kind, String speaker, String text, LabelView label, List<Cite> cites) {
        public Item {
            cites = List.copyOf(cites);
        }

        @Override
        public String toString() {
            return "Item[" + id + "]";
        }
    }

    /// A citation, shown as `[12]`.
    public record Cite(String passageId, int ordinal) {}
}
