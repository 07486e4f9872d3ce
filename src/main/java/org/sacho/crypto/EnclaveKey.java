package org.sacho.crypto;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.Destroyable;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// The key of one enclave, in one generation or, while it is being rotated, several. Protects no content
/// itself: it wraps the keys of meetings and of the enclave's own files, each bound to the enclave, the
/// generation and what it is for. Wraps with the current generation, unwraps with any that is kept.
/// Destroying every copy of a wrapped meeting key destroys the meeting in this enclave.
public final class EnclaveKey implements AutoCloseable, Destroyable {

    /// The size of every wrapped key.
    public static final int WRAPPED_BYTES = Generation.WRAPPED_BYTES;

    /// How long the half of a meeting key is.
    public static final int HALF_BYTES = Secret.BYTES;

    private final EnclaveId enclave;
    private final CryptoModule module;
    private final SecureRandom random;
    private final NavigableMap<Integer, Generation> generations = new ConcurrentSkipListMap<>();
    private final AtomicReference<Generation> current;

    private EnclaveKey(EnclaveId enclave, Generation first, CryptoModule module, SecureRandom random) {
        this.enclave = enclave;
        this.module = module;
        this.random = random;
        this.current = new AtomicReference<>(first);
        generations.put(first.about().number(), first);
    }

    /// A key with one generation. Where the module lacks the cipher, the key is kept but seals and opens
    /// nothing.
    static EnclaveKey of(EnclaveId enclave, KeyGeneration about, Secret key, CryptoModule module, SecureRandom random) {
        return new EnclaveKey(enclave, generation(about, key, module, random), module, random);
    }

    private static Generation generation(KeyGeneration about, Secret key, CryptoModule module, SecureRandom random) {
        // Never used with the wrong cipher: the store whose cipher is missing stays locked.
        var suite = module.find(about.cipher()).orElseGet(() -> new Suite(about.cipher(), Lacking.PROVIDER));
        return new Generation(about, key, new Aead(suite, random));
    }

    public EnclaveId enclave() {
        return enclave;
    }

    /// A fresh key for this meeting, wrapped.
    public Bytes newMeetingKey(String meeting) {
        return wrapFresh(AssociatedData.Purpose.MEETING_KEY, meeting);
    }

    /// The cipher for the records of a meeting.
    ///
    /// @param wrapped what [#newMeetingKey(String)] made for the same meeting
    public RecordCipher open(String meeting, Bytes wrapped) throws EnvelopeRejectedException {
        var generation = generation(wrapped);
        return new RecordCipher(
                generation.unwrap(AssociatedData.Purpose.MEETING_KEY, enclave.value(), meeting, wrapped),
                generation.aead(),
                random);
    }

    /// The same meeting key under the current generation, which has to have the same cipher: what is below a
    /// meeting key is sealed with the cipher of its generation.
    public Bytes rewrapMeetingKey(String meeting, Bytes wrapped) throws EnvelopeRejectedException {
        var from = generation(wrapped);
        var to = current.get();
        if (from.about().cipher() != to.about().cipher()) {
            throw new IllegalArgumentException("records sealed with another cipher have to be sealed anew");
        }
        var purpose = AssociatedData.Purpose.MEETING_KEY;
        var key = from.unwrap(purpose, enclave.value(), meeting, wrapped);
        try {
            return to.wrap(purpose, enclave.value(), meeting, key);
        } finally {
            key.destroy();
        }
    }

    /// As above, for a meeting key of which the wrapped bytes are one half only.
    ///
    /// @param half the other one, [#HALF_BYTES] random bytes that are kept apart
    public RecordCipher open(String meeting, Bytes wrapped, Bytes half) throws EnvelopeRejectedException {
        var generation = generation(wrapped);
        var kept = generation.unwrap(AssociatedData.Purpose.MEETING_KEY, enclave.value(), meeting, wrapped);
        try {
            return new RecordCipher(kept.joined(half), generation.aead(), random);
        } finally {
            kept.destroy();
        }
    }

    /// A fresh key for one file of the enclave, wrapped.
    public Bytes newFrameKey(String file) {
        return wrapFresh(AssociatedData.Purpose.FRAME_KEY, file);
    }

    /// The cipher for the frames of a file.
    ///
    /// @param wrapped what [#newFrameKey(String)] made for the same file
    public FrameCipher openFrames(String file, Bytes wrapped) throws EnvelopeRejectedException {
        var generation = generation(wrapped);
        return new FrameCipher(
                generation.unwrap(AssociatedData.Purpose.FRAME_KEY, enclave.value(), file, wrapped), generation.aead());
    }

    /// A fresh key for the search index of one domain of the enclave, wrapped.
    public Bytes newIndexKey(String domain) {
        return wrapFresh(AssociatedData.Purpose.INDEX_KEY, domain);
    }

    /// The key of the files of an index.
    ///
    /// @param wrapped what [#newIndexKey(String)] made for the same domain
    public IndexKey openIndex(String domain, Bytes wrapped) throws EnvelopeRejectedException {
        var generation = generation(wrapped);
        var key = generation.unwrap(AssociatedData.Purpose.INDEX_KEY, enclave.value(), domain, wrapped);
        return new IndexKey(enclave, domain, key, generation.aead(), random);
    }

    /// The generation that wraps what is new.
    public KeyGeneration current() {
        return current.get().about();
    }

    /// All that are kept, oldest first.
    public List<KeyGeneration> generations() {
        return generations.values().stream().map(Generation::about).toList();
    }

    /// Whether the generation that says to have wrapped this key is still kept.
    public boolean keeps(Bytes wrapped) {
        return generations.containsKey(Generation.of(wrapped));
    }

    /// The number of the generation that says to have wrapped this key.
    public static int generationOf(Bytes wrapped) {
        return Generation.of(wrapped);
    }

    /// Keeps another generation, which wraps nothing until it is made current.
    Generation add(KeyGeneration about, Secret key) {
        var added = generation(about, key, module, random);
        if (generations.putIfAbsent(about.number(), added) != null) {
            throw new IllegalArgumentException("there is such a generation");
        }
        return added;
    }

    Generation addFresh(CipherName cipher, Instant now) {
        return add(new KeyGeneration(generations.lastKey() + 1, now, cipher), Secret.random(random));
    }

    void makeCurrent(Generation generation) {
        current.set(generation);
    }

    void forget(Generation generation) {
        generations.remove(generation.about().number());
        generation.key().destroy();
    }

    /// For the keyring file alone, oldest first.
    List<Generation> kept() {
        return List.copyOf(generations.values());
    }

    private Generation generation(Bytes wrapped) throws EnvelopeRejectedException {
        return Optional.ofNullable(generations.get(Generation.of(wrapped))).orElseThrow(EnvelopeRejectedException::new);
    }

    private Bytes wrapFresh(AssociatedData.Purpose purpose, String name) {
        var fresh = Secret.random(random);
        try {
            return current.get().wrap(purpose, enclave.value(), name, fresh);
        } finally {
            fresh.destroy();
        }
    }

    @Override
    public void destroy() {
        generations.values().forEach(generation -> generation.key().destroy());
    }

    @Override
    public boolean isDestroyed() {
        return generations.values().stream().allMatch(g -> g.key().isDestroyed());
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public String toString() {
        return "EnclaveKey[" + enclave + "]";
    }
}
