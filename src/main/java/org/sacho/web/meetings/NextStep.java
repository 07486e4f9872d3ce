package org.sacho.web.meetings;

/// What the person looking at the list does next with a meeting.
public enum NextStep {
    WATCH,
    REVIEW,
    CONFIRM,
    DRAFT,
    APPROVE,
    READ,
    WAIT
}
