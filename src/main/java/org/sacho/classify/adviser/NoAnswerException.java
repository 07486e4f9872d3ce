package org.sacho.classify.adviser;

/// The language model gave no answer that can be used. Says nothing of what it said instead.
final class NoAnswerException extends Exception {

    private final Silence silence;
    private final boolean passing;

    /// @param passing whether the same question may well be answered a moment later
    private NoAnswerException(Silence silence, boolean passing) {
        super(silence.name());
        this.silence = silence;
        this.passing = passing;
    }

    static NoAnswerException passing(Silence silence) {
        return new NoAnswerException(silence, true);
    }

    static NoAnswerException lasting(Silence silence) {
        return new NoAnswerException(silence, false);
    }

    Silence silence() {
        return silence;
    }

    boolean passing() {
        return passing;
    }
}
