package org.sacho.label.us;

/// A United States marking that is malformed or contradicts itself. Says which rule, never which marking: that
/// can be sensitive.
public final class UsMarkingException extends RuntimeException {
    UsMarkingException(String rule) {
        super(rule);
    }
}
