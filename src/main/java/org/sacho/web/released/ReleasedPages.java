package org.sacho.web.released;

import org.sacho.Premises;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.subject.Subject;
import org.sacho.web.Documents;
import org.sacho.web.Frames;
import org.sacho.web.OnEverySide;
import org.sacho.web.Section;
import org.sacho.web.api.Shelf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Released minutes for their readers.
@OnEverySide
@Controller
class ReleasedPages {

    private static final int SHORT_DIGEST = 12;

    private final Premises sacho;
    private final Frames frames;
    private final Documents documents;

    ReleasedPages(Premises sacho, Frames frames, Documents documents) {
        this.sacho = sacho;
        this.frames = frames;
        this.documents = documents;
    }

    @GetMapping("/released/{id}")
    String one(Subject subject, @PathVariable String id, Model model) {
        var shelf = new Shelf(sacho);
        var minutes = shelf.read(subject, id);
        model.addAttribute("frame", frames.around(subject, Section.MEETINGS, minutes.label()));
        model.addAttribute(
                "view",
                new ReleasedView(
                        id,
                        minutes.fields().getOrDefault(Field.TITLE.key(), ReleasedMinutes.NOT_RECORDED),
                        minutes.policy(),
                        id.substring(1, 1 + SHORT_DIGEST),
                        documents.of(minutes),
                        shelf.origin(subject, id).orElse("")));
        return "released/released";
    }
}
