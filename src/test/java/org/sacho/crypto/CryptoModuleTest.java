package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.Serial;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.Protection;

/// Which provider does the sealing, and what is said where it cannot.
class CryptoModuleTest {

    private static final String ARIA_ALONE = "SachoAria";

    /// Has ARIA and nothing else.
    private static final class AriaAlone extends Provider {

        @Serial
        private static final long serialVersionUID = 1;

        private AriaAlone() {
            super(ARIA_ALONE, "1", "ARIA alone");
            put("Cipher.ARIA/GCM/NoPadding", new BouncyCastleProvider().getProperty("Cipher.ARIAGCM"));
        }
    }

    @AfterEach
    void unregister() {
        Security.removeProvider(ARIA_ALONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void from_environmentThatNamesNobody_isTheStandard(String name) throws Exception {
        for (var environment : List.of(Map.<String, String>of(), Map.of("SACHO_PROVIDER", name))) {
            var module = CryptoModule.from(environment);

            assertThat(module.provider(CipherName.AES_256_GCM)).isEqualTo("SunJCE");
            assertThat(module.provider(CipherName.ARIA_256_GCM)).isEqualTo("BC");
            assertThat(module.preferred().cipher()).isEqualTo(CipherName.AES_256_GCM);
        }
    }

    @Test
    void from_environmentThatNamesOne_isThatOneAlone() throws Exception {
        assertThat(CryptoModule.from(Map.of("SACHO_PROVIDER", "BC")).provider(CipherName.AES_256_GCM))
                .isEqualTo("BC");

        var jdk = CryptoModule.from(Map.of("SACHO_PROVIDER", "SunJCE"));
        assertThat(jdk.provider(CipherName.ARIA_256_GCM)).isEqualTo("-");
        assertThatIllegalStateException()
                .isThrownBy(() -> jdk.suite(CipherName.ARIA_256_GCM))
                .withMessageContaining("ARIA-256-GCM");
    }

    @Test
    void preferred_whereThereIsNoAes_isAria() throws Exception {
        Security.addProvider(new AriaAlone());
        var module = CryptoModule.named(ARIA_ALONE);

        assertThat(module.preferred().cipher()).isEqualTo(CipherName.ARIA_256_GCM);
        assertThat(module.preferred().provider().getName()).isEqualTo(ARIA_ALONE);
    }

    @Test
    void named_unknownOrWithoutCiphers_refusedAndSaysWhatToDo() {
        for (var name : new String[] {"NoSuch", "SunRsaSign"}) {
            var locked = catchThrowableOfType(KeyringLockedException.class, () -> CryptoModule.named(name));

            assertThat(locked.reason()).isEqualTo(Reason.PROVIDER_MISSING);
            assertThat(locked).hasMessageContaining("unset SACHO_PROVIDER");
        }
    }

    @Test
    void objection_whatIsDemandedIsThere_isNone() throws Exception {
        for (var cipher : CipherName.values()) {
            assertThat(CryptoModule.standard().objection(new Protection(cipher, Optional.empty())))
                    .isEmpty();
            assertThat(CryptoModule.named("BC").objection(new Protection(cipher, Optional.of("BC"))))
                    .isEmpty();
        }
    }

    @Test
    void objection_cipherLackingOrAnotherProviderDemanded_saysWhatToSet() throws Exception {
        var jdk = CryptoModule.named("SunJCE");

        assertThat(jdk.objection(new Protection(CipherName.ARIA_256_GCM, Optional.empty()))
                        .orElseThrow())
                .contains("has no ARIA-256-GCM", "e.g. BC");
        assertThat(jdk.objection(new Protection(CipherName.AES_256_GCM, Optional.of("BC")))
                        .orElseThrow())
                .contains("demands the JCA provider BC", "SunJCE is active", "SACHO_PROVIDER=BC");
    }
}
