package org.sacho.web.incidents;

import java.util.regex.Pattern;
import org.sacho.Installation;
import org.sacho.label.Label;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.Words;
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

    private static final Pattern EDITION = Pattern.compile("m[0-9a-f]{32}");
    private static final Pattern ITEM = Pattern.compile("[1-9][0-9]{0,8}");

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;
    private final Words words;

    SpillPages(Installation sacho, Frames frames, Labels labels, Words words) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.words = words;
    }

    @GetMapping
    String ask(
            Subject subject,
            @PathVariable String id,
            @PathVariable String pid,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String item,
            Model model) {
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
                        choices,
                        found(edition, item)));
        return "incidents/spill";
    }

    /// Where it was seen, to begin the reason with. Anything but an edition and a number is left out.
    private String found(String edition, String item) {
        return EDITION.matcher(edition).matches() && ITEM.matcher(item).matches()
                ? words.of("spill.found", edition, item)
                : "";
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
