package org.sacho.web.destruction;

import java.util.List;
import org.sacho.Installation;
import org.sacho.destruction.Destruction;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where an officer asks for the destruction of a meeting, an approver confirms it, and both, and auditors, read
/// the register.
@Controller
class DestructionPages {

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;
    private final DestructionPainter painter;

    DestructionPages(Installation sacho, Frames frames, Labels labels, DestructionPainter painter) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.painter = painter;
    }

    @GetMapping("/meetings/{id}/destruction")
    String ask(Subject officer, @PathVariable String id, Model model) {
        var consequences = sacho.destructions().preview(officer, id);
        var grant = sacho.access().toRead(officer, id);
        model.addAttribute(
                "frame", frames.around(officer, Section.MEETINGS, grant.target().label()));
        model.addAttribute(
                "view",
                new AskView(
                        id,
                        sacho.store().meeting(id).open(grant).value().details().title(),
                        sacho.destructions().pendingFor(id),
                        painter.going(consequences.goes(), consequences.released())));
        return "destruction/ask";
    }

    @PostMapping("/meetings/{id}/destruction")
    String request(
            Subject officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        sacho.destructions().request(officer, id, reason);
        next.addFlashAttribute("notice", "destruction.asked");
        return "redirect:/meetings/" + id;
    }

    @GetMapping("/approvals/destructions/{did}")
    String one(Subject subject, @PathVariable String did, Model model) {
        var entry = sacho.destructions().get(subject, did);
        model.addAttribute("frame", frames.around(subject, Section.APPROVALS, entry.label()));
        model.addAttribute("view", painter.paint(subject, entry));
        return "destruction/decide";
    }

    @PostMapping("/approvals/destructions/{did}")
    String decide(
            Subject approver,
            @PathVariable String did,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        if (approve && !sure) {
            throw new RefusedException(RefusedException.Kind.INVALID, "not-sure");
        }
        sacho.destructions().decide(approver, did, approve, reason);
        next.addFlashAttribute("notice", "approvals.decided");
        return "redirect:/approvals/destructions/" + did;
    }

    @GetMapping("/register")
    String register(Subject subject, Model model) {
        var entries = subject.fills(Role.AUDITOR)
                ? sacho.destructions().audited(subject)
                : sacho.destructions().list(subject);
        var shown = entries.stream().map(Destruction::label).toList();
        List<DestructionView> rows =
                entries.stream().map(entry -> painter.paint(subject, entry)).toList();
        model.addAttribute("frame", frames.around(subject, Section.REGISTER, labels.highest(shown)));
        model.addAttribute("rows", rows);
        return "destruction/register";
    }
}
