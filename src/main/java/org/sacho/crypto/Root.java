package org.sacho.crypto;

import java.security.SecureRandom;

/// The key over all keys: seals the keyring's key and nothing else.
sealed interface Root extends AutoCloseable permits FileRoot, TokenRoot {

    /// A root and the bytes of the file that leads back to it.
    record Made(Root root, Bytes file) {}

    static Made create(RootPlace place, char[] secret, Suite suite, SecureRandom random)
            throws PassphraseRefusedException, KeyringLockedException {
        return switch (place) {
            case RootPlace.PassphraseFile() -> FileRoot.create(secret, suite, random);
            case RootPlace.Token token -> TokenRoot.create(token, secret, random);
        };
    }

    static Root open(RootKind kind, byte[] file, char[] secret, Suite suite, SecureRandom random)
            throws KeyringLockedException {
        return switch (kind) {
            case PKCS12 -> FileRoot.open(file, secret, suite, random);
            case PKCS11 -> TokenRoot.open(RootToken.parse(file), secret, random);
        };
    }

    RootKind kind();

    /// The cipher and provider that wrap the keyring's key.
    Suite suite();

    byte[] wrap(byte[] associatedData, Secret keyringKey);

    Secret unwrap(byte[] associatedData, byte[] wrapped) throws EnvelopeRejectedException, KeyringLockedException;

    /// In words for an administrator, e.g. the label of the token.
    String description();

    /// Wipes what is in memory, or leaves the token.
    @Override
    void close();
}
