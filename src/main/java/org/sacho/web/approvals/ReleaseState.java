package org.sacho.web.approvals;

/// Where a requested release stands.
public enum ReleaseState {
    PENDING,
    RELEASED,
    REFUSED,
    STALE
}
