package org.sacho.guard;

/// The word of a guard, checked, that it let out content with this digest. No public constructor: it comes out of
/// a [GuardVerifier].
public final class Warrant {

    private final ContentDigest digest;

    Warrant(ContentDigest digest) {
        this.digest = digest;
    }

    /// Of the content's canonical bytes, as two people approved it.
    public ContentDigest digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "Warrant[" + digest.hex() + "]";
    }
}
