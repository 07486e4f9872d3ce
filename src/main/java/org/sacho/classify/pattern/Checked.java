package org.sacho.classify.pattern;

/// What a check of the characters found says of a hit.
public enum Checked {
    /// Nothing to check, or nothing that speaks for or against.
    UNCHECKED,
    /// A check digit is right.
    CONFIRMED,
    /// A check digit is wrong, which proves nothing.
    DOUBTED,
    /// No such thing can exist.
    REJECTED;

    private static final double WHEN_DOUBTED = 0.75;

    /// How sure a detector of this confidence is of such a hit.
    public double confidence(double configured) {
        return switch (this) {
            case UNCHECKED -> configured;
            case CONFIRMED -> 1;
            case DOUBTED -> configured * WHEN_DOUBTED;
            case REJECTED -> 0;
        };
    }
}
