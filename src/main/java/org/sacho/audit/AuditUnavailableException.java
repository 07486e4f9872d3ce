package org.sacho.audit;

/// The log cannot be written or read. Whoever gets this must not do what they meant to record.
public final class AuditUnavailableException extends RuntimeException {
    AuditUnavailableException(String message) {
        super(message);
    }

    AuditUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
