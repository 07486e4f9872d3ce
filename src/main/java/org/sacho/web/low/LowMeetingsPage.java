package org.sacho.web.low;

import java.util.ArrayList;
import java.util.List;
import org.sacho.Premises;
import org.sacho.label.Label;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.OnLowSide;
import org.sacho.web.Section;
import org.sacho.web.meetings.MeetingsView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The list of released minutes that this person may read; to their readers they are the meetings.
@OnLowSide
@Controller
class LowMeetingsPage {

    private final Premises sacho;
    private final Frames frames;
    private final Labels labels;

    LowMeetingsPage(Premises sacho, Frames frames, Labels labels) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
    }

    @GetMapping("/meetings")
    String all(Subject subject, Model model) {
        var shown = new ArrayList<Label>();
        var released = new ArrayList<MeetingsView.Released>();
        sacho.monitor().selectReadable(subject, sacho.shelves().targets()).forEach((target, grant) -> {
            shown.add(target.label());
            released.add(released(target.id(), sacho.shelves().open(grant, target.id())));
        });
        model.addAttribute("frame", frames.around(subject, Section.MEETINGS, labels.highest(shown)));
        model.addAttribute("view", new MeetingsView(List.of(), released, false, false));
        return "meetings/meetings";
    }

    private MeetingsView.Released released(String id, ReleasedMinutes minutes) {
        return new MeetingsView.Released(
                id,
                minutes.fields().getOrDefault(Field.TITLE.key(), ReleasedMinutes.NOT_RECORDED),
                minutes.fields().getOrDefault(Field.DATE_AND_PLACE.key(), ReleasedMinutes.NOT_RECORDED),
                labels.of(minutes.label()));
    }
}
