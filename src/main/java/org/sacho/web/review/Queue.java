package org.sacho.web.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sacho.classify.Verdict;
import org.sacho.label.Label;
import org.sacho.meeting.PassageView;

/// The passages of a meeting in the order of review: what could not be judged first, then what a model suspects
/// and no rule explains, then the highest proposals.
/// Deciding a passage does not move it.
///
/// @param nothingFound what is proposed where nothing was found; above it a proposal counts as raised
record Queue(List<PassageView> passages, ReviewFilter filter, Label nothingFound) {

    static Queue of(List<PassageView> passages, ReviewFilter filter, Label nothingFound) {
        return new Queue(passages.stream().sorted(ORDER).toList(), filter, nothingFound);
    }

    private static final Comparator<PassageView> ORDER = Comparator.comparing(Queue::judged)
            .thenComparing(Comparator.comparing(Queue::disagreed).reversed())
            .thenComparing(Comparator.comparingInt(Queue::proposedRank).reversed())
            .thenComparingInt(view -> view.passage().ordinal());

    private static boolean judged(PassageView view) {
        return view.verdict()
                .filter(verdict -> verdict.standing() != Verdict.Standing.ABSTAINED)
                .isPresent();
    }

    private static boolean disagreed(PassageView view) {
        return view.verdict().filter(Verdict::disagreement).isPresent();
    }

    private static int proposedRank(PassageView view) {
        return view.verdict().map(verdict -> verdict.label().level().rank()).orElse(Integer.MAX_VALUE);
    }

    List<PassageView> listed() {
        return passages.stream().filter(listed(filter)).toList();
    }

    ReviewView.Counts counts() {
        return new ReviewView.Counts(
                passages.size(),
                count(ReviewFilter.UNDECIDED),
                count(ReviewFilter.RAISED),
                count(ReviewFilter.WAITING));
    }

    private int count(ReviewFilter which) {
        return (int) passages.stream().filter(listed(which)).count();
    }

    private Predicate<PassageView> listed(ReviewFilter which) {
        return switch (which) {
            case ALL -> view -> true;
            case UNDECIDED -> view -> view.undecided() && view.pending().isEmpty();
            case RAISED ->
                view -> view.verdict()
                        .filter(verdict -> !nothingFound.dominates(verdict.label()))
                        .isPresent();
            case WAITING -> view -> view.pending().isPresent();
        };
    }

    /// How many are held because the language model gave no opinion on them.
    int unanswered() {
        return (int) passages.stream()
                .filter(PassageView::undecided)
                .flatMap(view -> view.verdict().stream())
                .filter(Verdict::unadvised)
                .count();
    }

    Optional<PassageView> find(String id) {
        return passages.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    Optional<PassageView> first() {
        return passages.stream().filter(listed(filter)).findFirst();
    }

    /// The next one listed, from the beginning again after the last.
    Optional<PassageView> afterOrFirst(PassageView current) {
        return after(current).or(() -> first().filter(found -> !found.id().equals(current.id())));
    }

    Optional<PassageView> after(PassageView current) {
        return beyond(passages, current);
    }

    Optional<PassageView> before(PassageView current) {
        return beyond(passages.reversed(), current);
    }

    private Optional<PassageView> beyond(List<PassageView> order, PassageView current) {
        return order.stream()
                .dropWhile(view -> !view.id().equals(current.id()))
                .skip(1)
                .filter(listed(filter))
                .findFirst();
    }

    /// Those said just before and after it, in the order of the meeting.
    Stream<PassageView> beside(PassageView current, int from, int to) {
        int ordinal = current.passage().ordinal();
        return passages.stream()
                .filter(view -> view.passage().ordinal() >= ordinal + from
                        && view.passage().ordinal() <= ordinal + to)
                .sorted(Comparator.comparingInt(view -> view.passage().ordinal()));
    }
}
