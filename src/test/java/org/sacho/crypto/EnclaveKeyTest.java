package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sacho.label.Lattice;
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

    private static void assertRejected(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(EnvelopeRejectedException.class);
    }
}
