package org.sacho.web.minutes;

/// How far one edition has come.
public enum EditionState {
    DRAFT,
    PENDING,
    RELEASED,
    REFUSED,
    FINAL
}
