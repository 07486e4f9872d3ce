package org.sacho.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.sacho.policy.EnclaveId;

/// The key of one enclave. Protects no content itself: it wraps the keys of meetings and of the enclave's own
/// files, each bound to the enclave and to what it is for. Destroying every copy of a wrapped meeting key
/// destroys the meeting in this enclave.
public final class EnclaveKey implements AutoCloseable {

    /// How long the half of a meeting key is.
    public static final int HALF_BYTES = Secret.BYTES;

    private final EnclaveId enclave;
    private final Secret key;
    private final SecureRandom random;
    private final Aead aead;

    EnclaveKey(EnclaveId enclave, Secret key, SecureRandom random) {
        this.enclave = enclave;
        this.key = key;
        this.random = random;
        this.aead = new Aead(random);
    }

    public EnclaveId enclave() {
        return enclave;
    }

    /// A fresh key for this meeting, wrapped.
    public Bytes newMeetingKey(String meeting) {
        return wrapFresh(associatedData(AssociatedData.Purpose.MEETING_KEY, meeting));
    }

    /// The cipher for the records of a meeting.
    ///
    /// @param wrapped what [#newMeetingKey(String)] made for the same meeting
    public RecordCipher open(String meeting, Bytes wrapped) throws EnvelopeRejectedException {
        return new RecordCipher(unwrap(AssociatedData.Purpose.MEETING_KEY, meeting, wrapped), random);
    }

    /// As above, for a meeting key of which the wrapped bytes are one half only.
    ///
    /// @param half the other one, [#HALF_BYTES] random bytes that are kept apart
    public RecordCipher open(String meeting, Bytes wrapped, Bytes half) throws EnvelopeRejectedException {
        var kept = unwrap(AssociatedData.Purpose.MEETING_KEY, meeting, wrapped);
        try {
            return new RecordCipher(kept.joined(half), random);
        } finally {
            kept.destroy();
        }
    }

    /// A fresh key for one file of the enclave, wrapped.
    public Bytes newFrameKey(String file) {
        return wrapFresh(associatedData(AssociatedData.Purpose.FRAME_KEY, file));
    }

    /// The cipher for the frames of a file.
    ///
    /// @param wrapped what [#newFrameKey(String)] made for the same file
    public FrameCipher openFrames(String file, Bytes wrapped) throws EnvelopeRejectedException {
        return new FrameCipher(unwrap(AssociatedData.Purpose.FRAME_KEY, file, wrapped), random);
    }

    /// For the keyring file alone; the caller wipes the copy.
    byte[] copy() {
        return key.copy();
    }

    private Bytes wrapFresh(byte[] associatedData) {
        var fresh = Secret.random(random);
        byte[] plain = fresh.copy();
        try {
            return Bytes.copyOf(aead.seal(key, associatedData, plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
            fresh.destroy();
        }
    }

    private Secret unwrap(AssociatedData.Purpose purpose, String name, Bytes wrapped) throws EnvelopeRejectedException {
        return Secret.owning(aead.open(key, associatedData(purpose, name), wrapped.toArray()));
    }

    private byte[] associatedData(AssociatedData.Purpose purpose, String name) {
        return AssociatedData.of(purpose)
                .field(enclave.value())
                .field(Names.require(name))
                .toBytes();
    }

    @Override
    public void close() {
        key.destroy();
    }
}
