package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.policy.CipherName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AeadTest {

    private static final byte[] NOTHING = {};

    static Stream<JsonNode> vectors() throws IOException {
        try (var file = AeadTest.class.getResourceAsStream("/vectors/gcm.json")) {
            return StreamSupport.stream(
                    JsonMapper.shared().readTree(file).get("vectors").spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void sealAndOpen_publishedVector_givesItsBytes(JsonNode vector) throws EnvelopeRejectedException {
        var aead = TestKeys.aead(
                CipherName.valueOf(vector.get("cipher").asString().replace('-', '_')),
                new ScriptedRandom(vector.get("nonce").asString()));
        var key = Secret.owning(bytes(vector, "key"));

        byte[] sealed = aead.seal(key, bytes(vector, "associatedData"), bytes(vector, "plaintext"));

        assertThat(HexFormat.of().formatHex(sealed))
                .isEqualTo(vector.get("nonce").asString() + vector.get("sealed").asString());
        assertThat(aead.open(key, bytes(vector, "associatedData"), sealed)).isEqualTo(bytes(vector, "plaintext"));
    }

    @ParameterizedTest
    @EnumSource(CipherName.class)
    void open_anotherNonceTagAssociatedDataOrKey_rejected(CipherName cipher) {
        var aead = TestKeys.aead(cipher, new SecureRandom());
        var key = TestKeys.secret(1);
        byte[] data = {1, 2, 3};
        byte[] sealed = aead.seal(key, data, new byte[] {7, 8});

        for (int at : new int[] {0, 11, 12, sealed.length - 16, sealed.length - 1}) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertRejected(aead, key, data, altered);
        }
        assertRejected(aead, key, new byte[] {1, 2, 4}, sealed);
        assertRejected(aead, key, NOTHING, sealed);
        assertRejected(aead, TestKeys.secret(2), data, sealed);
        assertRejected(aead, key, data, Arrays.copyOf(sealed, sealed.length - 1));
        assertRejected(aead, key, data, NOTHING);
    }

    /// Rightly sealed, and no key all the same.
    @Test
    void unwrap_whatIsNoKey_rejected() {
        var aead = TestKeys.aead(CipherName.AES_256_GCM, new SecureRandom());
        var key = TestKeys.secret(1);

        for (int length : new int[] {0, 31, 33}) {
            byte[] sealed = aead.seal(key, NOTHING, new byte[length]);
            assertThatThrownBy(() -> aead.unwrap(key, NOTHING, sealed)).isInstanceOf(EnvelopeRejectedException.class);
        }
    }

    @Test
    void open_sealedByTheOtherCipher_rejected() {
        var aes = TestKeys.aead(CipherName.AES_256_GCM, new SecureRandom());
        var aria = TestKeys.aead(CipherName.ARIA_256_GCM, new SecureRandom());
        var key = TestKeys.secret(1);

        assertRejected(aria, key, NOTHING, aes.seal(key, NOTHING, new byte[16]));
        assertRejected(aes, key, NOTHING, aria.seal(key, NOTHING, new byte[16]));
    }

    @Test
    void destroy_aSecret_wipesItsOnlyArray() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 9);
        var secret = Secret.owning(bytes);
        var view = secret.asKey("AES");
        var aead = TestKeys.aead(CipherName.AES_256_GCM, new SecureRandom());
        aead.seal(secret, NOTHING, NOTHING);
        assertThat(view.isDestroyed()).isFalse();

        secret.destroy();

        assertThat(bytes).containsOnly(0);
        assertThat(view.isDestroyed()).isTrue();
        assertThatThrownBy(() -> aead.seal(secret, NOTHING, NOTHING)).isInstanceOf(IllegalStateException.class);
    }

    /// ST-07, scaled to 40,000 sealings by four threads: under a meeting key no nonce comes twice, and no
    /// content key comes twice at all, so no pair of key and nonce does.
    @Test
    void seal_byManyThreads_repeatsNoNonce() throws Exception {
        Set<Bytes> seen = ConcurrentHashMap.newKeySet();
        var key = TestKeys.secret(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    var aead = TestKeys.aead(CipherName.AES_256_GCM, new SecureRandom());
                    for (int i = 0; i < 10_000; i++) {
                        seen.add(Bytes.copyOf(Arrays.copyOf(aead.seal(key, NOTHING, NOTHING), 12)));
                    }
                });
            }
        }

        assertThat(seen).hasSize(40_000);
    }

    /// ST-07: a machine that is put back to an earlier state draws the same numbers again; what it then seals
    /// with them has keys of its own, unless the machine is put back in the middle of one sealing.
    @Test
    void secret_drawnManyTimes_neverRepeats() {
        var random = new SecureRandom();
        var seen = new HashSet<Bytes>();
        for (int i = 0; i < 20_000; i++) {
            seen.add(Bytes.copyOf(Secret.random(random).copy()));
        }

        assertThat(seen).hasSize(20_000);
    }

    private static void assertRejected(Aead aead, Secret key, byte[] data, byte[] sealed) {
        assertThatThrownBy(() -> aead.open(key, data, sealed)).isInstanceOf(EnvelopeRejectedException.class);
    }

    private static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }
}
