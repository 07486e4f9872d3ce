package org.sacho.audit;

/// How it ended.
public enum Outcome {
    /// The access rules allowed it; recorded before it happens.
    GRANTED,
    /// The access rules forbade it.
    DENIED,
    /// It happened.
    DONE,
    /// Somebody, or the guard, decided against it.
    REFUSED,
    /// It was allowed and did not happen, because something broke.
    FAILED
}
