package org.sacho.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// KY-04, ST-09: a root in a PKCS#11 token (SoftHSM).
class TokenRootTest {

    private static final EnclaveId UPPER = new EnclaveId("upper");
    private static final char[] PIN = SoftToken.PIN.toCharArray();
    private static final char[] PASSPHRASE = "EXERCISE passphrase".toCharArray();
    private static final RootPlace TOKEN = new RootPlace.Token(SoftToken.LIBRARY, "sacho-test");

    @TempDir
    private Path folder;

    private Path keys;

    @BeforeAll
    static void makeTokens() throws Exception {
        SoftToken.assumeInstalled();
        SoftToken.configuration();
    }

    @BeforeEach
    void name() {
        keys = folder.resolve("keys");
    }

    @Test
    void open_withThePin_givesTheSameKeys() throws Exception {
        Bytes wrapped;
        try (var created = create(TOKEN, PIN)) {
            assertThat(created.rootKind()).isEqualTo(RootKind.PKCS11);
            assertThat(created.rootDescription()).contains("sacho-test");
            wrapped = created.enclave(UPPER).newMeetingKey("m1");
        }

        try (var opened = Keyring.open(keys, PIN)) {
            opened.enclave(UPPER).open("m1", wrapped).close();
            opened.requireRoot();
        }
    }

    @Test
    void create_inAToken_writesNoRootKey() throws Exception {
        create(TOKEN, PIN).close();

        assertThat(keys.resolve("root.p12")).doesNotExist();
        assertThat(Files.readString(keys.resolve("root.p11"), ISO_8859_1))
                .contains("token sacho-test", "library " + SoftToken.LIBRARY)
                .doesNotContain(SoftToken.PIN);
    }

