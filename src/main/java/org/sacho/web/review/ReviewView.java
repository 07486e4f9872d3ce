package org.sacho.web.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.web.LabelView;

/// The review page. The swap after a decision uses the same view with only the rows that changed in `rows`.
/// `passage` is null when the filter finds none; `undo` is null when this person has nothing to take back;
/// `unanswered` is null unless a language model owes opinions on undecided passages.
public record ReviewView(
        String meetingId,
        String title,
        Counts counts,
        ReviewFilter filter,
        List<Row> rows,
        @Nullable PassageCard passage,
        List<Acceptable> acceptable,
        @Nullable Undo undo,
        @Nullable Unanswered unanswered) {
    public ReviewView {
        rows = List.copyOf(rows);
        acceptable = List.copyOf(acceptable);
    }

    public List<ReviewFilter> filters() {
        return List.of(ReviewFilter.values());
    }

    public int acceptableCount() {
        return acceptable.stream().mapToInt(Acceptable::count).sum();
    }

    /// The sizes of the four filters.
    public record Counts(int all, int undecided, int raised, int waiting) {
        public int of(ReviewFilter filter) {
            return switch (filter) {
                case ALL -> all;
                case UNDECIDED -> undecided;
                case RAISED -> raised;
                case WAITING -> waiting;
            };
        }
    }

    /// Whether anybody has decided the passage.
    public enum RowState {
        UNDECIDED,
        DECIDED,
        WAITING
    }

    /// A passage in the queue; the label is the decided one, or the proposal while there is none.
    public record Row(
            String passageId,
            int ordinal,
            String speaker,
            String excerpt,
            LabelView label,
            RowState state,
            boolean current) {
        @Override
        public String toString() {
            return "Row[" + passageId + "]";
        }
    }

    /// How many proposals of one level a single person may accept at once.
    public record Acceptable(LabelView label, int count) {}

    /// This person's latest decision, which may be taken back: the passage is then undecided again.
    public record Undo(String passageId, int ordinal, LabelView label) {}

    /// Undecided passages on which the language model gave no opinion, and where they are held for it.
    public record Unanswered(int count, LabelView heldAt) {}

    @Override
    public String toString() {
        return "ReviewView[" + meetingId + "]";
    }
}
