package org.sacho.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.Protection;

class KeyringTest {

    private static final EnclaveId UPPER = new EnclaveId("upper");
    private static final EnclaveId LOWER = new EnclaveId("lower");
    private static final char[] PASSPHRASE = "EXERCISE passphrase".toCharArray();

    @TempDir
    private static Path made;

    private static Keyring created;

    @TempDir
    private Path folder;

    @BeforeAll
    static void createOnce() throws Exception {
        created = QuickKeyring.create(made.resolve("keys"), PASSPHRASE, LOWER, UPPER);
    }

    @BeforeEach
    void copyTheFiles() throws IOException {
        for (String file : List.of("root.p12", "keyring")) {
            Files.copy(made.resolve("keys").resolve(file), folder.resolve(file));
        }
    }

    @Test
    void open_withThePassphrase_givesTheSameKeys() throws Exception {
        var wrapped = created.enclave(UPPER).newMeetingKey("m1");
        var forOffice = created.office().newMeetingKey("m1");

        try (var opened = Keyring.open(folder, PASSPHRASE)) {
            opened.enclave(UPPER).open("m1", wrapped).close();
            opened.office().open("m1", forOffice).close();
            assertThat(opened.databasePassword(UPPER))
                    .isEqualTo(created.databasePassword(UPPER))
                    .matches("[0-9a-f]{64}");
            assertThat(opened.officeDatabasePassword())
                    .isEqualTo(created.officeDatabasePassword())
                    .matches("[0-9a-f]{64}");
            assertThat(opened.folder(LOWER)).isEqualTo(created.folder(LOWER)).matches("[0-9a-f]{16}");
            assertThat(opened.auditKey().getEncoded())
                    .isEqualTo(created.auditKey().getEncoded());
            assertThat(verifies(created.guardKeys(), opened.guardKeys())).isTrue();
            assertThat(verifies(created.auditKeys(), opened.auditKeys())).isTrue();
            assertThat(verifies(created.auditKeys(), opened.guardKeys())).isFalse();
        }
    }

    @Test
    void create_everyKeyAndPassword_differs() {
        var wrapped = created.enclave(UPPER).newMeetingKey("m1");

        assertThatThrownBy(() -> created.enclave(LOWER).open("m1", wrapped))
                .isInstanceOf(EnvelopeRejectedException.class);
        assertThat(Set.of(
                        created.databasePassword(UPPER),
                        created.databasePassword(LOWER),
                        created.officeDatabasePassword(),
                        created.folder(UPPER),
                        created.folder(LOWER)))
                .hasSize(5);
    }

