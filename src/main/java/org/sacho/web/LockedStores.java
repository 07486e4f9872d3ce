package org.sacho.web;

import java.util.Optional;
import org.sacho.Premises;
import org.sacho.policy.EnclaveSpec;
import org.springframework.stereotype.Component;

/// Says why a store is locked and what to do about it, in the language of the request.
@OnEverySide
@Component
public class LockedStores {

    private static final String NO_PROVIDER = "-";

    private final Premises sacho;
    private final Words words;

    LockedStores(Premises sacho, Words words) {
        this.sacho = sacho;
        this.words = words;
    }

    /// Empty if it is open.
    public Optional<String> why(EnclaveSpec store) {
        return Optional.ofNullable(sacho.rotations().enclaves().locked().get(store.id()))
                .map(_ -> sentence(store));
    }

    private String sentence(EnclaveSpec store) {
        var keyring = sacho.keyring();
        var sealed = keyring.enclave(store.id()).current().cipher();
        var demanded = store.protection();
        if (sealed != demanded.cipher()) {
            return words.of(
                    "locked.cipher", sealed, demanded.cipher(), store.id().value());
        }
        var active = keyring.module().provider(sealed);
        return active.equals(NO_PROVIDER)
                ? words.of("locked.none", sealed)
                : words.of("locked.provider", demanded.provider().orElse(NO_PROVIDER), active);
    }
}
