package org.sacho.web.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.classify.Evidence.Source;
import org.sacho.web.LabelView;
import org.sacho.web.SegmentView;

/// The passage under review. `previousId` and `nextId` follow the queue and are empty at its ends; `mayReport` that it
/// is too low.
public record PassageCard(
        String id,
        int ordinal,
        String speaker,
        String time,
        List<SegmentView> segments,
        LabelView proposed,
        List<Neighbour> before,
        List<Neighbour> after,
        List<Evidence> evidence,
        List<Choice> choices,
        @Nullable Determination determination,
        @Nullable Lowering lowering,
        String previousId,
        String nextId,
        boolean mayReport) {
    public PassageCard {
        segments = List.copyOf(segments);
        before = List.copyOf(before);
        after = List.copyOf(after);
        evidence = List.copyOf(evidence);
        choices = List.copyOf(choices);
    }

    public boolean canLower() {
        return choices.stream().anyMatch(Choice::lowers);
    }

    /// A passage beside the one under review.
    public record Neighbour(int ordinal, String speaker, String text, LabelView label) {
        @Override
        public String toString() {
            return "Neighbour[" + ordinal + "]";
        }
    }

    /// One piece of evidence; `because` and `confidence` are ready to read, and `confidence` may be empty.
    public record Evidence(Source source, String rule, LabelView label, String because, String confidence) {}

    /// A level to choose; `key` is its number key, `lowers` that it needs a reason and a second person.
    public record Choice(int key, LabelView label, boolean lowers, boolean proposed) {}

    /// What was decided.
    public record Determination(LabelView label, String by, String at, String reason) {
        @Override
        public String toString() {
            return "Determination[" + by + "]";
        }
    }

    /// A lowering that waits for a second person; `mayDecide` is false for the person who asked.
    public record Lowering(
            String determinationId,
            LabelView from,
            LabelView to,
            String requestedBy,
            String requestedAt,
            String reason,
            boolean mayDecide) {
        @Override
        public String toString() {
            return "Lowering[" + determinationId + "]";
        }
    }

    @Override
    public String toString() {
        return "PassageCard[" + id + "]";
    }
}
