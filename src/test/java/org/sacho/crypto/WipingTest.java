package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.label.Lattice;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;

/// Keys that have done their work are wiped: watched from the provider that got them plain, and from the source of
/// randomness that filled them. What ciphers and the JDK's key store keep of a key is not seen here.
class WipingTest {

    private static final EnclaveId UPPER = new EnclaveId("upper");
    private static final EnvelopeHeader HEADER = new EnvelopeHeader(
            UPPER,
            "passage",
            "p1",
            1,
            Lattice.of(Map.of("S", 1), List.of(), List.of()).bottom(),
            new PolicyDigest("00".repeat(32)));
    private static final byte[] CONTENT = {1, 2, 3};

    private final WatchedCiphers watched = new WatchedCiphers();
    private final WatchedCiphers.Random random = new WatchedCiphers.Random();

    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        Security.addProvider(watched);
    }

    @AfterEach
    void unregister() {
        Security.removeProvider(WatchedCiphers.NAME);
    }

    private EnclaveKey enclaveKey() throws KeyringLockedException {
        var about = new KeyGeneration(1, Instant.EPOCH, CipherName.AES_256_GCM);
        return EnclaveKey.of(UPPER, about, TestKeys.secret(1), CryptoModule.named(WatchedCiphers.NAME), random);
    }

    private void assertWiped(int keys) {
        assertThat(watched.plainKeys()).hasSize(keys).allMatch(WatchedCiphers::wiped);
        assertThat(random.keys()).allMatch(WatchedCiphers::wiped);
    }

    @Test
    void newMeetingKey_leavesNothingOfIt() throws Exception {
        enclaveKey().newMeetingKey("m1");

        assertThat(random.keys()).hasSize(1);
        assertWiped(1);
    }

    @Test
    void rewrapMeetingKey_leavesNothingOfIt() throws Exception {
        var key = enclaveKey();
        var wrapped = key.newMeetingKey("m1");
        watched.forget();

        key.rewrapMeetingKey("m1", wrapped);

        assertWiped(2);
    }

    @Test
    void open_withTheOtherHalf_leavesNothingOfTheKeptOne() throws Exception {
        var key = enclaveKey();
        var wrapped = key.newMeetingKey("m1");
        watched.forget();

        key.open("m1", wrapped, Bytes.copyOf(new byte[EnclaveKey.HALF_BYTES])).close();

        assertWiped(1);
    }

    @Test
    void sealAndOpen_record_leaveNothingOfTheContentKey() throws Exception {
        var key = enclaveKey();
        try (var cipher = key.open("m1", key.newMeetingKey("m1"))) {
            random.forget();
            watched.forget();
            var envelope = cipher.seal(HEADER, CONTENT);
            assertThat(random.keys()).hasSize(1);
            assertWiped(1);

            watched.forget();
            cipher.open(HEADER, envelope);
            assertWiped(1);
        }
    }

    @Test
    void close_whateverHoldsAKey_wipesIt() throws Exception {
        var key = enclaveKey();
        var wrapped = key.newMeetingKey("m1");
        var frames = key.newFrameKey("journal");
        var index = key.newIndexKey("d1");
        watched.forget();
        var record = key.open("m1", wrapped);
        var frame = key.openFrames("journal", frames);
        var indexKey = key.openIndex("d1", index);
        assertThat(record.isDestroyed() || frame.isDestroyed()).isFalse();

        record.close();
        frame.close();
        indexKey.close();

        assertWiped(3);
        assertThat(record.isDestroyed() && frame.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> frame.seal(1, CONTENT));
    }

    @Test
    void keyring_sealedAndOpened_leavesNoPlainKeys() throws Exception {
        var module = CryptoModule.named(WatchedCiphers.NAME);
        try (var keyring = QuickKeyring.create(folder.resolve("keys"), "EXERCISE passphrase".toCharArray(), module)) {
            assertThat(keyring.isDestroyed()).isFalse();
            assertThat(watched.plain())
                    .filteredOn(bytes -> bytes.length > 200)
                    .hasSize(2)
                    .allMatch(WatchedCiphers::wiped);
        }

        assertThat(watched.plain()).allMatch(WatchedCiphers::wiped);
    }

    @Test
    void root_ofAFile_isWipedOnceItHasWrappedOrUnwrapped() throws Exception {
        var suite = CryptoModule.named(WatchedCiphers.NAME).preferred();
        var root = new FileRoot(TestKeys.secret(1), new Aead(suite, random));
        var seal = KeyringSeal.fresh(new Root.Made(root, Bytes.copyOf(CONTENT)), suite, random);
        assertThat(root.key().isDestroyed()).isTrue();

        var again = new FileRoot(TestKeys.secret(1), new Aead(suite, random));
        KeyringSeal.open(again, seal.seal(contents()), suite, random).close();
        assertThat(again.key().isDestroyed()).isTrue();

        var wrong = new FileRoot(TestKeys.secret(2), new Aead(suite, random));
        var file = seal.seal(contents());
        assertThatThrownBy(() -> KeyringSeal.open(wrong, file, suite, random))
                .isInstanceOf(EnvelopeRejectedException.class);
        assertThat(wrong.key().isDestroyed()).isTrue();
    }

    /// Every key and password of an installation comes from the one source that was handed in.
    @Test
    void contents_drawn_areFromTheGivenSource() throws Exception {
        var contents = contents();

        // Key and password of a store and of the office, two signing keys, the key of the log.
        assertThat(random.keys()).hasSize(7);
        assertThat(contents.guard().getPublic()).isNotEqualTo(contents.audit().getPublic());
    }

    @Test
    void seal_underAnotherRootOrClosed_wipesItsKey() throws Exception {
        var suite = CryptoModule.named(WatchedCiphers.NAME).preferred();
        var contents = contents();
        random.forget();
        var seal = KeyringSeal.fresh(made(suite, 1), suite, random);
        var first = random.keys().getFirst();
        random.forget();

        seal.replaceRoot(made(suite, 2), contents, _ -> assertThat(first).matches(key -> !WatchedCiphers.wiped(key)));
        assertThat(WatchedCiphers.wiped(first)).isTrue();
        var second = random.keys().getFirst();
        assertThat(WatchedCiphers.wiped(second)).isFalse();

        seal.close();
        assertThat(WatchedCiphers.wiped(second)).isTrue();
    }

    @Test
    void seal_whoseNewRootCannotBeWritten_keepsItsKey() throws Exception {
        var suite = CryptoModule.named(WatchedCiphers.NAME).preferred();
        var contents = contents();
        random.forget();
        var seal = KeyringSeal.fresh(made(suite, 1), suite, random);
        var file = seal.seal(contents);

        try {
            seal.replaceRoot(made(suite, 2), contents, _ -> {
                throw new IOException("EXERCISE");
            });
        } catch (IOException e) {
            assertThat(e).hasMessage("EXERCISE");
        }

        assertThat(seal.open(file)).isNotEmpty();
    }

    private Root.Made made(Suite suite, int seed) {
        return new Root.Made(new FileRoot(TestKeys.secret(seed), new Aead(suite, random)), Bytes.copyOf(CONTENT));
    }

    private KeyringContents contents() throws KeyringLockedException {
        return KeyringContents.random(
                Map.of(UPPER, CipherName.AES_256_GCM), CryptoModule.named(WatchedCiphers.NAME), random);
    }

    @Test
    void custody_madeAndAsked_leavesNeitherItsKeyNorThePassphrase() throws Exception {
        var aead = new Aead(CryptoModule.named(WatchedCiphers.NAME).preferred(), random);
        char[] passphrase = "EXERCISE passphrase".toCharArray();
        var shares = Custody.create(folder, passphrase, 2, aead, random);
        assertThat(watched.plain()).hasSize(1).allMatch(WatchedCiphers::wiped);
        assertWiped(0);
        watched.forget();

        var given = Custody.load(folder).orElseThrow().passphrase(shares.getFirst(), shares.getLast(), aead);

        assertThat(given).isEqualTo(passphrase);
        assertThat(watched.plain()).hasSize(1).allMatch(WatchedCiphers::wiped);
        assertThat(watched.used()).singleElement().matches(key -> ((SecretKey) key).isDestroyed());
    }

    @Test
    void split_secret_leavesNothingOfTheLine() {
        Shamir.split(new byte[Secret.BYTES], 2, random);

        assertWiped(0);
    }

    /// The array that keys are encoded in, which nothing but its own stream can reach.
    @Test
    void plainKeys_closed_areWipedInPlace() throws Exception {
        var buffers = new ArrayList<byte[]>();
        var plain = new PlainKeys();
        plain.write(CONTENT, 0, CONTENT.length);
        plain.writeTo(new Keeping(buffers));

        plain.close();

        assertThat(buffers).singleElement().matches(WatchedCiphers::wiped);
    }

    @Test
    void plainKeys_moreThanFit_refusedInsteadOfMoved() throws Exception {
        var buffers = new ArrayList<byte[]>();
        var plain = new PlainKeys();
        byte[] most = new byte[1 << 20];
        plain.write(most, 0, most.length);
        plain.writeTo(new Keeping(buffers));

        assertThat(buffers.getFirst()).hasSize(most.length);
        assertThatIllegalStateException().isThrownBy(() -> plain.write(most, 0, 1));
        assertThat(plain.toByteArray()).hasSize(most.length);
    }

    /// Keeps the arrays that are written to it, not copies.
    private static final class Keeping extends OutputStream {

        private final List<byte[]> arrays;

        private Keeping(List<byte[]> arrays) {
            this.arrays = arrays;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            arrays.add(bytes);
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }
    }
}
