package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sacho.label.Lattice;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;

class EnclaveKeyTest {

    private static final EnclaveId UPPER = new EnclaveId("upper");
    private static final EnvelopeHeader HEADER = new EnvelopeHeader(
            UPPER,
            "passage",
            "p1",
            1,
            Lattice.of(Map.of("S", 1), List.of(), List.of()).bottom(),
            new PolicyDigest("00".repeat(32)));

    private final EnclaveKey key = TestKeys.enclaveKey(UPPER, 1);

    @Test
    void open_wrappedKeyOfTheMeeting_opensItsRecords() throws EnvelopeRejectedException {
        var wrapped = key.newMeetingKey("m1");
        var envelope = key.open("m1", wrapped).seal(HEADER, new byte[] {1, 2});

        assertThat(key.open("m1", wrapped).open(HEADER, envelope)).containsExactly(1, 2);
    }

    @Test
    void newMeetingKey_twiceForOneMeeting_givesTwoKeys() throws EnvelopeRejectedException {
        var envelope = key.open("m1", key.newMeetingKey("m1")).seal(HEADER, new byte[] {1, 2});
        var other = key.open("m1", key.newMeetingKey("m1"));

        assertRejected(() -> other.open(HEADER, envelope));
    }

    @Test
    void open_wrappedKeyMovedToAnotherPlace_rejected() {
        var wrapped = key.newMeetingKey("m1");

        assertRejected(() -> key.open("m2", wrapped));
        assertRejected(() -> key.openFrames("m1", wrapped));
        assertRejected(() -> TestKeys.enclaveKey(new EnclaveId("lower"), 1).open("m1", wrapped));
        assertRejected(() -> TestKeys.enclaveKey(UPPER, 2).open("m1", wrapped));
        assertRejected(() -> key.open("m1", Bytes.copyOf(new byte[3])));
    }

