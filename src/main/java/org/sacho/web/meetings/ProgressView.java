package org.sacho.web.meetings;

import java.util.List;

/// The work on an upload. While it is `running` the page asks again every second. `failure` is a message key, or
/// empty.
public record ProgressView(String meetingId, List<Step> steps, String elapsed, boolean running, String failure) {
    public ProgressView {
        steps = List.copyOf(steps);
    }

    /// The steps in their order.
    public enum StepName {
        READING,
        PASSAGES,
        CLASSIFYING
    }

    /// How far a step has come. A total of zero is not known yet.
    public record Step(StepName name, StepState state, int done, int total) {
        public boolean active() {
            return state == StepState.ACTIVE;
        }

        public boolean finished() {
            return state == StepState.DONE;
        }
    }
}
