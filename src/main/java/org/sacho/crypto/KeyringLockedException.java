package org.sacho.crypto;

/// The keys stay sealed. The message is for the administrator and says what to do.
public final class KeyringLockedException extends Exception {

    /// Why. A wrong passphrase and some damage to the key file cannot be told apart.
    public enum Reason {
        MISSING,
        WRONG_PASSPHRASE,
        DAMAGED
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
