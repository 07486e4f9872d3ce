package org.sacho.crypto;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.crypto.TokenSlots.Slot;
import org.sacho.policy.CipherName;

/// A root key that was made in a PKCS#11 token and never leaves it: sensitive, not extractable, used by
/// handle through SunPKCS11. Wraps with AES-256-GCM, because neither SunPKCS11 nor SoftHSM has AES key wrap
/// with integrity.
final class TokenRoot implements Root {

    private static final int KEY_BITS = 256;
    private static final int LABEL_BYTES = 8;

    private final RootToken token;
    private final AuthProvider provider;
    private final SecretKey key;
    private final Aead aead;

    private TokenRoot(RootToken token, AuthProvider provider, SecretKey key, SecureRandom random) {
        this.token = token;
        this.provider = provider;
        this.key = key;
        this.aead = new Aead(new Suite(CipherName.AES_256_GCM, provider), random);
    }

    static Made create(RootPlace.Token place, char[] pin, SecureRandom random) throws KeyringLockedException {
        var library = RootToken.requireLibrary(place.library());
        var slot = TokenFinder.inSlot(library, place.slot());
        byte[] name = new byte[LABEL_BYTES];
        random.nextBytes(name);
        var token = new RootToken(
                library, slot.label(), slot.serial(), "sacho-" + HexFormat.of().formatHex(name));
        var provider = provider(library, slot);
        var store = login(provider, token, slot, pin);
        try {
            var generator = KeyGenerator.getInstance("AES", provider);
            generator.init(KEY_BITS);
            store.setKeyEntry(token.key(), generator.generateKey(), new char[0], null);
            return new Made(new TokenRoot(token, provider, key(store, token), random), token.encode());
        } catch (GeneralSecurityException | ProviderException e) {
            logout(provider);
            throw new KeyringLockedException(
                    Reason.TOKEN_ABSENT,
                    "the token " + token.label() + " cannot make an AES-256 key: check that it is writable and has"
                            + " room, and that it knows AES-GCM");
        }
    }

    static TokenRoot open(RootToken token, char[] pin, SecureRandom random) throws KeyringLockedException {
        var library = RootToken.requireLibrary(token.library());
        var slot = TokenFinder.bySerial(library, token);
        var provider = provider(library, slot);
        var store = login(provider, token, slot, pin);
        try {
            return new TokenRoot(token, provider, key(store, token), random);
        } catch (GeneralSecurityException | ProviderException | KeyringLockedException e) {
            logout(provider);
            throw new KeyringLockedException(
                    Reason.ROOT_KEY_MISSING,
                    "the token " + token.label() + " has no key " + token.key() + ": insert the token that this"
                            + " installation was made with, or restore that key from the backup of the token");
        }
    }

    private static SecretKey key(KeyStore store, RootToken token)
            throws GeneralSecurityException, KeyringLockedException {
        if (store.getKey(token.key(), new char[0]) instanceof SecretKey found) {
            if (found.getEncoded() != null) {
                throw new KeyStoreException("this token gives its keys away");
            }
            return found;
        }
        throw new KeyringLockedException(Reason.ROOT_KEY_MISSING, "no such key");
    }

    private static AuthProvider provider(Path library, Slot slot) {
        var configuration = String.join(
                "\n",
                "--name = sacho",
                "library = " + library,
                "slot = " + slot.id(),
                "attributes(generate, CKO_SECRET_KEY, CKK_AES) = {",
                "  CKA_TOKEN = true",
                "  CKA_PRIVATE = true",
                "  CKA_SENSITIVE = true",
                "  CKA_EXTRACTABLE = false",
                "  CKA_ENCRYPT = true",
                "  CKA_DECRYPT = true",
                "}");
        var configured = Security.getProvider("SunPKCS11").configure(configuration);
        if (configured instanceof AuthProvider provider) {
            return provider;
        }
        throw new IllegalStateException("SunPKCS11 is not what it was");
    }

    private static KeyStore login(AuthProvider provider, RootToken token, Slot slot, char[] pin)
            throws KeyringLockedException {
        if (slot.tries() == TokenSlots.Tries.NONE) {
            throw pinLocked(token);
        }
        try {
            // Logins count for the whole process, so one of before would make any PIN right.
            logout(provider);
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return store;
        } catch (IOException e) {
            throw refused(token, e);
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenFinder.absent(token.label());
        }
    }

    static KeyringLockedException refused(RootToken token, IOException failure) throws KeyringLockedException {
        for (var cause = Optional.<Throwable>of(failure); cause.isPresent(); cause = cause.map(Throwable::getCause)) {
            var said = String.valueOf(cause.get().getMessage());
            if (said.contains("CKR_PIN_LOCKED")) {
                return pinLocked(token);
            }
            if (said.contains("CKR_PIN_INCORRECT") || said.contains("CKR_PIN_LEN_RANGE")) {
                return wrongPin(token);
            }
        }
        return TokenFinder.absent(token.label());
    }

    private static KeyringLockedException pinLocked(RootToken token) {
        return new KeyringLockedException(
                Reason.PIN_LOCKED,
                "the PIN of the token " + token.label() + " is locked after too many wrong ones: have its security"
                        + " officer set a new PIN; the key in it is not lost");
    }

    private static KeyringLockedException wrongPin(RootToken token) throws KeyringLockedException {
        var left = switch (TokenFinder.bySerial(token.library(), token).tries()) {
            case UNKNOWN -> "the token may lock after a few wrong ones";
            case FEW -> "few tries are left before the token locks";
            case LAST -> "ONE try is left before the token locks";
            case NONE -> "the token has locked, and its security officer has to set a new PIN";
        };
        return new KeyringLockedException(
                Reason.WRONG_PIN, "the PIN of the token " + token.label() + " is wrong; " + left);
    }

    private static void logout(AuthProvider provider) {
        try {
            provider.logout();
        } catch (LoginException | ProviderException e) {
            // Nobody was logged in, or the token is gone, and a login with it.
            return;
        }
    }

    @Override
    public RootKind kind() {
        return RootKind.PKCS11;
    }

    @Override
    public Suite suite() {
        return aead.suite();
    }

    @Override
    public byte[] wrap(byte[] associatedData, Secret keyringKey) {
        return aead.wrap(key, associatedData, keyringKey);
    }

    @Override
    public Secret unwrap(byte[] associatedData, byte[] wrapped)
            throws EnvelopeRejectedException, KeyringLockedException {
        // Some libraries go on answering for a token that is no longer there.
        TokenFinder.bySerial(token.library(), token);
        try {
            return aead.unwrap(key, associatedData, wrapped);
        } catch (ProviderException | IllegalStateException e) {
            throw TokenFinder.absent(token.label());
        }
    }

    KeyringLockedException absent() {
        return TokenFinder.absent(token.label());
    }

    @Override
    public String description() {
        return token.label() + " (" + token.serial() + ")";
    }

    @Override
    public void close() {
        logout(provider);
    }

    @Override
    public String toString() {
        return "TokenRoot[" + token.label() + "]";
    }
}
