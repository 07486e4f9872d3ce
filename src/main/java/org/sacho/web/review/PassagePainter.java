package org.sacho.web.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sacho.Installation;
import org.sacho.classify.Evidence;
import org.sacho.classify.Verdict;
import org.sacho.label.Label;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.State;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Labels;
import org.sacho.web.SegmentView;
import org.sacho.web.Words;
import org.sacho.web.review.PassageCard.Choice;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Shows one passage with its surroundings, its evidence and what this person may decide about it.
@Component
public class PassagePainter {

    private final Installation sacho;
    private final Labels labels;

    PassagePainter(Installation sacho, Labels labels) {
        this.sacho = sacho;
        this.labels = labels;
    }

    PassageCard paint(Subject subject, Meeting meeting, PassageView view, Queue queue) {
        var high = sacho.store().high(meeting.id()).label();
        return new PassageCard(
                view.id(),
                view.passage().ordinal(),
                speaker(view),
                time(view),
                segments(view),
                labels.of(proposed(view, high)),
                queue.beside(view, -2, -1).map(other -> neighbour(other, high)).toList(),
                queue.beside(view, 1, 2).map(other -> neighbour(other, high)).toList(),
                evidence(view),
                choices(subject, meeting, view, high),
                view.determination()
                        .map(found -> found.value())
                        .map(determination -> new PassageCard.Determination(
                                labels.of(determination.label()),
                                determination.by().value(),
                                Words.minute(determination.at()),
                                determination.reason()))
                        .orElse(null),
                lowering(subject, view, high).orElse(null),
                queue.before(view).map(PassageView::id).orElse(""),
                queue.after(view).map(PassageView::id).orElse(""),
                decides(subject) && !view.undecided() && !view.label(high).dominates(Label.of(meeting.ceiling())));
    }

    /// A lowering that waits; `mayDecide` for everybody entitled but the person who asked.
    public Optional<PassageCard.Lowering> lowering(Subject subject, PassageView view, Label systemHigh) {
        return view.pending()
                .map(found -> found.value())
                .map(request -> new PassageCard.Lowering(
                        request.id(),
                        labels.of(proposed(view, systemHigh)),
                        labels.of(request.label()),
                        request.by().value(),
                        Words.minute(request.at()),
                        request.reason(),
                        decides(subject) && !request.by().equals(subject.id())));
    }

    /// The text with what fired in it.
    public List<SegmentView> segments(PassageView view) {
        var text = view.passage().text();
        var spans = view.verdict().map(Verdict::evidence).orElse(List.of()).stream()
                .filter(evidence -> evidence.source() != Evidence.Source.FAILURE)
                .toList();
        var edges = new TreeSet<Integer>(List.of(0, text.length()));
        spans.forEach(span -> edges.addAll(List.of(span.from(), span.to())));
        var segments = new ArrayList<SegmentView>();
        int from = 0;
        for (int to : edges.tailSet(1)) {
            int start = from;
            var rules = spans.stream()
                    .filter(span -> span.from() <= start && span.to() >= to)
                    .map(Evidence::rule)
                    .distinct()
                    .collect(Collectors.joining(", "));
            segments.add(new SegmentView(text.substring(start, to), rules));
            from = to;
        }
        return segments;
    }

    public static Label proposed(PassageView view, Label systemHigh) {
        return view.verdict().map(Verdict::label).orElse(systemHigh);
    }

    public static String speaker(PassageView view) {
        return Optional.ofNullable(view.passage().speaker()).orElse("");
    }

    static String time(PassageView view) {
        return Optional.ofNullable(view.passage().startMs()).map(Words::clock).orElse("");
    }

    static boolean decides(Subject subject) {
        return subject.fills(Role.OFFICER) || subject.fills(Role.APPROVER);
    }

    private PassageCard.Neighbour neighbour(PassageView view, Label high) {
        return new PassageCard.Neighbour(
                view.passage().ordinal(),
                speaker(view),
                view.passage().text(),
                labels.of(
                        view.determination().map(found -> found.value().label()).orElse(proposed(view, high))));
    }

    /// Why the proposal is what it is.
    public List<PassageCard.Evidence> evidence(PassageView view) {
        var locale = LocaleContextHolder.getLocale();
        return view.verdict().map(Verdict::evidence).orElse(List.of()).stream()
                .map(evidence -> new PassageCard.Evidence(
                        evidence.source(),
                        evidence.rule(),
                        labels.of(evidence.label()),
                        evidence.because().in(locale),
                        evidence.source() == Evidence.Source.FAILURE
                                        || evidence.source() == Evidence.Source.ADVISER
                                        || evidence.confidence() == 1
                                ? ""
                                : String.format(Locale.ROOT, "%.2f", evidence.confidence())))
                .distinct()
                .toList();
    }

    private List<Choice> choices(Subject subject, Meeting meeting, PassageView view, Label high) {
        if (meeting.state() == State.CLOSED || meeting.state() == State.FAILED || !decides(subject)) {
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        for (var level : sacho.policies().active().lattice().levels()) {
            if (level.compareTo(meeting.ceiling()) <= 0) {
                var label = Label.of(level);
                choices.add(new Choice(
                        choices.size() + 1,
                        labels.of(label),
                        sacho.reviews().lowers(subject, view, label),
                        label.equals(proposed(view, high))));
            }
        }
        return choices;
    }
}
