package org.sacho.crypto;

/// No usable passphrase was given. The message says what to do about it and never quotes the passphrase.
public final class PassphraseRefusedException extends Exception {

    PassphraseRefusedException(String message) {
        super(message);
    }
}
