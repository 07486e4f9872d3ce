package org.sacho.audit;

import java.util.Base64;
import java.util.Optional;

/// Base64 of which there is exactly one spelling: with padding, and nothing in the bits that it leaves over.
final class Base64Text {

    private Base64Text() {}

    static Optional<byte[]> decode(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
