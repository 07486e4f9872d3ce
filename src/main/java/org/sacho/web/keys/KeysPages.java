package org.sacho.web.keys;

import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Rekeying;
import org.sacho.web.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The keys of every store for security administrators and auditors; the former rotate them.
@Controller
@RequestMapping("/keys")
class KeysPages {

    private final Rekeying rekeying;
    private final Frames frames;
    private final Labels labels;
    private final KeysPainter painter;

    KeysPages(Rekeying rekeying, Frames frames, Labels labels, KeysPainter painter) {
        this.rekeying = rekeying;
        this.frames = frames;
        this.labels = labels;
        this.painter = painter;
    }

    @GetMapping
    String all(Subject subject, Model model) {
        model.addAttribute("frame", frames.around(subject, Section.KEYS, labels.bottom()));
        model.addAttribute("view", painter.paint(subject));
        return "keys/keys";
    }

    /// One store, while its key is being rotated.
    @GetMapping("/{id}")
    String one(Subject subject, @PathVariable String id, Model model) {
        model.addAttribute(
                "store",
                painter.paint(subject).stores().stream()
                        .filter(store -> store.id().equals(id))
                        .findFirst()
                        .orElseThrow(RefusedException::notFound));
        return "keys/store :: store";
    }

    @PostMapping("/{id}/rotation")
    String rotate(
            Subject administrator,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean sure,
            RedirectAttributes next) {
        if (!sure) {
            throw new RefusedException(RefusedException.Kind.INVALID, "not-sure");
        }
        rekeying.begin(administrator, id);
        next.addFlashAttribute("notice", "keys.begun");
        return "redirect:/keys";
    }
}
