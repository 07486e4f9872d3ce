package org.sacho.web.incidents;

import java.util.List;
import org.sacho.Installation;
import org.sacho.access.ReadGrant;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.api.Shelf;
import org.sacho.web.review.PassagePainter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The way from an item of released minutes to the passage it rests on, for people who work on its meeting.
@Controller
class SpiltItemPages {

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;

    SpiltItemPages(Installation sacho, Frames frames, Labels labels) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
    }

    @GetMapping("/released/{id}/items/{item}/spill")
    String choose(Subject subject, @PathVariable String id, @PathVariable String item, Model model) {
        var meeting = new Shelf(sacho).origin(subject, id).orElseThrow(RefusedException::notFound);
        var grant = sacho.access().toRead(subject, meeting);
        var cited = sacho.releases().origins().cited(grant, meeting, id, item);
        if (cited.isEmpty()) {
            return "redirect:/meetings/" + meeting + "/review?filter=ALL";
        }
        if (cited.size() == 1) {
            return "redirect:/meetings/" + meeting + "/passages/" + cited.getFirst() + "/spill?edition=" + id + "&item="
                    + item;
        }
        var high = grant.target().label();
        model.addAttribute("frame", frames.around(subject, Section.MEETINGS, high));
        model.addAttribute("view", new SpiltItemView(meeting, id, item, passages(grant, meeting, cited)));
        return "incidents/item";
    }

    private List<SpiltItemView.Passage> passages(ReadGrant grant, String meeting, List<String> cited) {
        return sacho.store().passages(meeting).open(grant).stream()
                .filter(view -> cited.contains(view.id()))
                .map(view -> new SpiltItemView.Passage(
                        view.id(),
                        view.passage().ordinal(),
                        PassagePainter.speaker(view),
                        view.passage().text(),
                        labels.of(view.label(grant.target().label()))))
                .toList();
    }
}
