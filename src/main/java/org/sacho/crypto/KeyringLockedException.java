package org.sacho.crypto;

/// The keys stay sealed. The message is for the administrator and says what to do.
public final class KeyringLockedException extends Exception {

    /// Why.
    public enum Reason {
        MISSING,
        WRONG_PASSPHRASE,
        DAMAGED,
        /// `SACHO_PROVIDER` names none that can be used.
        PROVIDER_MISSING,
        /// The PKCS#11 library is not there or does not work.
        LIBRARY_MISSING,
        TOKEN_ABSENT,
        /// The token is there, the root key is not in it.
        ROOT_KEY_MISSING,
        WRONG_PIN,
        PIN_LOCKED
    }

    private final Reason reason;

    KeyringLockedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
