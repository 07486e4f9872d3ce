package org.sacho.web.meetings;

/// Whether a step is still to come, under way, over, or stopped.
public enum StepState {
    AHEAD,
    ACTIVE,
    DONE,
    STOPPED
}
