package org.sacho.web.audit;

/// How an audited act ended.
public enum Outcome {
    ALLOWED,
    REFUSED,
    FAILED
}
