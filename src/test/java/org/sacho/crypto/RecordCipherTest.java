package org.sacho.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;

class RecordCipherTest {

    private static final Lattice LATTICE = Lattice.of(Map.of("U", 0, "S", 1), List.of("ALPHA"), List.of());
    private static final Label SECRET = LATTICE.parse("S");
    private static final PolicyDigest POLICY = new PolicyDigest("00".repeat(32));
    private static final EnvelopeHeader HEADER = header("upper", "passage", "p1", 1, SECRET, POLICY);
    private static final byte[] CONTENT = "EXERCISE the council met".getBytes(UTF_8);

    private final RecordCipher cipher =
            TestKeys.recordCipher(TestKeys.secret(1), CipherName.AES_256_GCM, new SecureRandom());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 100_000})
    void open_whatWasSealed_givesItBack(int size) throws EnvelopeRejectedException {
        byte[] content = new byte[size];
        new SecureRandom().nextBytes(content);

        var bytes = cipher.seal(HEADER, content).toBytes();

        assertThat(cipher.open(HEADER, Envelope.parse(bytes))).isEqualTo(content);
    }

    @Test
    void open_everySingleBitFlipped_rejected() {
        byte[] envelope = cipher.seal(HEADER, CONTENT).toBytes();
        for (int bit = 0; bit < envelope.length * Byte.SIZE; bit++) {
            byte[] altered = envelope.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRejected(HEADER, altered);
        }
    }

    @Test
    void open_cutAnywhereOrLengthened_rejected() {
        byte[] envelope = cipher.seal(HEADER, CONTENT).toBytes();
        for (int length = 0; length < envelope.length; length++) {
            assertRejected(HEADER, Arrays.copyOf(envelope, length));
        }
        assertRejected(HEADER, Arrays.copyOf(envelope, envelope.length + 1));
    }

    @Test
    void envelope_ofOtherSizes_isNone() {
        var key = Bytes.copyOf(new byte[Aead.WRAPPED_BYTES]);
        var shortest = Bytes.copyOf(new byte[Aead.OVERHEAD_BYTES]);

        assertThat(new Envelope(CipherName.AES_256_GCM, key, shortest).sealed()).isEqualTo(shortest);
        for (int size : new int[] {Aead.WRAPPED_BYTES - 1, Aead.WRAPPED_BYTES + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Envelope(CipherName.AES_256_GCM, Bytes.copyOf(new byte[size]), shortest));
        }
        var shorter = Bytes.copyOf(new byte[Aead.OVERHEAD_BYTES - 1]);
        assertThatIllegalArgumentException().isThrownBy(() -> new Envelope(CipherName.AES_256_GCM, key, shorter));
    }

    @Test
    void open_movedToAnotherPlace_rejected() {
        byte[] envelope = cipher.seal(HEADER, CONTENT).toBytes();

        assertRejected(header("lower", "passage", "p1", 1, SECRET, POLICY), envelope);
        assertRejected(header("upper", "verdict", "p1", 1, SECRET, POLICY), envelope);
        assertRejected(header("upper", "passage", "p2", 1, SECRET, POLICY), envelope);
        assertRejected(header("upper", "passage", "p1", 2, SECRET, POLICY), envelope);
        assertRejected(header("upper", "passage", "p1", 1, LATTICE.parse("U"), POLICY), envelope);
        assertRejected(header("upper", "passage", "p1", 1, LATTICE.parse("S//ALPHA"), POLICY), envelope);
        assertRejected(header("upper", "passage", "p1", 1, SECRET, new PolicyDigest("11".repeat(32))), envelope);
    }

    @Test
    void open_contentUnderTheKeyOfAnotherEnvelope_rejected() {
        var one = cipher.seal(HEADER, CONTENT);
        var two = cipher.seal(HEADER, CONTENT);

        assertRejected(HEADER, new Envelope(CipherName.AES_256_GCM, one.wrappedKey(), two.sealed()).toBytes());
    }

    @Test
    void open_underAnotherMeetingKey_rejected() {
        var envelope = cipher.seal(HEADER, CONTENT);
        var other = TestKeys.recordCipher(TestKeys.secret(2), CipherName.AES_256_GCM, new SecureRandom());

        assertThatThrownBy(() -> other.open(HEADER, envelope))
                .isInstanceOf(EnvelopeRejectedException.class)
                .hasMessage("envelope rejected");
    }

    @Test
    void open_everyBitFlippedOfAnAriaEnvelope_rejected() {
        var aria = TestKeys.recordCipher(TestKeys.secret(1), CipherName.ARIA_256_GCM, new SecureRandom());
        byte[] envelope = aria.seal(HEADER, CONTENT).toBytes();
        for (int bit = 0; bit < envelope.length * Byte.SIZE; bit++) {
            byte[] altered = envelope.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> aria.open(HEADER, Envelope.parse(altered)))
                    .isInstanceOf(EnvelopeRejectedException.class);
        }
    }

    /// An envelope does not choose the cipher that opens it.
    @Test
    void open_envelopeOfAnotherCipher_rejectedWhateverItsByteSays() {
        var aria = TestKeys.recordCipher(TestKeys.secret(1), CipherName.ARIA_256_GCM, new SecureRandom());
        byte[] envelope = cipher.seal(HEADER, CONTENT).toBytes();

        for (byte algorithm = 0; algorithm < 4; algorithm++) {
            byte[] relabelled = envelope.clone();
            relabelled[1] = algorithm;
            assertThatThrownBy(() -> aria.open(HEADER, Envelope.parse(relabelled)))
                    .isInstanceOf(EnvelopeRejectedException.class);
        }
    }

    @Test
    void seal_sameContentTwice_sharesNothing() {
        var one = cipher.seal(HEADER, CONTENT);
        var two = cipher.seal(HEADER, CONTENT);

        assertThat(one.wrappedKey()).isNotEqualTo(two.wrappedKey());
        assertThat(one.sealed()).isNotEqualTo(two.sealed());
    }

    @Test
    void seal_onceWiped_refused() {
        cipher.close();

        assertThat(cipher.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> cipher.seal(HEADER, CONTENT));
    }

    @Test
    void toString_ofAnEnvelope_saysSizesOnly() {
        assertThat(cipher.seal(HEADER, CONTENT))
                .hasToString("Envelope[cipher=AES-256-GCM, wrappedKey=Bytes[60], sealed=Bytes[52]]");
    }

    private void assertRejected(EnvelopeHeader expected, byte[] envelope) {
        assertThatThrownBy(() -> cipher.open(expected, Envelope.parse(envelope)))
                .isInstanceOf(EnvelopeRejectedException.class)
                .hasMessage("envelope rejected");
    }

    private static EnvelopeHeader header(
            String enclave, String kind, String record, long version, Label label, PolicyDigest policy) {
        return new EnvelopeHeader(new EnclaveId(enclave), kind, record, version, label, policy);
    }
}
