package org.sacho.guard;

import org.sacho.label.Label;

/// Content that the [Guard] let out at a label, and the digest two people approved. No public constructor and
/// no factory: it comes out of the guard.
///
/// @param <T> what was let out
public final class Cleared<T> {

    private final Label label;
    private final ContentDigest digest;
    private final T content;

    Cleared(Label label, ContentDigest digest, T content) {
        this.label = label;
        this.digest = digest;
        this.content = content;
    }

    public Label label() {
        return label;
    }

    public ContentDigest digest() {
        return digest;
    }

    public T content() {
        return content;
    }

    @Override
    public String toString() {
        return "Cleared[" + label + "]";
    }
}
