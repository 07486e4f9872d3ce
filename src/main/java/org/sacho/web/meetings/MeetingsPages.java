package org.sacho.web.meetings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sacho.Installation;
import org.sacho.SampleMeeting;
import org.sacho.access.ReadGrant;
import org.sacho.label.Label;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.State;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.Words;
import org.sacho.web.api.Shelf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The list: meetings in work and released minutes, those that this person may read and no others.
@Controller
class MeetingsPages {

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;

    MeetingsPages(Installation sacho, Frames frames, Labels labels) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
    }

    @GetMapping("/meetings")
    String all(Subject subject, Model model) {
        var shown = new ArrayList<Label>();
        var meetings = new ArrayList<Meeting>();
        var working = new ArrayList<MeetingsView.Working>();
        sacho.monitor().selectReadable(subject, sacho.store().targets()).forEach((target, grant) -> {
            shown.add(target.label());
            meetings.add(open(target.id(), grant));
        });
        meetings.stream()
                .sorted(Comparator.comparing(Meeting::broughtAt).reversed())
                .forEach(meeting -> working.add(working(subject, meeting)));
        var released = released(subject, meetings, shown);
        boolean mayCreate = subject.fills(Role.OFFICER);
        model.addAttribute("frame", frames.around(subject, Section.MEETINGS, labels.highest(shown)));
        model.addAttribute("view", new MeetingsView(working, released, mayCreate, mayCreate));
        return "meetings/meetings";
    }

    @PostMapping("/meetings/sample")
    String sample(Subject officer, Locale locale) throws IOException {
        return "redirect:/meetings/" + SampleMeeting.bring(sacho, officer, locale);
    }

    private List<MeetingsView.Released> released(Subject subject, List<Meeting> meetings, List<Label> shown) {
        var released = new ArrayList<MeetingsView.Released>();
        var others = Shelf.othersThan(sacho, meetings.stream().map(Meeting::id).toList());
        sacho.monitor().selectReadable(subject, others).forEach((target, grant) -> {
            shown.add(target.label());
            released.add(released(target.id(), sacho.shelves().open(grant, target.id())));
        });
        return released;
    }

    private MeetingsView.Released released(String id, ReleasedMinutes minutes) {
        return new MeetingsView.Released(
                id,
                minutes.fields().getOrDefault(Field.TITLE.key(), ReleasedMinutes.NOT_RECORDED),
                minutes.fields().getOrDefault(Field.DATE_AND_PLACE.key(), ReleasedMinutes.NOT_RECORDED),
                labels.of(minutes.label()));
    }

    private MeetingsView.Working working(Subject subject, Meeting meeting) {
        var next = next(subject, meeting.state());
        boolean classifying = meeting.state() == State.CLASSIFYING;
        return new MeetingsView.Working(
                meeting.id(),
                meeting.details().title(),
                Words.held(meeting.details().heldAt()),
                meeting.state(),
                classifying ? sacho.processing().done(meeting.id()) : 0,
                classifying ? meeting.total() : 0,
                labels.of(sacho.store().high(meeting.id()).label()),
                next,
                href(next, meeting.id()));
    }

    private Meeting open(String id, ReadGrant grant) {
        return sacho.store().meeting(id).open(grant).value();
    }

    /// What this person does next, as far as the state alone tells.
    private static NextStep next(Subject subject, State state) {
        boolean officer = subject.fills(Role.OFFICER);
        boolean approver = subject.fills(Role.APPROVER);
        return switch (state) {
            case PARSING, CLASSIFYING -> NextStep.WATCH;
            case REVIEW -> officer || approver ? NextStep.REVIEW : NextStep.WAIT;
            case DRAFTING -> officer ? NextStep.DRAFT : NextStep.WAIT;
            case APPROVAL -> approver ? NextStep.APPROVE : NextStep.WAIT;
            case CLOSED -> NextStep.READ;
            case FAILED -> NextStep.WAIT;
        };
    }

    static String href(NextStep next, String meeting) {
        var base = "/meetings/" + meeting;
        return switch (next) {
            case WATCH -> base;
            case REVIEW -> base + "/review";
            case CONFIRM -> base + "/review?filter=WAITING";
            case DRAFT, READ -> base + "/minutes";
            case APPROVE -> Section.APPROVALS.href();
            case WAIT -> "";
        };
    }
}
