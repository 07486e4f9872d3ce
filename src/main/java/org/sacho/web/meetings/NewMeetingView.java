package org.sacho.web.meetings;

import java.util.List;
import java.util.Map;
import org.sacho.web.LabelView;

/// The upload page. `problems` maps a form field, or `transcript`, to a message key.
public record NewMeetingView(
        MeetingForm form, List<LabelView> ceilings, List<String> formats, int megabytes, Map<String, String> problems) {
    public NewMeetingView {
        ceilings = List.copyOf(ceilings);
        formats = List.copyOf(formats);
        problems = Map.copyOf(problems);
    }
}
