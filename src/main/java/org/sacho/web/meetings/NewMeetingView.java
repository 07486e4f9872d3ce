package org.sacho.web.meetings;

import java.util.List;
import org.sacho.web.LabelView;

/// The upload page; `problems` is empty until an upload was refused.
public record NewMeetingView(
        MeetingForm form, List<LabelView> ceilings, List<String> formats, int megabytes, List<Problem> problems) {
    public NewMeetingView {
        ceilings = List.copyOf(ceilings);
        formats = List.copyOf(formats);
        problems = List.copyOf(problems);
    }

    public boolean refuses(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    /// What is wrong with a form field, with `transcript`, or, when `field` is empty, with the whole; `message` is
    /// ready to read.
    public record Problem(String field, String message) {}
}
