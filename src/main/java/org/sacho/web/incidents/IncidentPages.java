package org.sacho.web.incidents;

import org.sacho.Premises;
import org.sacho.spill.Incidents.Sight;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.OnEverySide;
import org.sacho.web.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Incidents and their reports, and the answer of those who were told.
@OnEverySide
@Controller
@RequestMapping("/incidents")
class IncidentPages {

    private final Premises sacho;
    private final Frames frames;
    private final Labels labels;
    private final IncidentPainter painter;

    IncidentPages(Premises sacho, Frames frames, Labels labels, IncidentPainter painter) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.painter = painter;
    }

    @GetMapping
    String all(Subject subject, Model model) {
        var sights = sacho.incidents().incidents(subject);
        var shown = sights.stream()
                .filter(Sight::handles)
                .map(sight -> sight.incident().label())
                .toList();
        model.addAttribute("frame", frames.around(subject, Section.INCIDENTS, labels.highest(shown)));
        model.addAttribute(
                "view", new IncidentsView(sights.stream().map(painter::row).toList()));
        return "incidents/incidents";
    }

    @GetMapping("/{id}")
    String one(Subject subject, @PathVariable String id, Model model) {
        var sight = sacho.incidents().incident(subject, id);
        var label = sight.handles() ? sight.incident().label() : labels.bottom();
        model.addAttribute("frame", frames.around(subject, Section.INCIDENTS, label));
        model.addAttribute("view", painter.paint(subject, sight));
        return "incidents/incident";
    }

    @PostMapping("/{id}/closure")
    String close(Subject subject, @PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        sacho.incidents().close(subject, id, reason);
        return "redirect:/incidents/" + id;
    }

    @PostMapping("/{id}/acknowledgement")
    String acknowledge(Subject subject, @PathVariable String id, RedirectAttributes next) {
        sacho.incidents().acknowledge(subject, id);
        next.addFlashAttribute("notice", "withdrawn.confirmed");
        return "redirect:/meetings";
    }
}