    @Test
    void create_files_areForTheOwnerAndNameNoEnclave() throws IOException {
        var keys = made.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).hasSize(2).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file, ISO_8859_1))
                        .doesNotContain("upper", created.folder(UPPER), created.databasePassword(UPPER));
            });
        }
    }

    /// Any one of the three files: what it belongs to would be lost.
    @ParameterizedTest
    @ValueSource(strings = {"keyring", "root.p12", "root.p11"})
    void create_whereKeysAre_refused(String file) throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        assertThat(Keyring.exists(other)).isFalse();
        Files.write(other.resolve(file), new byte[1]);

        assertThat(Keyring.exists(other)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Keyring.create(other, PASSPHRASE, List.of(UPPER)));
        assertThat(other.resolve(file)).hasBinaryContent(new byte[1]);
    }

    @Test
    void create_oneStoreTwice_refused() {
        var fresh = folder.resolve("fresh");

        assertThatIllegalArgumentException().isThrownBy(() -> Keyring.create(fresh, PASSPHRASE, List.of(UPPER, UPPER)));
        assertThat(fresh).doesNotExist();
    }

    /// The real thing, once: what it writes opens again, and not with another passphrase.
    @Test
    void create_newInstallation_opensWithItsPassphrase() throws Exception {
        var keys = folder.resolve("keys");
        Bytes wrapped;
        try (var keyring = Keyring.create(keys, PASSPHRASE, List.of(LOWER, UPPER))) {
            wrapped = keyring.enclave(LOWER).newMeetingKey("m1");
            assertThat(keyring.enclaves()).containsExactlyInAnyOrder(LOWER, UPPER);
            assertThat(keyring.rootKind()).isEqualTo(RootKind.PKCS12);
        }

        try (var keyring = Keyring.open(keys, PASSPHRASE)) {
            keyring.enclave(LOWER).open("m1", wrapped).close();
        }
    }

    @Test
    void create_afterOneThatWasKilled_makesKeys() throws Exception {
        var unfinished = Files.createDirectory(folder.resolve("keys.new"));
        Files.write(unfinished.resolve("root.p12"), new byte[] {1});

        Keyring.create(folder.resolve("keys"), PASSPHRASE, List.of(LOWER)).close();

        Keyring.open(folder.resolve("keys"), PASSPHRASE).close();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void create_passphraseOfElevenCharacters_refused() {
        assertPassphraseRefused("elevenchars", "too short");
    }

    @Test
    void create_passphraseOutsideAscii_refused() {
        assertPassphraseRefused("열두글자가넘는한글문구입니다", "ASCII");
    }

    @Test
    void open_withAnotherPassphrase_locked() {
        var locked = lockedBy("EXERCISE passphrasf".toCharArray());

        assertThat(locked.reason()).isEqualTo(Reason.WRONG_PASSPHRASE);
        assertThat(locked).hasMessageContaining("passphrase is wrong");
    }

    @Test
    void open_aFileMissing_saysWhich() throws IOException {
        Files.delete(folder.resolve("keyring"));
        assertThat(lockedBy(PASSPHRASE)).hasMessageContaining("keyring").hasMessageContaining("restore");

        Files.delete(folder.resolve("root.p12"));
        assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.MISSING);
    }

    @Test
    void open_rootFileCut_damaged() throws IOException {
        var root = folder.resolve("root.p12");
        Files.write(root, Arrays.copyOf(Files.readAllBytes(root), 100));

        assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void open_rootFileWithAByteAltered_damaged() throws Exception {
        var root = folder.resolve("root.p12");
        byte[] bytes = Files.readAllBytes(root);
        for (int at = 0; at < bytes.length; at++) {
            byte[] altered = bytes.clone();
            altered[at] ^= 1;
            Files.write(root, altered);
            assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    /// ST-09.
    @Test
    void open_keyringWithAByteOfItsHeadOrItsWrappedKeyAltered_locked() throws IOException {
        var keyring = folder.resolve("keyring");
        byte[] bytes = Files.readAllBytes(keyring);
        for (int at = 0; at < 120; at += at < 38 ? 1 : 11) {
            byte[] altered = bytes.clone();
            altered[at] ^= 4;
            Files.write(keyring, altered);
            assertThat(lockedBy(PASSPHRASE).reason()).isIn(Reason.DAMAGED, Reason.MISSING);
        }
    }

    @Test
    void open_keyringWithAnyByteAltered_damaged() throws IOException {
        var keyring = folder.resolve("keyring");
        byte[] bytes = Files.readAllBytes(keyring);
        for (int at : new int[] {130, bytes.length / 2, bytes.length - 1}) {
            byte[] altered = bytes.clone();
            altered[at] ^= 1;
            Files.write(keyring, altered);
            assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.DAMAGED);
        }
        Files.write(keyring, new byte[0]);
        assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void open_keyringOfAnotherInstallation_damagedAndSaysThatTheyDoNotBelongTogether() throws Exception {
        var other = folder.resolve("other");
        QuickKeyring.create(other, PASSPHRASE, LOWER, UPPER).close();
        Files.copy(other.resolve("keyring"), folder.resolve("keyring"), REPLACE_EXISTING);

        assertThat(lockedBy(PASSPHRASE)).hasMessageContaining("same backup");
    }

    @Test
    void close_everyKey_isWiped() throws Exception {
        var opened = Keyring.open(folder, PASSPHRASE);
        var key = opened.enclave(UPPER);
        opened.close();

        assertThat(opened.isDestroyed()).isTrue();
        assertThat(key.isDestroyed()).isTrue();
        assertThat(opened.office().isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> key.newMeetingKey("m1"));
        assertThatIllegalStateException().isThrownBy(() -> opened.auditKey().getEncoded());
        assertThatIllegalStateException().isThrownBy(() -> opened.rotate(UPPER, CipherName.AES_256_GCM));
    }

    @Test
    void close_seal_isWipedToo() throws Exception {
        var opened = Keyring.open(folder, PASSPHRASE);
        assertThat(opened.isDestroyed()).isFalse();
        opened.close();

        assertThatIllegalStateException().isThrownBy(() -> opened.retire(UPPER));
    }

    @Test
    void keyring_opened_saysWhatItHolds() throws Exception {
        try (var opened = Keyring.open(folder, PASSPHRASE)) {
            assertThat(opened.enclaves()).containsExactlyInAnyOrder(LOWER, UPPER);
            assertThat(opened.holds(UPPER)).isTrue();
            assertThat(opened.holds(new EnclaveId("other"))).isFalse();
            assertThat(opened.enclave(LOWER).enclave()).isEqualTo(LOWER);
            assertThat(opened.enclave(LOWER).current().cipher()).isEqualTo(CipherName.AES_256_GCM);
            assertThat(opened.rootKind()).isEqualTo(RootKind.PKCS12);
            assertThat(opened.rootDescription()).isEqualTo("root.p12");
            assertThat(opened.auditKey().getAlgorithm()).isEqualTo("AES");
            opened.requireRoot();
        }
    }

    @Test
    void objection_storeSealedWithAnotherCipher_saysToRotateIt() throws Exception {
        var aria = new Protection(CipherName.ARIA_256_GCM, Optional.empty());

        assertThat(created.objection(UPPER, Protection.STANDARD)).isEmpty();
        assertThat(created.objection(UPPER, aria).orElseThrow()).contains("keys rotate --store upper");
        assertThat(created.objection(UPPER, new Protection(CipherName.AES_256_GCM, Optional.of("BC")))
                        .orElseThrow())
                .contains("SACHO_PROVIDER=BC");
    }

    @Test
    void open_moduleWithoutItsCipher_saysWhichProviderToSet() throws Exception {
        var root = new FileRoot(TestKeys.secret(1), TestKeys.aead(CipherName.ARIA_256_GCM, new SecureRandom()));
        byte[] file = QuickKeyring.rootFile(root.key().asKey("AES"), "root", PASSPHRASE);
        var aria = CryptoModule.standard().suite(CipherName.ARIA_256_GCM);
        var seal = KeyringSeal.fresh(new Root.Made(root, Bytes.copyOf(file)), aria, new SecureRandom());
        var contents = KeyringContents.random(Map.of(), CryptoModule.standard(), new SecureRandom());
        new KeyringFolder(folder.resolve("aria")).create(seal.seal(contents), Bytes.copyOf(file));

        Keyring.open(folder.resolve("aria"), PASSPHRASE).close();
        var locked = catchThrowableOfType(
                KeyringLockedException.class,
                () -> Keyring.open(folder.resolve("aria"), PASSPHRASE, CryptoModule.named("SunJCE")));
        assertThat(locked.reason()).isEqualTo(Reason.PROVIDER_MISSING);
        assertThat(locked).hasMessageContaining("ARIA-256-GCM").hasMessageContaining("SACHO_PROVIDER");
    }

    /// Such a file is left by a rewrap into a file that was broken off behind its last step but one.
    @Test
    void open_rootFileOfTheOtherKindBeside_isClearedAway() throws Exception {
        Files.write(folder.resolve("root.p11"), new byte[1]);

        Keyring.open(folder, PASSPHRASE).close();

        assertThat(folder.resolve("root.p11")).doesNotExist();
        assertThat(folder.resolve("root.p12")).exists();
    }

    @Test
    void open_folderWithoutRootFile_saysThatItIsMissing() throws Exception {
        Files.delete(folder.resolve("root.p12"));

        assertThat(lockedBy(PASSPHRASE).reason()).isEqualTo(Reason.MISSING);
        assertThat(lockedBy(PASSPHRASE)).hasMessageContaining("root.p12").hasMessageContaining("restore");
    }

    @Test
    void text_ofWhatTheKeyringHolds_tellsNoPassword() {
        var keys = StoreKeys.random(UPPER, CipherName.AES_256_GCM, CryptoModule.standard(), new SecureRandom());

        assertThat(keys).hasToString("StoreKeys[" + keys.folder() + "]");
        assertThat(keys.folder()).matches("[0-9a-f]{16}");
        assertThat(keys.databasePassword()).matches("[0-9a-f]{64}");
        assertThat(keys.key().current().created()).isBeforeOrEqualTo(Instant.now());
        assertThat(keys.key().current().created())
                .isEqualTo(keys.key().current().created().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void enclave_notInTheKeyring_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> created.enclave(new EnclaveId("other")));
    }

    private KeyringLockedException lockedBy(char[] passphrase) {
        return catchThrowableOfType(KeyringLockedException.class, () -> Keyring.open(folder, passphrase));
    }

    private void assertPassphraseRefused(String passphrase, String saying) {
        var fresh = folder.resolve("fresh");

        assertThatThrownBy(() -> Keyring.create(fresh, passphrase.toCharArray(), List.of(UPPER)))
                .isInstanceOf(PassphraseRefusedException.class)
                .hasMessageContaining(saying)
                .hasMessageNotContaining(passphrase);
        assertThat(fresh).doesNotExist();
    }

    private static boolean verifies(KeyPair signer, KeyPair verifier) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(signer.getPrivate());
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(verifier.getPublic());
        signature.update((byte) 1);
        return signature.verify(signed);
    }
}