    @Test
    void newMeetingKey_meetingWithASlash_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> key.newMeetingKey("a/b"));
    }

    @Test
    void openFrame_asAnotherNumberOrInAnotherFile_rejected() throws EnvelopeRejectedException {
        var frames = key.openFrames("journal", key.newFrameKey("journal"));
        var later = key.openFrames("journal", key.newFrameKey("journal"));
        byte[] sealed = frames.seal(7, new byte[] {1, 2});

        assertThat(frames.open(7, sealed)).containsExactly(1, 2);
        assertRejected(() -> frames.open(8, sealed));
        assertRejected(() -> later.open(7, sealed));
    }

    @Test
    void openFrames_closed_isOfNoUse() throws EnvelopeRejectedException {
        var frames = key.openFrames("journal", key.newFrameKey("journal"));
        frames.close();

        assertThat(frames.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> frames.seal(1, new byte[1]));
    }

    @Test
    void rewrapMeetingKey_underTheNextGeneration_opensTheSameRecords() throws EnvelopeRejectedException {
        var old = key.newMeetingKey("m1");
        var envelope = key.open("m1", old).seal(HEADER, new byte[] {1, 2});
        TestKeys.rotate(key, CipherName.AES_256_GCM);

        var fresh = key.rewrapMeetingKey("m1", old);
        TestKeys.retire(key);

        assertThat(EnclaveKey.generationOf(fresh)).isEqualTo(2);
        assertThat(key.keeps(fresh)).isTrue();
        assertThat(key.keeps(old)).isFalse();
        assertThat(key.open("m1", fresh).open(HEADER, envelope)).containsExactly(1, 2);
        assertRejected(() -> key.open("m1", old));
        assertRejected(() -> key.rewrapMeetingKey("m2", fresh));
    }

    /// Records are sealed with the cipher of their meeting key's generation.
    @Test
    void rewrapMeetingKey_underAnotherCipher_refused() {
        var old = key.newMeetingKey("m1");
        TestKeys.rotate(key, CipherName.ARIA_256_GCM);

        assertThatIllegalArgumentException().isThrownBy(() -> key.rewrapMeetingKey("m1", old));
    }

    @Test
    void open_halfOfAMeetingKey_needsTheOtherHalf() throws EnvelopeRejectedException {
        var wrapped = key.newMeetingKey("m1");
        byte[] half = new byte[EnclaveKey.HALF_BYTES];
        half[0] = 1;
        half[31] = (byte) 0x80;
        var envelope = key.open("m1", wrapped, Bytes.copyOf(half)).seal(HEADER, new byte[] {1, 2});

        assertThat(key.open("m1", wrapped, Bytes.copyOf(half)).open(HEADER, envelope))
                .containsExactly(1, 2);
        assertRejected(() -> key.open("m1", wrapped).open(HEADER, envelope));
        half[31] = 0;
        assertRejected(() -> key.open("m1", wrapped, Bytes.copyOf(half)).open(HEADER, envelope));
        for (int length : new int[] {31, 33}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> key.open("m1", wrapped, Bytes.copyOf(new byte[length])));
        }
    }

    @Test
    void joined_withItsOtherHalf_isTheirExclusiveOr() {
        byte[] half = new byte[Secret.BYTES];
        half[0] = 6;
        half[1] = 3;

        assertThat(TestKeys.secret(5).joined(Bytes.copyOf(half)).copy())
                .startsWith(3, 3, 0)
                .endsWith(0);
    }

    @Test
    void generationOf_whatIsNoWrappedKey_isNone() {
        assertThat(EnclaveKey.generationOf(Bytes.copyOf(new byte[EnclaveKey.WRAPPED_BYTES - 1])))
                .isZero();
        assertThat(EnclaveKey.generationOf(Bytes.copyOf(new byte[EnclaveKey.WRAPPED_BYTES + 1])))
                .isZero();
        assertThat(key.keeps(Bytes.copyOf(new byte[3]))).isFalse();
    }

    @Test
    void generations_areNumberedFromOneAndNeverTwice() {
        TestKeys.rotate(key, CipherName.ARIA_256_GCM);
        TestKeys.rotate(key, CipherName.AES_256_GCM);

        assertThat(key.generations()).extracting(KeyGeneration::number).containsExactly(1, 2, 3);
        assertThat(key.current().number()).isEqualTo(3);
        assertThat(key.kept().getLast()).hasToString("Generation[3]");
        assertThatIllegalArgumentException().isThrownBy(() -> key.add(key.current(), TestKeys.secret(4)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyGeneration(0, Instant.EPOCH, CipherName.AES_256_GCM));
    }

    /// What waits for a cipher that the module lacks is kept, and neither seals nor opens.
    @Test
    void key_whoseCipherTheModuleLacks_isKeptAndOfNoUse() throws Exception {
        var about = new KeyGeneration(1, Instant.EPOCH, CipherName.ARIA_256_GCM);
        var lacking = EnclaveKey.of(UPPER, about, TestKeys.secret(1), CryptoModule.named("SunJCE"), new SecureRandom());

        assertThat(lacking.kept().getFirst().key().copy())
                .isEqualTo(TestKeys.secret(1).copy());
        assertThatIllegalStateException().isThrownBy(() -> lacking.newMeetingKey("m1"));
    }

    @Test
    void forgetAndDestroy_wipeTheKeysThemselves() {
        TestKeys.rotate(key, CipherName.AES_256_GCM);
        var first = key.kept().getFirst();
        var second = key.kept().getLast();

        key.forget(first);
        assertThat(first.key().isDestroyed()).isTrue();
        assertThat(second.key().isDestroyed()).isFalse();
        assertThat(key.isDestroyed()).isFalse();

        key.close();
        assertThat(second.key().isDestroyed()).isTrue();
        assertThat(key.isDestroyed()).isTrue();
    }

    @Test
    void text_ofKeys_tellsNothingOfThem() {
        assertThat(key).hasToString("EnclaveKey[upper]");
        assertThat(TestKeys.secret(1)).hasToString("Secret");
        assertThat(TestKeys.secret(1).asKey("AES").getFormat()).isEqualTo("RAW");
        assertThat(TestKeys.secret(1).asKey("AES").getAlgorithm()).isEqualTo("AES");
        assertThat(Bytes.copyOf(new byte[3])).hasToString("Bytes[3]");
    }

    @Test
    void secret_ofAnotherLength_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.owning(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.owning(new byte[33]));
    }

    private static void assertRejected(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(EnvelopeRejectedException.class);
    }
}
