package org.sacho.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.crypto.KeyringLockedException.Reason;

/// The two files that lead to a root, as they are written and as somebody might hand them in.
class RootFilesTest {

    private static final char[] PASSPHRASE = "EXERCISE passphrase".toCharArray();
    private static final RootToken TOKEN =
            new RootToken(Path.of("/usr/lib/module.so"), "sacho-test", "0123abcd", "sacho-00ff");

    @TempDir
    private Path folder;

    /// The file says how many rounds a guess costs: 600,000, as a DER integer behind the salt.
    @Test
    void rootKey_written_costs600000RoundsAGuessAndOpensAgain() throws Exception {
        var root = TestKeys.secret(7);
        var random = new WatchedCiphers.Random();
        byte[] file = RootKey.toPkcs12(root, PASSPHRASE, random);

        assertThat(random.keys()).as("salt").singleElement().matches(salt -> !WatchedCiphers.wiped(salt));
        assertThat(HexFormat.of().formatHex(file)).contains("0203" + "0927c0");
        assertThat(RootKey.fromPkcs12(file, PASSPHRASE).copy()).isEqualTo(root.copy());
    }

    @Test
    void rootKey_ofAnotherLengthOrUnderAnotherName_damaged() throws Exception {
        var shorter = new SecretKeySpec(new byte[16], "AES");
        var whole = new SecretKeySpec(new byte[32], "AES");

        assertDamaged(QuickKeyring.rootFile(shorter, "root", PASSPHRASE));
        assertDamaged(QuickKeyring.rootFile(whole, "other", PASSPHRASE));
        assertDamaged("no PKCS#12".getBytes(UTF_8));
        assertThat(RootKey.fromPkcs12(QuickKeyring.rootFile(whole, "root", PASSPHRASE), PASSPHRASE)
                        .copy())
                .isEqualTo(new byte[32]);
    }

    @Test
    void rootKey_anotherPassphrase_wrong() throws Exception {
        byte[] file = QuickKeyring.rootFile(new SecretKeySpec(new byte[32], "AES"), "root", PASSPHRASE);

        var locked = catchThrowableOfType(
                KeyringLockedException.class, () -> RootKey.fromPkcs12(file, "EXERCISE passphrasf".toCharArray()));

        assertThat(locked.reason()).isEqualTo(Reason.WRONG_PASSPHRASE);
    }

    private static void assertDamaged(byte[] file) {
        var locked = catchThrowableOfType(KeyringLockedException.class, () -> RootKey.fromPkcs12(file, PASSPHRASE));
        assertThat(locked.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(locked).hasMessageContaining("root.p12").hasMessageContaining("restore");
    }

    @Test
    void rootToken_written_isReadBack() throws Exception {
        assertThat(RootToken.parse(TOKEN.encode().toArray())).isEqualTo(TOKEN);
        assertThat(new String(TOKEN.encode().toArray(), UTF_8)).isEqualTo("""
                        sacho root in a PKCS#11 token, 1
                        library /usr/lib/module.so
                        token sacho-test
                        serial 0123abcd
                        key sacho-00ff
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sacho root in a PKCS#11 token, 1\n",
                "sacho root in a PKCS#11 token, 2\nlibrary /l\ntoken t\nserial s\nkey k\n",
                "sacho root in a PKCS#11 token, 1\nlibrary /l\ntoken t\nserial s\n",
                "sacho root in a PKCS#11 token, 1\nlibrary /l\ntoken t\nserial s\nkey k\nkey l\n",
                "sacho root in a PKCS#11 token, 1\nlibrary /l\nserial s\ntoken t\nkey k\n",
                "sacho root in a PKCS#11 token, 1\n/l\ntoken t\nserial s\nkey k\n",
                "sacho root in a PKCS#11 token, 1\nlibrary /l\ntoken t\nserial s\nk\n"
            })
    void rootToken_thatIsNone_damaged(String text) {
        var locked = catchThrowableOfType(KeyringLockedException.class, () -> RootToken.parse(text.getBytes(UTF_8)));

        assertThat(locked.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(locked).hasMessageContaining("root.p11");
    }

    @Test
    void library_thatOnlyItsOwnerMayChange_isTaken() throws Exception {
        var library = library("module-1.0_x+y.so", "rwxr-xr-x");

        assertThat(RootToken.requireLibrary(folder.resolve(".").resolve(library.getFileName())))
                .isEqualTo(library);
    }

    @Test
    void library_thatOthersMayChange_isNotLoaded() throws Exception {
        for (var rights : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
            var library = library("module.so", rights);

            assertThatThrownBy(() -> RootToken.requireLibrary(library))
                    .isInstanceOf(KeyringLockedException.class)
                    .hasMessageContaining("others may change");
        }
    }

    /// Its path goes into a configuration text of the JDK.
    @Test
    void library_missingOrOfAStrangeName_isNotLoaded() throws Exception {
        for (var library : new Path[] {folder.resolve("none.so"), folder, library("a b.so", "rwxr-xr-x")}) {
            var locked = catchThrowableOfType(KeyringLockedException.class, () -> RootToken.requireLibrary(library));

            assertThat(locked.reason()).isEqualTo(Reason.LIBRARY_MISSING);
            assertThat(locked).hasMessageContaining("there is no PKCS#11 library");
        }
    }

    private Path library(String name, String rights) throws Exception {
        var file = folder.resolve(name);
        Files.write(file, new byte[] {1});
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    /// The shortest that could hold a wrapped key and a seal; nobody looks behind the end of a shorter one.
    @Test
    void keyringFile_tooShort_rejected() throws Exception {
        int least = 4 + 2 + 32 + Aead.WRAPPED_BYTES + Aead.OVERHEAD_BYTES;
        byte[] head = {'S', 'K', 'R', 2, 1, 1};

        assertThat(KeyringFile.parse(Arrays.copyOf(head, least)).sealed().size())
                .isEqualTo(Aead.OVERHEAD_BYTES);
        for (int length : new int[] {0, 6, least - 1}) {
            assertThatThrownBy(() -> KeyringFile.parse(Arrays.copyOf(head, length)))
                    .isInstanceOf(EnvelopeRejectedException.class);
        }
    }

    @Test
    void rootOfAFile_saysWhichItIs() {
        var root = new FileRoot(
                TestKeys.secret(1), new Aead(CryptoModule.standard().preferred(), new SecureRandom()));

        assertThat(root.description()).isEqualTo("root.p12");
        assertThat(root.kind()).isEqualTo(RootKind.PKCS12);
        assertThat(root).hasToString("FileRoot");
    }
}
