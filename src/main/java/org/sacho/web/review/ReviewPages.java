package org.sacho.web.review;

import static org.sacho.web.review.PassagePainter.proposed;
import static org.sacho.web.review.PassagePainter.speaker;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.access.ReadGrant;
import org.sacho.label.Label;
import org.sacho.label.Level;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.PassageView;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Htmx;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Deciding passages, one after the other. Every answer to a decision is the next passage.
@Controller
@RequestMapping("/meetings/{id}")
class ReviewPages {

    private static final int EXCERPT = 120;

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;
    private final PassagePainter painter;

    ReviewPages(Installation sacho, Frames frames, Labels labels, PassagePainter painter) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.painter = painter;
    }

    @GetMapping("/review")
    String review(
            Subject subject,
            @PathVariable String id,
            @RequestParam(defaultValue = "UNDECIDED") ReviewFilter filter,
            @RequestParam(required = false) @Nullable String p,
            Model model) {
        var page = new Page(subject, id, filter);
        var passage = Optional.ofNullable(p).flatMap(page.queue()::find).or(page.queue()::first);
        return page.show(passage, Htmx.asked() ? List.of() : page.queue().listed(), model);
    }

    @PostMapping("/passages/{pid}/determination")
    String determine(
            Subject subject,
            @PathVariable String id,
            @PathVariable String pid,
            @RequestParam String level,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "UNDECIDED") ReviewFilter filter,
            Model model) {
        sacho.reviews().determine(subject, id, pid, level, reason);
        return moved(subject, id, pid, filter, model);
    }

    @PostMapping("/passages/{pid}/undo")
    String undo(
            Subject subject,
            @PathVariable String id,
            @PathVariable String pid,
            @RequestParam(defaultValue = "UNDECIDED") ReviewFilter filter,
            Model model) {
        sacho.reviews().undo(subject, id, pid);
        if (!Htmx.asked()) {
            return "redirect:/meetings/" + id + "/review?filter=" + filter + "&p=" + pid;
        }
        var page = new Page(subject, id, filter);
        var passage = page.queue().find(pid);
        return page.show(passage, passage.stream().toList(), model);
    }

    @PostMapping("/determinations")
    String acceptProposed(
            Subject officer, @PathVariable String id, @RequestParam(defaultValue = "UNDECIDED") ReviewFilter filter) {
        sacho.reviews().acceptProposed(officer, id);
        return "redirect:/meetings/" + id + "/review?filter=" + filter;
    }

    private String moved(Subject subject, String id, String decided, ReviewFilter filter, Model model) {
        var page = new Page(subject, id, filter);
        var before = page.queue().find(decided);
        var next = before.flatMap(page.queue()::afterOrFirst);
        if (!Htmx.asked()) {
            return "redirect:/meetings/" + id + "/review?filter=" + filter
                    + next.map(found -> "&p=" + found.id()).orElse("");
        }
        var changed = new LinkedHashSet<PassageView>();
        before.ifPresent(changed::add);
        next.ifPresent(changed::add);
        return page.show(next, List.copyOf(changed), model);
    }

    /// The review page of one meeting for one person.
    private final class Page {

        private final Subject subject;
        private final ReadGrant grant;
        private final Meeting meeting;
        private final Label high;
        private final Queue queue;

        Page(Subject subject, String id, ReviewFilter filter) {
            this.subject = subject;
            this.grant = sacho.access().toRead(subject, id);
            this.meeting = sacho.store().meeting(id).open(grant).value();
            this.high = grant.target().label();
            this.queue = Queue.of(
                    sacho.store().passages(id).open(grant),
                    filter,
                    sacho.policies().active().nothingFound());
        }

        Queue queue() {
            return queue;
        }

        String show(Optional<PassageView> passage, List<PassageView> listed, Model model) {
            var rows = listed.stream()
                    .map(view -> row(view, passage.map(view::equals).orElse(false)))
                    .toList();
            model.addAttribute("frame", frames.around(subject, Section.MEETINGS, high));
            model.addAttribute(
                    "view",
                    new ReviewView(
                            meeting.id(),
                            meeting.details().title(),
                            queue.counts(),
                            queue.filter(),
                            rows,
                            passage.map(view -> painter.paint(subject, meeting, view, queue))
                                    .orElse(null),
                            acceptable(),
                            undo().orElse(null),
                            unanswered().orElse(null)));
            return Htmx.asked() ? "review/work :: swap" : "review/review";
        }

        private ReviewView.Row row(PassageView view, boolean current) {
            var state = view.pending().isPresent()
                    ? ReviewView.RowState.WAITING
                    : view.undecided() ? ReviewView.RowState.UNDECIDED : ReviewView.RowState.DECIDED;
            return new ReviewView.Row(
                    view.id(),
                    view.passage().ordinal(),
                    speaker(view),
                    excerpt(view.passage().text()),
                    labels.of(label(view)),
                    state,
                    current);
        }

        private static String excerpt(String text) {
            return text.codePoints()
                    .limit(EXCERPT)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private Label label(PassageView view) {
            return view.determination().map(found -> found.value().label()).orElse(proposed(view, high));
        }

        private List<ReviewView.Acceptable> acceptable() {
            if (!subject.fills(Role.OFFICER)) {
                return List.of();
            }
            var counts = new TreeMap<Level, Integer>();
            queue.passages().stream()
                    .flatMap(view -> sacho.reviews().acceptableAlone(view).stream())
                    .forEach(verdict -> counts.merge(verdict.label().level(), 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(entry -> new ReviewView.Acceptable(labels.of(entry.getKey()), entry.getValue()))
                    .toList();
        }

        private Optional<ReviewView.Unanswered> unanswered() {
            int count = queue.unanswered();
            return count == 0 ? Optional.empty() : Optional.of(new ReviewView.Unanswered(count, labels.of(high)));
        }

        private Optional<ReviewView.Undo> undo() {
            return queue.passages().stream()
                    .flatMap(this::acts)
                    .max(Comparator.comparing(Act::at))
                    .map(act -> new ReviewView.Undo(
                            act.view().id(), act.view().passage().ordinal(), labels.of(act.label())));
        }

        private record Act(PassageView view, Label label, Instant at) {}

        /// What this person did with the passage and may take back.
        private Stream<Act> acts(PassageView view) {
            var decided = view.determination()
                    .map(found -> found.value())
                    .filter(found -> found.by().equals(subject.id()))
                    .map(found -> new Act(view, found.label(), found.at()));
            var asked = view.pending()
                    .map(found -> found.value())
                    .filter(found -> found.by().equals(subject.id()))
                    .map(found -> new Act(view, found.label(), found.at()));
            return asked.or(() -> decided).stream();
        }
    }
}
