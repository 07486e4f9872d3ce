package org.sacho.web.incidents;

import org.sacho.Installation;
import org.sacho.label.Label;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.review.PassagePainter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Saying that a passage is too low.
@Controller
@RequestMapping("/meetings/{id}/passages/{pid}/spill")
class SpillPages {

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;

    SpillPages(Installation sacho, Frames frames, Labels labels) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
    }

    @GetMapping
    String ask(Subject subject, @PathVariable String id, @PathVariable String pid, Model model) {
        var grant = sacho.access().toRead(subject, id);
        var high = grant.target().label();
        var ceiling = sacho.store().meeting(id).open(grant).value().ceiling();
        var passage = sacho.store().passages(id).open(grant).stream()
                .filter(view -> view.id().equals(pid))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        var now = passage.label(high);
        var choices = sacho.policies().active().lattice().levels().stream()
                .filter(level -> level.compareTo(ceiling) <= 0)
                .map(Label::of)
                .filter(label -> label.dominates(now) && !now.dominates(label))
                .map(labels::of)
                .toList();
        model.addAttribute("frame", frames.around(subject, Section.MEETINGS, high));
        model.addAttribute(
                "view",
                new SpillView(
                        id,
                        pid,
                        passage.passage().ordinal(),
                        PassagePainter.speaker(passage),
                        passage.passage().text(),
                        labels.of(now),
                        choices));
        return "incidents/spill";
    }

    @PostMapping
    String report(
            Subject subject,
            @PathVariable String id,
            @PathVariable String pid,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String reason) {
        return "redirect:/incidents/"
                + sacho.spills().report(subject, id, pid, level, reason).id();
    }
}
