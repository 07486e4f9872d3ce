package org.sacho.enclave;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.policy.EnclaveId;

/// Gives stores new keys while they work: a new generation first, then meeting after meeting under it, then
/// the old generations are forgotten. A rotation that was broken off anywhere goes on with the next start;
/// until it is done the old generation stays readable.
public final class KeyRotations implements AutoCloseable {

    private static final int MEETINGS_AT_A_TIME = 20;
    private static final int SECONDS_TO_STOP = 30;

    private final Keyring keyring;
    private final Enclaves enclaves;
    private final Consumer<Progress> ended;
    private final Map<EnclaveId, Progress> progress = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("key-rotation").daemon().factory());

    /// How far the rotation of a store is.
    ///
    /// @param generation number of the new key
    /// @param left meetings that are not under it yet
    public record Progress(EnclaveId store, int generation, State state, int left) {}

    public enum State {
        RUNNING,
        DONE,
        /// The old key stays; the next start tries again.
        FAILED
    }

    /// Why a store's key is not rotated now.
    public enum Objection {
        UNKNOWN_STORE,
        LOCKED_STORE,
        UNDER_WAY,
        ROOT_GONE
    }

    /// @param ended hears of every rotation that is done or failed
    public KeyRotations(Keyring keyring, Enclaves enclaves, Consumer<Progress> ended) {
        this.keyring = keyring;
        this.enclaves = enclaves;
        this.ended = ended;
    }

    public Enclaves enclaves() {
        return enclaves;
    }

    /// Makes the new key and begins; the rest happens meanwhile.
    public synchronized Optional<Objection> begin(EnclaveId store) {
        if (enclaves.locked().containsKey(store)) {
            return Optional.of(Objection.LOCKED_STORE);
        }
        if (!keyring.enclaves().contains(store)) {
            return Optional.of(Objection.UNKNOWN_STORE);
        }
        if (keyring.enclave(store).generations().size() > 1) {
            return Optional.of(Objection.UNDER_WAY);
        }
        try {
            keyring.rotate(store, keyring.enclave(store).current().cipher());
        } catch (KeyringLockedException e) {
            return Optional.of(Objection.ROOT_GONE);
        } catch (IOException e) {
            throw new StoreFailedException("the keyring cannot be written: check the disk; no key was changed");
        }
        start(enclaves.get(store));
        return Optional.empty();
    }

    /// Goes on with what the last run left.
    public void resume() {
        for (var enclave : enclaves.all()) {
            if (keyring.enclave(enclave.spec().id()).generations().size() > 1) {
                start(enclave);
            }
        }
    }

    /// The rotations of this run, by store.
    public Map<EnclaveId, Progress> progress() {
        return new LinkedHashMap<>(progress);
    }

    private void start(Enclave enclave) {
        var store = enclave.spec().id();
        int left = enclave.records().meetingsByGeneration().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        note(store, State.RUNNING, left);
        worker.execute(() -> run(enclave));
    }

    private void run(Enclave enclave) {
        var store = enclave.spec().id();
        try {
            rotate(enclave, keyring, left -> note(store, State.RUNNING, left), closing);
            if (!closing.get()) {
                ended.accept(note(store, State.DONE, 0));
            }
        } catch (IOException | RuntimeException e) {
            // The kind of failure is in the log of the store that met it; what matters here is that the old key stays.
            if (!closing.get()) {
                ended.accept(note(store, State.FAILED, left(store)));
            }
        }
    }

    private int left(EnclaveId store) {
        return Optional.ofNullable(progress.get(store)).map(Progress::left).orElse(0);
    }

    private Progress note(EnclaveId store, State state, int left) {
        var now = new Progress(store, keyring.enclave(store).current().number(), state, left);
        progress.put(store, now);
        return now;
    }

    /// Brings every meeting of a store under its current key and forgets the older ones, in this thread.
    ///
    /// @param left hears how many meetings are left
    public static void finish(Enclave enclave, Keyring keyring, Consumer<Integer> left) throws IOException {
        rotate(enclave, keyring, left, new AtomicBoolean());
    }

    private static void rotate(Enclave enclave, Keyring keyring, Consumer<Integer> left, AtomicBoolean stop)
            throws IOException {
        int remaining = 1;
        while (remaining > 0) {
            if (stop.get()) {
                return;
            }
            remaining = enclave.records().rewrap(MEETINGS_AT_A_TIME);
            left.accept(remaining);
        }
        enclave.records().finishRewrapping();
        keyring.retire(enclave.spec().id());
    }

    /// Stops after the meeting at hand; the next start goes on.
    @Override
    public void close() {
        closing.set(true);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                throw new StoreFailedException("a rotation does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
