package org.sacho.web.meetings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.sacho.Installation;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.TranscriptReader;
import org.sacho.web.Frames;
import org.sacho.web.Htmx;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.Words;
import org.sacho.web.api.ApiProblems;
import org.sacho.web.meetings.NewMeetingView.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Bringing a transcript. A refusal leaves what was typed where it is and says what to correct.
@Controller
class NewMeetingPages {

    private static final List<String> FORMATS =
            List.of(".vtt", ".srt", ".json", ".txt", ".docx", ".odt", ".rtf", ".pdf", ".hwp", ".hwpx");
    private static final int MEGABYTES = TranscriptReader.MAX_SOURCE_BYTES / 1024 / 1024;

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;
    private final Words words;

    NewMeetingPages(Installation sacho, Frames frames, Labels labels, Words words) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.words = words;
    }

    @GetMapping("/meetings/new")
    String form(Subject officer, Model model) {
        show(officer, MeetingForm.empty(), List.of(), model);
        return "meetings/new";
    }

    @PostMapping("/meetings/new")
    String bring(
            Subject officer,
            @ModelAttribute MeetingForm form,
            @RequestParam("transcript") MultipartFile transcript,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            var id = sacho.arrivals()
                    .take(officer, details(form), form.ceiling(), name(transcript), transcript.getBytes());
            if (!Htmx.asked(request)) {
                return "redirect:/meetings/" + id;
            }
            response.setHeader("HX-Redirect", "/meetings/" + id);
            return problems(officer, form, List.of(), model, request);
        } catch (RefusedException e) {
            response.setStatus(ApiProblems.status(
                            e.kind() == RefusedException.Kind.FORBIDDEN ? RefusedException.Kind.INVALID : e.kind())
                    .value());
            return problems(officer, form, problems(e), model, request);
        } catch (MalformedTranscriptException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return problems(officer, form, List.of(new Problem("transcript", words.of(e))), model, request);
        }
    }

    /// What the server says of an upload above its limit depends on which part of it is asked for first.
    @ExceptionHandler({MaxUploadSizeExceededException.class, InvalidParameterException.class})
    ModelAndView tooLarge(HttpServletRequest request) {
        var view = new NewMeetingView(
                MeetingForm.empty(),
                List.of(),
                FORMATS,
                MEGABYTES,
                List.of(new Problem("transcript", words.of("new.problem.tooLarge", MEGABYTES))));
        var answer = new ModelAndView(Htmx.asked(request) ? "meetings/new :: problems" : "error");
        answer.setStatus(HttpStatus.CONTENT_TOO_LARGE);
        answer.addObject("status", HttpStatus.CONTENT_TOO_LARGE.value());
        answer.addObject("view", view);
        return answer;
    }

    private String problems(
            Subject officer, MeetingForm form, List<Problem> problems, Model model, HttpServletRequest request) {
        show(officer, form, problems, model);
        return Htmx.asked(request) ? "meetings/new :: problems" : "meetings/new";
    }

    /// What will be typed here may be anything that this officer may hold, and the banner says so.
    private void show(Subject officer, MeetingForm form, List<Problem> problems, Model model) {
        model.addAttribute("frame", frames.around(officer, Section.MEETINGS, officer.clearance()));
        var ceilings = sacho.policies().active().lattice().levels().stream()
                .filter(sacho.store()::keeps)
                .filter(level -> level.compareTo(officer.clearance().level()) <= 0)
                .map(labels::of)
                .toList();
        var chosen = form.ceiling().isEmpty() ? form.under(ceilings.getLast().levelId()) : form;
        model.addAttribute("view", new NewMeetingView(chosen, ceilings, FORMATS, MEGABYTES, problems));
    }

    private List<Problem> problems(RefusedException refused) {
        return switch (refused.code()) {
            case "details-incomplete" ->
                refused.arguments().stream()
                        .map(wrong -> wrong.equals("length")
                                ? new Problem("", words.of("new.problem.length"))
                                : new Problem(wrong, words.of("new.problem.missing")))
                        .toList();
            case "unknown-account" -> List.of(new Problem("needToKnow", words.of(refused)));
            case "unknown-level", "ceiling-above-clearance" -> List.of(new Problem("ceiling", words.of(refused)));
            case String _ -> List.of(new Problem("", words.of(refused)));
        };
    }

    private static String name(MultipartFile transcript) {
        var name = transcript.getOriginalFilename();
        return name == null ? "" : name;
    }

    private static MeetingDetails details(MeetingForm form) {
        return new MeetingDetails(
                form.title().strip(),
                form.heldAt(),
                form.place().strip(),
                form.host().strip(),
                lines(form.attendees()),
                accounts(form.needToKnow()),
                lines(form.agenda()));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Set<SubjectId> accounts(String text) {
        try {
            return Arrays.stream(text.strip().split("[\\s,;]+", -1))
                    .filter(name -> !name.isEmpty())
                    .map(SubjectId::new)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusedException.Kind.INVALID, "unknown-account");
        }
    }
}
