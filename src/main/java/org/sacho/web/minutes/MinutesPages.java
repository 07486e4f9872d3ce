package org.sacho.web.minutes;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sacho.Installation;
import org.sacho.meeting.RefusedException;
import org.sacho.minutes.Drafting;
import org.sacho.minutes.Edition;
import org.sacho.minutes.Field;
import org.sacho.release.ReleaseRequest;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Htmx;
import org.sacho.web.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Writing the minutes, checking them as the guard will, and submitting them.
@Controller
@RequestMapping("/meetings/{id}")
class MinutesPages {

    private static final String POSTED = "field.";

    private final Installation sacho;
    private final Frames frames;
    private final EditionPainter painter;

    MinutesPages(Installation sacho, Frames frames, EditionPainter painter) {
        this.sacho = sacho;
        this.frames = frames;
        this.painter = painter;
    }

    @GetMapping("/minutes")
    String first(Subject subject, @PathVariable String id, Model model) {
        return page(subject, id, Optional.empty(), Optional.empty(), model);
    }

    @GetMapping("/minutes/{edition}")
    String one(Subject subject, @PathVariable String id, @PathVariable String edition, Model model) {
        return page(subject, id, Optional.of(edition), Optional.empty(), model);
    }

    @PostMapping("/minutes")
    String draft(Subject officer, @PathVariable String id) {
        sacho.drafting().draft(officer, id);
        return "redirect:/meetings/" + id + "/minutes";
    }

    @PostMapping("/minutes/{edition}/fields")
    String write(
            Subject officer,
            @PathVariable String id,
            @PathVariable String edition,
            @RequestParam Map<String, String> posted,
            RedirectAttributes next) {
        var grant = sacho.access().toWork(officer, id);
        var before = sacho.drafting().edition(grant, id, edition).fields();
        var texts = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            var text = posted.get(POSTED + field.key());
            var present = Optional.ofNullable(before.get(field))
                    .map(Edition.FieldValue::text)
                    .orElse("");
            if (text != null && !text.strip().equals(present)) {
                texts.put(field, text);
            }
            if (field.key().equals(posted.get("copy"))) {
                var details = sacho.store().meeting(id).open(grant).value().details();
                texts.put(field, Drafting.given(details).getOrDefault(field, ""));
            }
        }
        if (!texts.isEmpty()) {
            sacho.drafting().writeFields(officer, id, edition, texts);
            next.addFlashAttribute("notice", "minutes.saved");
        }
        return "redirect:/meetings/" + id + "/minutes/" + edition;
    }

    @PostMapping("/minutes/{edition}/items/{item}")
    String editItem(
            Subject officer,
            @PathVariable String id,
            @PathVariable String edition,
            @PathVariable String item,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        sacho.drafting().editItem(officer, id, edition, item, text);
        if (!Htmx.asked()) {
            return "redirect:/meetings/" + id + "/minutes/" + edition;
        }
        page(officer, id, Optional.of(edition), Optional.empty(), model);
        var view = (MinutesView) model.getAttribute("view");
        model.addAttribute(
                "item",
                Optional.ofNullable(view).map(MinutesView::edition).map(EditionView::items).orElse(List.of()).stream()
                        .filter(candidate -> candidate.id().equals(item))
                        .findFirst()
                        .orElseThrow(RefusedException::notFound));
        return "minutes/edition :: item";
    }

    @PostMapping("/minutes/{edition}/check")
    String check(Subject officer, @PathVariable String id, @PathVariable String edition, Model model) {
        var page = page(
                officer, id, Optional.of(edition), Optional.of(sacho.releases().check(officer, id, edition)), model);
        return Htmx.asked() ? "minutes/check :: check" : page;
    }

    @PostMapping("/releases")
    String submit(Subject officer, @PathVariable String id, @RequestParam String edition, RedirectAttributes next) {
        var request = sacho.releases().request(officer, id, edition);
        next.addFlashAttribute(
                "notice",
                request.status() == ReleaseRequest.Status.PENDING ? "minutes.submitted" : "minutes.notSubmitted");
        return "redirect:/meetings/" + id + "/minutes/" + edition;
    }

    private String page(
            Subject subject,
            String id,
            Optional<String> edition,
            Optional<org.sacho.guard.Guard.Preview<org.sacho.minutes.ReleasedMinutes>> checked,
            Model model) {
        var grant = sacho.access().toRead(subject, id);
        model.addAttribute(
                "frame", frames.around(subject, Section.MEETINGS, grant.target().label()));
        model.addAttribute("view", painter.paint(subject, grant, edition, checked));
        return "minutes/minutes";
    }
}
