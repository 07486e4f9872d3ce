package org.sacho.label;

/// A marking that this policy's lattice does not contain. The marking itself may be sensitive, so it is kept
/// out of the message.
public final class UnknownMarkingException extends RuntimeException {
    UnknownMarkingException() {
        super("marking is not in this lattice");
    }
}