    @Test
    void open_wrongPin_lockedWithAWarningAndTheRightOneStillOpens() throws Exception {
        create(TOKEN, PIN).close();

        var locked = lockedBy("wrong-pin".toCharArray());

        assertThat(locked.reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(locked).hasMessageContaining("wrong").hasMessageContaining("tries are left");
        Keyring.open(keys, PIN).close();
    }

    @Test
    @Tag("once")
    void open_tokenRemoved_saysToInsertIt() throws Exception {
        create(token("gone-1"), PIN).close();
        SoftToken.remove("gone-1");

        var locked = lockedBy(PIN);

        assertThat(locked.reason()).isEqualTo(Reason.TOKEN_ABSENT);
        assertThat(locked).hasMessageContaining("gone-1").hasMessageContaining("insert it");
    }

    /// KY-04: keys that were opened stay open until somebody asks for the root; rotation asks, and so does
    /// the watch.
    @Test
    @Tag("once")
    void requireRoot_tokenRemovedWhileOpen_refusesAndNothingIsRotated() throws Exception {
        try (var opened = create(token("gone-2"), PIN)) {
            opened.requireRoot();
            SoftToken.remove("gone-2");

            var locked = catchThrowableOfType(KeyringLockedException.class, opened::requireRoot);
            assertThat(locked.reason()).isEqualTo(Reason.TOKEN_ABSENT);
            assertThatThrownBy(() -> opened.rotate(UPPER, CipherName.AES_256_GCM))
                    .isInstanceOf(KeyringLockedException.class);
            assertThat(opened.enclave(UPPER).generations()).hasSize(1);
        }
    }

    /// SunPKCS11 hides the answer of the token somewhere below; SoftHSM itself never locks a PIN.
    @Test
    void refused_whateverTheTokenAnswered_saysWhatToDo() throws Exception {
        create(TOKEN, PIN).close();
        var token = RootToken.parse(Files.readAllBytes(keys.resolve("root.p11")));

        assertThat(TokenRoot.refused(token, answered("CKR_PIN_LOCKED")))
                .hasMessageContaining("security officer")
                .extracting(KeyringLockedException::reason)
                .isEqualTo(Reason.PIN_LOCKED);
        for (var answer : List.of("CKR_PIN_INCORRECT", "CKR_PIN_LEN_RANGE")) {
            assertThat(TokenRoot.refused(token, answered(answer)))
                    .hasMessageContaining("the PIN of the token sacho-test is wrong")
                    .extracting(KeyringLockedException::reason)
                    .isEqualTo(Reason.WRONG_PIN);
        }
        for (var failure : List.of(answered("CKR_DEVICE_REMOVED"), new IOException())) {
            assertThat(TokenRoot.refused(token, failure).reason()).isEqualTo(Reason.TOKEN_ABSENT);
        }
    }

    private static IOException answered(String code) {
        return new IOException("load failed", new LoginException().initCause(new ProviderException(code)));
    }

    @Test
    void root_inAToken_saysWhichAndNothingElse() throws Exception {
        create(TOKEN, PIN).close();
        var token = RootToken.parse(Files.readAllBytes(keys.resolve("root.p11")));

        var root = TokenRoot.open(token, PIN, new SecureRandom());

        assertThat(root).hasToString("TokenRoot[sacho-test]");
        assertThat(root.description()).isEqualTo("sacho-test (" + token.serial() + ")");
        assertThat(root.absent().reason()).isEqualTo(Reason.TOKEN_ABSENT);
        root.close();
    }

    @Test
    void create_byTheNumberOfItsSlot_isInThatToken() throws Exception {
        var slot = TokenSlots.in(SoftToken.LIBRARY).stream()
                .filter(each -> each.label().equals("sacho-test"))
                .findFirst()
                .orElseThrow();

        try (var created = create(token(Long.toString(slot.id())), PIN)) {
            assertThat(created.rootDescription()).isEqualTo("sacho-test (" + slot.serial() + ")");
        }
    }

    @Test
    void open_serialOfNoToken_saysToInsertIt() {
        var gone = new RootToken(SoftToken.LIBRARY, "EXERCISE token", "0000000000000000", "sacho-00");

        var locked =
                catchThrowableOfType(KeyringLockedException.class, () -> TokenRoot.open(gone, PIN, new SecureRandom()));

        assertThat(locked.reason()).isEqualTo(Reason.TOKEN_ABSENT);
        assertThat(locked).hasMessageContaining("EXERCISE token");
    }

    @Test
    void open_keyNotInTheToken_saysSo() throws Exception {
        create(TOKEN, PIN).close();
        var file = keys.resolve("root.p11");
        var other = new RootToken(SoftToken.LIBRARY, "sacho-test", serial(file), "sacho-0000000000000000");

        var locked = catchThrowableOfType(
                KeyringLockedException.class, () -> TokenRoot.open(other, PIN, new SecureRandom()));

        assertThat(locked.reason()).isEqualTo(Reason.ROOT_KEY_MISSING);
        assertThat(locked).hasMessageContaining("sacho-0000000000000000").hasMessageContaining("restore");
    }

    @Test
    void create_noSuchTokenOrLibrary_saysWhichAndMakesNothing() {
        var noToken = catchThrowableOfType(
                KeyringLockedException.class,
                () -> create(new RootPlace.Token(SoftToken.LIBRARY, "no such token"), PIN));
        assertThat(noToken.reason()).isEqualTo(Reason.TOKEN_ABSENT);

        var noLibrary = catchThrowableOfType(
                KeyringLockedException.class,
                () -> create(new RootPlace.Token(Path.of("/usr/lib/no-such-library.so"), "x"), PIN));
        assertThat(noLibrary.reason()).isEqualTo(Reason.LIBRARY_MISSING);
        assertThat(noLibrary).hasMessageContaining("install");
        assertThat(keys).doesNotExist();
    }

    @Test
    void create_libraryThatIsNone_refused() throws Exception {
        var library = Files.writeString(folder.resolve("library.so"), "EXERCISE");

        var locked = catchThrowableOfType(
                KeyringLockedException.class, () -> create(new RootPlace.Token(library, "x"), PIN));

        assertThat(locked.reason()).isEqualTo(Reason.LIBRARY_MISSING);
    }

    /// A library like any other, which loads and has nothing to do with tokens.
    @Test
    void create_libraryOfSomethingElse_refused() {
        var library = Path.of("/lib/x86_64-linux-gnu/libm.so.6");
        assumeTrue(Files.exists(library), "there is no " + library);

        var locked = catchThrowableOfType(
                KeyringLockedException.class, () -> create(new RootPlace.Token(library, "x"), PIN));

        assertThat(locked.reason()).isEqualTo(Reason.LIBRARY_MISSING);
        assertThat(locked).hasMessageContaining("does not work as a PKCS#11 library");
    }

    @Test
    void open_descriptorAltered_damaged() throws Exception {
        create(TOKEN, PIN).close();
        var file = keys.resolve("root.p11");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            byte[] altered = bytes.clone();
            altered[at] ^= 1;
            Files.write(file, altered);
            assertThat(lockedBy(PIN).reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void open_wrappedKeyAltered_damaged() throws Exception {
        create(TOKEN, PIN).close();
        var file = keys.resolve("keyring");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < 98; at++) {
            byte[] altered = bytes.clone();
            altered[at] ^= 4;
            Files.write(file, altered);
            assertThat(lockedBy(PIN).reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void rewrap_fromFileToTokenAndBack_opensWithTheNewSecretOnly() throws Exception {
        Bytes wrapped;
        try (var keyring = create(new RootPlace.PassphraseFile(), PASSPHRASE)) {
            wrapped = keyring.enclave(UPPER).newMeetingKey("m1");
            keyring.rewrap(TOKEN, PIN);
        }
        assertThat(keys.resolve("root.p12")).doesNotExist();
        try (var keyring = Keyring.open(keys, PIN)) {
            keyring.enclave(UPPER).open("m1", wrapped).close();
            keyring.rewrap(new RootPlace.PassphraseFile(), "another passphrase".toCharArray());
        }
        assertThat(keys.resolve("root.p11")).doesNotExist();
        assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.WRONG_PASSPHRASE);
        try (var keyring = Keyring.open(keys, "another passphrase".toCharArray())) {
            keyring.enclave(UPPER).open("m1", wrapped).close();
        }
    }

    @Test
    void tries_flagsOfTheToken_sayWhatIsLeft() {
        assertThat(TokenSlots.tries(0x40D)).isEqualTo(TokenSlots.Tries.UNKNOWN);
        assertThat(TokenSlots.tries(0x1040D)).isEqualTo(TokenSlots.Tries.FEW);
        assertThat(TokenSlots.tries(0x3040D)).isEqualTo(TokenSlots.Tries.LAST);
        assertThat(TokenSlots.tries(0x7040D)).isEqualTo(TokenSlots.Tries.NONE);
    }

    private static String serial(Path file) throws Exception {
        return RootToken.parse(Files.readAllBytes(file)).serial();
    }

    private static RootPlace token(String label) {
        return new RootPlace.Token(SoftToken.LIBRARY, label);
    }

    private Keyring create(RootPlace place, char[] secret) throws Exception {
        return Keyring.create(keys, place, secret, Map.of(UPPER, CipherName.AES_256_GCM), CryptoModule.standard());
    }

    private KeyringLockedException lockedBy(char[] secret) {
        return catchThrowableOfType(KeyringLockedException.class, () -> Keyring.open(keys, secret));
    }
}
