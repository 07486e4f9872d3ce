package org.sacho.web.approvals;

import java.util.List;
import org.sacho.web.LabelView;
import org.sacho.web.SegmentView;
import org.sacho.web.review.PassageCard;

/// One passage that somebody wishes to lower, without the meeting around it.
public record LoweringView(
        int ordinal,
        String speaker,
        List<SegmentView> segments,
        LabelView proposed,
        List<PassageCard.Evidence> evidence,
        PassageCard.Lowering lowering) {
    public LoweringView {
        segments = List.copyOf(segments);
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        return "LoweringView[" + ordinal + "]";
    }
}
