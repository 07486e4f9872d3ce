package org.sacho.meeting;

/// How far a meeting has come. Every state but the first two waits for a person.
public enum State {
    /// The transcript is kept; its passages are being made.
    PARSING,
    /// The passages are kept; labels are being proposed.
    CLASSIFYING,
    /// People decide the label of each passage.
    REVIEW,
    /// Editions of the minutes are being written.
    DRAFTING,
    /// An edition waits for its approvers.
    APPROVAL,
    /// Every edition that goes out has gone out.
    CLOSED,
    /// The material could not be worked on; the officer can only delete it.
    FAILED
}
