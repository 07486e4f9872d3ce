package org.sacho.web.review;

/// Which passages the queue lists.
public enum ReviewFilter {
    ALL,
    UNDECIDED,
    RAISED,
    WAITING
}
