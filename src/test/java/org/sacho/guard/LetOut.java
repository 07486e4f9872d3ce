package org.sacho.guard;

import org.sacho.label.Label;

/// What the guard would have let out, for tests of what comes after it.
public final class LetOut {

    private LetOut() {}

    /// Content at a label, whatever it holds.
    ///
    /// @param canonical the bytes that two people would have approved
    public static <T> Cleared<T> at(Label label, byte[] canonical, T content) {
        return new Cleared<>(label, ContentDigest.of(canonical), content);
    }
}
