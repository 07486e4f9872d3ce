package org.sacho.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ciphers that a store may demand, as packs and screens write them.
public enum CipherName {
    AES_256_GCM("AES-256-GCM"),
    ARIA_256_GCM("ARIA-256-GCM");

    private final String text;

    CipherName(String text) {
        this.text = text;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(CipherName::toString).toList();
    }

    static Optional<CipherName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
