package org.sacho.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sacho.policy.Packs;

/// What the guard signs, and what passes for it.
class GuardSignatureTest {

    private static final KeyPair KEYS = keys();
    private static final byte[] BODY = "a package".getBytes(UTF_8);
    private static final ContentDigest DIGEST = ContentDigest.of("content".getBytes(UTF_8));

    private final GuardSigner signer = new GuardSigner(KEYS.getPrivate());
    private final GuardVerifier verifier = new GuardVerifier(KEYS.getPublic());
    private final Cleared<String> cleared =
            new Cleared<>(Packs.of(Packs.SMALL).lattice().bottom(), DIGEST, "content");

    @Test
    void package_signedByTheGuard_isItsWordForThatContent() {
        var warrant = verifier.check(DIGEST, BODY, signer.sign(cleared, BODY));

        assertThat(warrant.orElseThrow().digest()).isEqualTo(DIGEST);
        assertThat(warrant.orElseThrow()).hasToString("Warrant[" + DIGEST.hex() + "]");
    }

    @Test
    void package_withAnyBitChanged_isNot() {
        byte[] signature = signer.sign(cleared, BODY);
        for (int bit = 0; bit < Byte.SIZE * BODY.length; bit++) {
            assertThat(verifier.check(DIGEST, flipped(BODY, bit), signature)).isEmpty();
        }
        for (int bit = 0; bit < Byte.SIZE * signature.length; bit++) {
            assertThat(verifier.check(DIGEST, BODY, flipped(signature, bit))).isEmpty();
        }
    }

    @Test
    void package_forOtherContentOrByAnotherGuard_isNot() {
        byte[] signature = signer.sign(cleared, BODY);

        assertThat(verifier.check(ContentDigest.of(BODY), BODY, signature)).isEmpty();
        assertThat(new GuardVerifier(keys().getPublic()).check(DIGEST, BODY, signature))
                .isEmpty();
    }

    @Test
    void signature_ofAnotherLength_isNone() {
        byte[] signature = signer.sign(cleared, BODY);

        assertThat(verifier.check(DIGEST, BODY, new byte[0])).isEmpty();
        assertThat(verifier.check(DIGEST, BODY, Arrays.copyOf(signature, signature.length - 1)))
                .isEmpty();
        assertThat(verifier.check(DIGEST, BODY, Arrays.copyOf(signature, signature.length + 1)))
                .isEmpty();
    }

    /// A recall lets nothing in, and a release recalls nothing.
    @Test
    void recall_andRelease_areNotTakenForEachOther() {
        byte[] release = signer.sign(cleared, BODY);
        byte[] recall = signer.recall(DIGEST, BODY);

        assertThat(verifier.recalls(DIGEST, BODY, recall)).isTrue();
        assertThat(verifier.recalls(DIGEST, BODY, release)).isFalse();
        assertThat(verifier.check(DIGEST, BODY, recall)).isEmpty();
    }

    /// The bytes are written in the specification; another implementation signs the same.
    @Test
    void statement_isPurposeDigestAndPackageEachBehindItsLength() {
        byte[] statement = GuardVerifier.statement("abc", DIGEST, BODY);
        var read = ByteBuffer.wrap(statement);

        assertThat(statement).hasSize(12 + 3 + 32 + BODY.length);
        assertThat(read.getInt()).isEqualTo(3);
        assertThat(read.position(7).getInt()).isEqualTo(32);
        assertThat(read.position(43).getInt()).isEqualTo(BODY.length);
        assertThat(Arrays.copyOfRange(statement, 47, statement.length)).isEqualTo(BODY);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return flipped;
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
