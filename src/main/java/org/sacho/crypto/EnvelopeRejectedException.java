package org.sacho.crypto;

/// The bytes are not what was sealed for this place: altered, cut, moved, or under another key. Which of these
/// it was cannot be told apart, on purpose.
public final class EnvelopeRejectedException extends Exception {

    private static final String MESSAGE = "envelope rejected";

    EnvelopeRejectedException() {
        super(MESSAGE);
    }

    EnvelopeRejectedException(Throwable cause) {
        super(MESSAGE, cause);
    }
}
