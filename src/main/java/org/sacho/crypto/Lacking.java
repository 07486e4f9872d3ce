package org.sacho.crypto;

import java.io.Serial;
import java.security.Provider;

/// The provider of a cipher that the active module lacks: it has nothing.
final class Lacking extends Provider {

    static final Provider PROVIDER = new Lacking();

    @Serial
    private static final long serialVersionUID = 1;

    private Lacking() {
        super("-", "0", "has no cipher");
    }
}
