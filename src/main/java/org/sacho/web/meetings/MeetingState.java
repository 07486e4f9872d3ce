package org.sacho.web.meetings;

/// How far a meeting has come.
public enum MeetingState {
    PARSING,
    CLASSIFYING,
    REVIEW,
    DRAFTING,
    APPROVAL,
    CLOSED,
    FAILED
}
