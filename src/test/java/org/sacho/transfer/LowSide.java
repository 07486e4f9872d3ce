package org.sacho.transfer;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.sacho.audit.Action;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.AuditQuery;
import org.sacho.crypto.TestKeys;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.guard.ReleaseFilter;
import org.sacho.meeting.ContentJson;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.MinutesFilter;
import org.sacho.release.Shelves;

/// The border of a low side on a folder, with the low pack of the exercise.
final class LowSide implements AutoCloseable {

    static final PolicySnapshot POLICY = Packs.exerciseLow();
    static final ContentJson JSON = new ContentJson(POLICY.lattice());
    private static final KeyPair CHECKPOINTS = keys();

    private final Enclaves enclaves;
    private final AuditLog audit;
    private final List<String> shelved = new ArrayList<>();
    private final List<String> recalled = new ArrayList<>();
    private final Intake intake;
    private final Shelves shelves;

    LowSide(Path folder) {
        this(folder, MinutesFilter.independentPair(JSON, () -> POLICY));
    }

    LowSide(Path folder, List<ReleaseFilter> filters) {
        var spec = POLICY.keptHere().getFirst();
        this.enclaves = new Enclaves(Map.of(
                spec.id(),
                Enclave.open(
                        spec,
                        POLICY.lattice(),
                        folder.resolve("e"),
                        "0123456789abcdef".repeat(4),
                        TestKeys.enclaveKey(spec.id(), 1))));
        this.audit = audit(folder.resolve("audit"));
        var guard = Parcels.KEYS.getPublic();
        this.shelves = new Shelves(enclaves, () -> POLICY, JSON, Intake.provenance(guard));
        this.intake = new Intake(
                enclaves,
                guard,
                filters,
                new Intake.Tools(() -> POLICY, JSON, shelves, audit, shelved::add, recalled::add));
    }

    private static AuditLog audit(Path folder) {
        try {
            return AuditLog.open(
                    folder, CHECKPOINTS, new SecretKeySpec(new byte[32], "AES"), Clock.systemUTC(), new SecureRandom());
        } catch (AuditDamagedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Intake intake() {
        return intake;
    }

    Shelves shelves() {
        return shelves;
    }

    /// The ids told to whoever indexes.
    List<String> shelved() {
        return shelved;
    }

    /// What the log says of packages, oldest first.
    List<AuditEvent> log() {
        return audit.find(AuditQuery.newest(1000).doing(Action.IMPORTED)).reversed().stream()
                .map(entry -> entry.event())
                .toList();
    }

    @Override
    public void close() {
        audit.close();
        enclaves.close();
    }
}
