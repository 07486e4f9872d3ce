package org.sacho.web.sealing;

import jakarta.servlet.http.HttpServletRequest;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Htmx;
import org.sacho.web.Labels;
import org.sacho.web.Sealing;
import org.sacho.web.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks whether the server is to be sealed, and seals it.
@Controller
class SealingPages {

    private final Sealing sealing;
    private final Frames frames;
    private final Labels labels;

    SealingPages(Sealing sealing, Frames frames, Labels labels) {
        this.sealing = sealing;
        this.frames = frames;
        this.labels = labels;
    }

    @GetMapping("/seal")
    String ask(Subject administrator, Model model) {
        model.addAttribute("frame", frames.around(administrator, Section.PEOPLE, labels.bottom()));
        return "sealing/seal";
    }

    @PostMapping("/seal")
    String seal(
            Subject administrator,
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletRequest request,
            Model model) {
        if (!sure) {
            throw new RefusedException(RefusedException.Kind.INVALID, "not-sure");
        }
        sealing.seal(administrator, request);
        model.addAttribute("frame", frames.outside());
        return Htmx.asked(request) ? "sealing/sealing :: done" : "sealing/sealing";
    }
}
