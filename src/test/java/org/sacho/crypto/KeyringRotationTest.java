package org.sacho.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.KeyringLockedException.Reason;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// ST-09: rotating the keys of a keyring and its root, and being killed at it.
class KeyringRotationTest {

    static final EnclaveId UPPER = new EnclaveId("upper");
    static final List<String> PASSPHRASES = List.of("EXERCISE passphrase", "EXERCISE another passphrase");

    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private Path keys;

    @BeforeEach
    void create() throws Exception {
        keys = folder.resolve("keys");
        QuickKeyring.create(keys, passphrase(0), UPPER).close();
    }

    @Test
    void rotate_newGeneration_wrapsWhatIsNewAndTheOldOneStillOpens() throws Exception {
        Bytes old;
        Bytes fresh;
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            old = keyring.enclave(UPPER).newMeetingKey("m1");
            assertThat(keyring.rotate(UPPER, CipherName.ARIA_256_GCM).number()).isEqualTo(2);
            fresh = keyring.enclave(UPPER).newMeetingKey("m2");
        }

        try (var keyring = Keyring.open(keys, passphrase(0))) {
            var key = keyring.enclave(UPPER);
            assertThat(key.generations()).extracting(KeyGeneration::number).containsExactly(1, 2);
            assertThat(key.current().cipher()).isEqualTo(CipherName.ARIA_256_GCM);
            assertThat(EnclaveKey.generationOf(old)).isEqualTo(1);
            assertThat(EnclaveKey.generationOf(fresh)).isEqualTo(2);
            key.open("m1", old).close();
            key.open("m2", fresh).close();
            keyring.retire(UPPER);
            assertThatThrownBy(() -> key.open("m1", old)).isInstanceOf(EnvelopeRejectedException.class);
        }
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            assertThat(keyring.enclave(UPPER).generations()).hasSize(1);
            keyring.enclave(UPPER).open("m2", fresh).close();
        }
    }

    @Test
    void rotate_keyringCannotBeWritten_changesNothing() throws Exception {
        Files.createDirectories(keys.resolve("keyring.new").resolve("in the way"));
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            assertThatThrownBy(() -> keyring.rotate(UPPER, CipherName.AES_256_GCM))
                    .isInstanceOf(IOException.class);
            assertThat(keyring.enclave(UPPER).generations()).hasSize(1);
            assertThat(keyring.enclave(UPPER).current().number()).isEqualTo(1);
        }
    }

    /// The folder as a kill after each step of [KeyringFolder#replaceRoot] leaves it.
    @Test
    void open_afterAKillAtAnyStepOfARewrap_hasTheOldOrTheNewPassphrase() throws Exception {
        byte[] oldRoot = Files.readAllBytes(keys.resolve("root.p12"));
        byte[] oldKeyring = Files.readAllBytes(keys.resolve("keyring"));
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            keyring.rewrap(new RootPlace.PassphraseFile(), passphrase(1));
        }
        byte[] newRoot = Files.readAllBytes(keys.resolve("root.p12"));

        Files.write(keys.resolve("root.next"), newRoot);
        Files.write(keys.resolve("root.p12"), oldRoot);
        Keyring.open(keys, passphrase(1)).close();
        assertThat(keys.resolve("root.next")).doesNotExist();
        assertThat(Files.readAllBytes(keys.resolve("root.p12"))).isEqualTo(newRoot);

        Files.write(keys.resolve("root.next"), newRoot);
        Files.write(keys.resolve("root.p12"), oldRoot);
        Files.write(keys.resolve("keyring"), oldKeyring);
        Keyring.open(keys, passphrase(0)).close();
        assertThat(keys.resolve("root.next")).doesNotExist();
        assertThat(lockedBy(passphrase(1)).reason()).isEqualTo(Reason.WRONG_PASSPHRASE);
    }

    @Test
    void rewrap_newPassphraseTooShort_refusedAndTheOldOneOpens() throws Exception {
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            assertThatThrownBy(() -> keyring.rewrap(new RootPlace.PassphraseFile(), "short".toCharArray()))
                    .isInstanceOf(PassphraseRefusedException.class);
        }
        Keyring.open(keys, passphrase(0)).close();
    }

    @Test
    void open_providerNamed_isAskedAlone() throws Exception {
        var bouncy = CryptoModule.named("BC");
        try (var keyring = Keyring.open(keys, passphrase(0), bouncy)) {
            assertThat(keyring.module().provider(CipherName.AES_256_GCM)).isEqualTo("BC");
            keyring.enclave(UPPER)
                    .open("m1", keyring.enclave(UPPER).newMeetingKey("m1"))
                    .close();
        }
        var jdk = CryptoModule.named("SunJCE");
        assertThat(jdk.find(CipherName.ARIA_256_GCM)).isEmpty();
        assertThat(catchThrowableOfType(KeyringLockedException.class, () -> CryptoModule.named("SunRsaSign"))
                        .reason())
                .isEqualTo(Reason.PROVIDER_MISSING);
        assertThat(catchThrowableOfType(KeyringLockedException.class, () -> CryptoModule.named("NoSuch")))
                .hasMessageContaining("SACHO_PROVIDER");
    }

    /// Whoever changes keys after somebody else is not kept waiting for ever.
    @Test
    void changes_byOneThreadAfterAnother_goOn() throws Exception {
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            List<Callable<Boolean>> changes = List.of(
                    () -> keyring.rotate(UPPER, CipherName.AES_256_GCM).number() == 2,
                    () -> {
                        keyring.rewrap(new RootPlace.PassphraseFile(), passphrase(1));
                        return true;
                    },
                    () -> {
                        keyring.retire(UPPER);
                        return true;
                    },
                    () -> keyring.rotate(UPPER, CipherName.AES_256_GCM).number() == 3);
            for (var change : changes) {
                var task = new FutureTask<>(change);
                Thread.ofPlatform().daemon().start(task);
                assertThat(task.get(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(keyring.enclave(UPPER).generations())
                    .extracting(KeyGeneration::number)
                    .containsExactly(2, 3);
        }
    }

    @Test
    void rewrap_done_givesTheSameKeysUnderTheNewPassphraseOnly() throws Exception {
        Bytes wrapped;
        try (var keyring = Keyring.open(keys, passphrase(0))) {
            wrapped = keyring.enclave(UPPER).newMeetingKey("m1");
            keyring.rewrap(new RootPlace.PassphraseFile(), passphrase(1));
            assertThat(keyring.rotate(UPPER, CipherName.AES_256_GCM).number()).isEqualTo(2);
        }

        assertThat(keys.resolve("root.next")).doesNotExist();
        assertThat(lockedBy(passphrase(0)).reason()).isEqualTo(Reason.WRONG_PASSPHRASE);
        try (var keyring = Keyring.open(keys, passphrase(1))) {
            keyring.enclave(UPPER).open("m1", wrapped).close();
        }
    }

    /// A process that rotates, retires and rewraps without end, killed for real.
    @Test
    @Tag("process")
    void open_afterKills_opensAndEveryAcknowledgedKeyIsReadable() throws Exception {
        var random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            var last = rotateUntilKilled(2 + random.nextInt(3));
            try (var keyring = openWithEither()) {
                var wrapped = Bytes.copyOf(HexFormat.of().parseHex(last));
                var key = keyring.enclave(UPPER);
                assertThat(key.current().number()).isGreaterThanOrEqualTo(EnclaveKey.generationOf(wrapped));
                if (key.generations().stream().anyMatch(g -> g.number() == EnclaveKey.generationOf(wrapped))) {
                    key.open("m1", wrapped).close();
                }
                keyring.retire(UPPER);
                key.open("m1", key.newMeetingKey("m1")).close();
            }
        }
    }

    private Keyring openWithEither() throws KeyringLockedException {
        try {
            return Keyring.open(keys, passphrase(0));
        } catch (KeyringLockedException e) {
            assertThat(e.reason()).isEqualTo(Reason.WRONG_PASSPHRASE);
            return Keyring.open(keys, passphrase(1));
        }
    }

    private String rotateUntilKilled(int rounds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyringRotator.class.getName(),
                        keys.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        var last = "";
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            for (int i = 0; i < rounds; i++) {
                last = output.readLine();
            }
            process.toHandle().destroyForcibly();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return last;
    }

    private KeyringLockedException lockedBy(char[] passphrase) {
        return catchThrowableOfType(KeyringLockedException.class, () -> Keyring.open(keys, passphrase));
    }

    static char[] passphrase(int which) {
        return PASSPHRASES.get(which).toCharArray();
    }
}
