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
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

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
        created = Keyring.create(made.resolve("keys"), PASSPHRASE, List.of(LOWER, UPPER));
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
            assertThat(opened.officeDatabasePassword()).isEqualTo(created.officeDatabasePassword());
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

    @Test
    void create_whereKeysAre_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Keyring.create(folder, PASSPHRASE, List.of(UPPER)));
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
        Keyring.create(other, PASSPHRASE, List.of(LOWER, UPPER)).close();
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
