package org.sacho.web.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.sacho.Installation;
import org.sacho.access.ReadGrant;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.State;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.Words;
import org.sacho.web.meetings.MeetingView.Stage;
import org.sacho.web.meetings.MeetingView.StageName;
import org.sacho.web.meetings.ProgressView.Step;
import org.sacho.web.meetings.ProgressView.StepName;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where one meeting stands, the progress of its upload, and its deletion.
@Controller
class MeetingPages {

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;

    MeetingPages(Installation sacho, Frames frames, Labels labels) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
    }

    @GetMapping("/meetings/{id}")
    String one(Subject subject, @PathVariable String id, Model model) {
        var grant = sacho.access().toRead(subject, id);
        var meeting = open(id, grant);
        model.addAttribute(
                "frame", frames.around(subject, Section.MEETINGS, grant.target().label()));
        model.addAttribute("view", view(subject, meeting, grant));
        return "meetings/meeting";
    }

    @GetMapping("/meetings/{id}/progress")
    String progress(Subject subject, @PathVariable String id, Model model) {
        model.addAttribute("progress", progress(open(id, sacho.access().toRead(subject, id))));
        return "meetings/progress :: progress";
    }

    @PostMapping("/meetings/{id}/delete")
    String delete(Subject officer, @PathVariable String id, RedirectAttributes next) {
        sacho.search().meetingDestroyed(sacho.arrivals().withdraw(officer, id));
        next.addFlashAttribute("notice", "meeting.deleted");
        return "redirect:/meetings";
    }

    private Meeting open(String id, ReadGrant grant) {
        return sacho.store().meeting(id).open(grant).value();
    }

    private MeetingView view(Subject subject, Meeting meeting, ReadGrant grant) {
        var passages = sacho.store().passages(meeting.id()).open(grant);
        var next = next(subject, meeting.state(), passages);
        return new MeetingView(
                meeting.id(),
                meeting.details().title(),
                Words.held(meeting.details().heldAt()),
                meeting.details().place(),
                meeting.details().host(),
                labels.of(grant.target().label()),
                labels.of(meeting.ceiling()),
                meeting.source().sha256(),
                progress(meeting),
                stages(subject, meeting, passages),
                next,
                next == NextStep.WATCH ? "" : MeetingsPages.href(next, meeting.id()),
                mayDelete(subject, meeting.state()),
                subject.fills(Role.OFFICER),
                sacho.destructions().pendingFor(meeting.id()));
    }

    private static boolean mayDelete(Subject subject, State state) {
        return subject.fills(Role.OFFICER) && state != State.APPROVAL && state != State.CLOSED;
    }

    private static NextStep next(Subject subject, State state, List<PassageView> passages) {
        boolean officer = subject.fills(Role.OFFICER);
        boolean approver = subject.fills(Role.APPROVER);
        return switch (state) {
            case PARSING, CLASSIFYING -> NextStep.WATCH;
            case REVIEW -> officer || approver ? review(subject, officer, passages) : NextStep.WAIT;
            case DRAFTING -> officer ? NextStep.DRAFT : NextStep.WAIT;
            case APPROVAL -> approver ? NextStep.APPROVE : NextStep.WAIT;
            case CLOSED -> NextStep.READ;
            case FAILED -> NextStep.WAIT;
        };
    }

    private static NextStep review(Subject subject, boolean officer, List<PassageView> passages) {
        var pending = passages.stream().flatMap(view -> view.pending().stream()).toList();
        if (pending.stream().anyMatch(request -> !request.value().by().equals(subject.id()))) {
            return NextStep.CONFIRM;
        }
        boolean open = passages.stream()
                .anyMatch(view -> view.undecided() && view.pending().isEmpty());
        if (open) {
            return NextStep.REVIEW;
        }
        return officer && pending.isEmpty() ? NextStep.DRAFT : NextStep.WAIT;
    }

    private static List<Stage> stages(Subject subject, Meeting meeting, List<PassageView> passages) {
        var base = "/meetings/" + meeting.id();
        int decided = (int) passages.stream().filter(view -> !view.undecided()).count();
        int reached = switch (meeting.state()) {
            case PARSING, CLASSIFYING, FAILED -> 0;
            case REVIEW -> 1;
            case DRAFTING -> 2;
            case APPROVAL -> 3;
            case CLOSED -> StageName.values().length;
        };
        var names = List.of(StageName.values());
        return names.stream()
                .map(name -> {
                    int at = names.indexOf(name);
                    var state = at < reached
                            ? StepState.DONE
                            : at > reached
                                    ? StepState.AHEAD
                                    : meeting.state() == State.FAILED ? StepState.STOPPED : StepState.ACTIVE;
                    boolean open = state != StepState.AHEAD;
                    return switch (name) {
                        case UPLOAD, RELEASE -> new Stage(name, state, 0, 0, "");
                        case REVIEW ->
                            new Stage(name, state, decided, open ? meeting.total() : 0, open ? base + "/review" : "");
                        case MINUTES -> new Stage(name, state, 0, 0, open ? base + "/minutes" : "");
                        case APPROVAL ->
                            new Stage(name, state, 0, 0, open && decides(subject) ? Section.APPROVALS.href() : "");
                    };
                })
                .toList();
    }

    private static boolean decides(Subject subject) {
        return subject.fills(Role.OFFICER) || subject.fills(Role.APPROVER);
    }

    private ProgressView progress(Meeting meeting) {
        boolean running = meeting.state() == State.PARSING || meeting.state() == State.CLASSIFYING;
        boolean failed = meeting.state() == State.FAILED;
        int done = running ? sacho.processing().done(meeting.id()) : meeting.total();
        boolean split = meeting.state() != State.PARSING;
        var steps = List.of(
                new Step(StepName.READING, StepState.DONE, 0, 0),
                new Step(
                        StepName.PASSAGES,
                        failed ? StepState.STOPPED : split ? StepState.DONE : StepState.ACTIVE,
                        meeting.total(),
                        meeting.total()),
                new Step(
                        StepName.CLASSIFYING,
                        failed || !split ? StepState.AHEAD : running ? StepState.ACTIVE : StepState.DONE,
                        done,
                        meeting.total()));
        var elapsed = Duration.between(meeting.broughtAt(), Instant.now());
        return new ProgressView(
                meeting.id(),
                steps,
                running ? String.format(Locale.ROOT, "%d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart()) : "",
                running,
                failed ? "progress.failure.parse" : "");
    }
}
