package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sacho.meeting.State;
import org.sacho.web.meetings.MeetingForm;
import org.sacho.web.meetings.MeetingView;
import org.sacho.web.meetings.MeetingsView;
import org.sacho.web.meetings.NewMeetingView;
import org.sacho.web.meetings.NextStep;
import org.sacho.web.meetings.ProgressView;
import org.sacho.web.meetings.StepState;

/// Meetings: the list, the upload, the progress.
final class MeetingScreens {

    private final SampleLabels labels;

    private MeetingScreens(SampleLabels labels) {
        this.labels = labels;
    }

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var screens = new MeetingScreens(labels);
        var frame = labels.officer(labels.secret, Section.MEETINGS);
        var reader = labels.frame(labels.open, "reader1", Section.MEETINGS, Section.MEETINGS, Section.SEARCH);
        return List.of(
                Screen.of("/meetings", "meetings/meetings", screens.list(4), frame),
                Screen.of("/meetings/many", "meetings/meetings", screens.list(1000), frame),
                Screen.of(
                        "/meetings/none",
                        "meetings/meetings",
                        new MeetingsView(List.of(), List.of(), true, true),
                        labels.officer(labels.open, Section.MEETINGS)),
                Screen.of(
                        "/meetings/reader",
                        "meetings/meetings",
                        new MeetingsView(List.of(), screens.released(), false, false),
                        reader),
                Screen.of(
                        "/meetings/reader/none",
                        "meetings/meetings",
                        new MeetingsView(List.of(), List.of(), false, false),
                        reader),
                Screen.of("/meetings/new", "meetings/new", screens.upload(List.of()), frame),
                Screen.of("/meetings/new/refused", "meetings/new", screens.upload(screens.problems()), frame),
                Screen.of(
                        "/meetings/new/problems",
                        "meetings/new :: problems",
                        screens.upload(screens.problems()),
                        frame),
                Screen.of("/meetings/m1", "meetings/meeting", screens.meeting(screens.running()), frame),
                Screen.of("/meetings/m1/failed", "meetings/meeting", screens.meeting(screens.failed()), frame),
                new Screen(
                        "/meetings/m1/progress",
                        "meetings/progress :: progress",
                        Map.of("progress", screens.running(), "frame", frame)),
                new Screen(
                        "/meetings/m1/progress/done",
                        "meetings/progress :: progress",
                        Map.of("progress", screens.finished(), "frame", frame)));
    }

    private List<NewMeetingView.Problem> problems() {
        return List.of(
                new NewMeetingView.Problem("transcript", labels.text("is larger than 64 MB", "64MB보다 큽니다")),
                new NewMeetingView.Problem("title", labels.text("must be filled in", "입력해야 합니다")));
    }

    private String title(int number) {
        return labels.text(
                "EXERCISE NORTHWIND planning meeting " + number + ", second session on the communications annex",
                "(훈련) 2026년 제" + number + "차 가상훈련 협조회의");
    }

    private MeetingsView list(int size) {
        var states = State.values();
        var steps = List.of(
                NextStep.WATCH,
                NextStep.WATCH,
                NextStep.REVIEW,
                NextStep.DRAFT,
                NextStep.APPROVE,
                NextStep.READ,
                NextStep.WAIT);
        var working = IntStream.range(0, size)
                .mapToObj(i -> {
                    var at = (i + 1) % states.length;
                    var next = steps.get(at);
                    return new MeetingsView.Working(
                            "m" + i,
                            title(i + 1),
                            "2026-09-03 14:00",
                            states[at],
                            at == 1 ? 118 : 228 - i % 200,
                            at > 3 ? 0 : 240,
                            labels.all().get(1 + i % 4),
                            next,
                            next == NextStep.WAIT ? "" : "/meetings/m1/review");
                })
                .toList();
        return new MeetingsView(working, released(), true, true);
    }

    private List<MeetingsView.Released> released() {
        return List.of(
                new MeetingsView.Released("r1", title(8), "2026-08-20 10:00", labels.open),
                new MeetingsView.Released("r2", title(7), "2026-08-06 10:00", labels.open));
    }

    private NewMeetingView upload(List<NewMeetingView.Problem> problems) {
        var form = problems.isEmpty()
                ? MeetingForm.empty()
                : new MeetingForm(
                        "",
                        "2026-09-03T14:00",
                        labels.text("EXERCISE room 301", "(훈련) 가상청사 301호"),
                        labels.text("EXERCISE training directorate", "(훈련) 가상사령부 훈련처"),
                        "S",
                        labels.text("EXERCISE Chair\nEXERCISE Recorder", "(훈련) 훈련처장\n(훈련) 기록담당"),
                        "officer1\nofficer2",
                        labels.text("EXERCISE schedule", "(훈련) 훈련 일정"));
        return new NewMeetingView(
                form,
                labels.all(),
                List.of(".vtt", ".srt", ".json", ".txt", ".docx", ".pdf", ".odt", ".hwp", ".hwpx"),
                64,
                problems);
    }

    private MeetingView meeting(ProgressView progress) {
        var stages = Stream.of(MeetingView.StageName.values())
                .map(name -> switch (name) {
                    case UPLOAD -> new MeetingView.Stage(name, StepState.DONE, 0, 0, "");
                    case REVIEW -> new MeetingView.Stage(name, StepState.ACTIVE, 12, 240, "/meetings/m1/review");
                    case MINUTES, APPROVAL, RELEASE -> new MeetingView.Stage(name, StepState.AHEAD, 0, 0, "");
                })
                .toList();
        return new MeetingView(
                "m1",
                title(3),
                "2026-09-03 14:00",
                labels.text("EXERCISE room 301", "(훈련) 가상청사 301호"),
                labels.text("EXERCISE training directorate", "(훈련) 가상사령부 훈련처"),
                labels.secret,
                labels.topSecret,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                progress,
                stages,
                progress.running() ? NextStep.WATCH : NextStep.REVIEW,
                "/meetings/m1/review",
                true,
                true,
                false);
    }

    private ProgressView running() {
        return new ProgressView("m1", steps(StepState.DONE, StepState.ACTIVE, 118), "0:14", true, "");
    }

    private ProgressView finished() {
        return new ProgressView("m1", steps(StepState.DONE, StepState.DONE, 240), "0:31", false, "");
    }

    private ProgressView failed() {
        return new ProgressView(
                "m1", steps(StepState.STOPPED, StepState.AHEAD, 0), "0:03", false, "progress.failure.parse");
    }

    private static List<ProgressView.Step> steps(StepState reading, StepState classifying, int done) {
        return List.of(
                new ProgressView.Step(ProgressView.StepName.READING, reading, 0, 0),
                new ProgressView.Step(
                        ProgressView.StepName.PASSAGES, reading, done == 0 ? 0 : 240, done == 0 ? 0 : 240),
                new ProgressView.Step(ProgressView.StepName.CLASSIFYING, classifying, done, done == 0 ? 0 : 240));
    }
}
