package org.sacho.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.Protection;

/// Who does the sealing: the one JCA provider that the operator named in `SACHO_PROVIDER`, for every cipher;
/// where none is named, the JDK for AES and Bouncy Castle for ARIA.
///
/// A named provider is never helped out by another one: a cipher that it lacks is not to be had.
public final class CryptoModule {

    static final String VARIABLE = "SACHO_PROVIDER";

    private static final String JDK = "SunJCE";

    private final Optional<Provider> named;

    private CryptoModule(Optional<Provider> named) {
        this.named = named;
    }

    /// Bouncy Castle is not registered with the JVM, so nobody else gets it unawares.
    private static final class BouncyCastle {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    static CryptoModule standard() {
        return new CryptoModule(Optional.empty());
    }

    /// The module that the environment names.
    ///
    /// @throws KeyringLockedException if this Java has no such provider, or it has none of the ciphers
    public static CryptoModule from(Map<String, String> environment) throws KeyringLockedException {
        var name = Optional.ofNullable(environment.get(VARIABLE)).filter(text -> !text.isBlank());
        return name.isEmpty() ? standard() : named(name.get());
    }

    static CryptoModule named(String name) throws KeyringLockedException {
        var provider = name.equals(BouncyCastleProvider.PROVIDER_NAME)
                ? Optional.of(BouncyCastle.PROVIDER)
                : Optional.ofNullable(Security.getProvider(name));
        if (provider.isEmpty()) {
            throw new KeyringLockedException(
                    Reason.PROVIDER_MISSING,
                    VARIABLE + " names a JCA provider that this Java does not have: add it to the class path and to"
                            + " java.security, or unset " + VARIABLE);
        }
        var module = new CryptoModule(provider);
        if (Arrays.stream(CipherName.values())
                .noneMatch(cipher -> module.find(cipher).isPresent())) {
            throw new KeyringLockedException(
                    Reason.PROVIDER_MISSING,
                    "the JCA provider that " + VARIABLE + " names has none of " + Arrays.toString(CipherName.values())
                            + ": name another one, or unset " + VARIABLE);
        }
        return module;
    }

    Optional<Suite> find(CipherName cipher) {
        return Suite.find(cipher, named.orElseGet(() -> standard(cipher)));
    }

    private static Provider standard(CipherName cipher) {
        return switch (cipher) {
            case AES_256_GCM -> Security.getProvider(JDK);
            case ARIA_256_GCM -> BouncyCastle.PROVIDER;
        };
    }

    Suite suite(CipherName cipher) {
        return find(cipher).orElseThrow(() -> new IllegalStateException("the active provider has no " + cipher));
    }

    /// For what no policy speaks about: AES where there is AES.
    Suite preferred() {
        return find(CipherName.AES_256_GCM).orElseGet(() -> suite(CipherName.ARIA_256_GCM));
    }

    /// The JCA name of whoever does this cipher, so that screens can say it.
    public String provider(CipherName cipher) {
        return find(cipher).map(suite -> suite.provider().getName()).orElse("-");
    }

    /// Why this module does not give what is demanded, and what to do about it; empty if it does.
    public Optional<String> objection(Protection demanded) {
        var suite = find(demanded.cipher());
        if (suite.isEmpty()) {
            return Optional.of("the active provider has no " + demanded.cipher() + ": set " + VARIABLE
                    + " to one that has it, e.g. " + standard(demanded.cipher()).getName());
        }
        return demanded.provider()
                .filter(name -> !name.equals(suite.get().provider().getName()))
                .map(name -> "the policy demands the JCA provider " + name + ", and "
                        + suite.get().provider().getName() + " is active: start with " + VARIABLE + "=" + name
                        + ", or activate a policy without that demand");
    }
}
