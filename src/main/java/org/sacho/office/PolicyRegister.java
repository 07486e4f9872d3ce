package org.sacho.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicyPackReader;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.SubjectId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Every policy pack that was ever proposed here, and which one is in force.
///
/// A pack comes into force only when a second security administrator agrees. The words a pack looks for may
/// themselves be classified, so packs are kept sealed.
public final class PolicyRegister {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EnclaveKey key;
    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();

    /// A pack and what became of it.
    public record Entry(
            PolicySnapshot policy,
            String fileName,
            Status status,
            SubjectId proposedBy,
            Instant proposedAt,
            Optional<SubjectId> decidedBy,
            Optional<Instant> decidedAt) {

        Entry decided(Status next, SubjectId by, Instant at) {
            return new Entry(policy, fileName, next, proposedBy, proposedAt, Optional.of(by), Optional.of(at));
        }

        Entry retired() {
            return new Entry(policy, fileName, Status.RETIRED, proposedBy, proposedAt, decidedBy, decidedAt);
        }
    }

    /// Where a pack stands.
    public enum Status {
        PROPOSED,
        ACTIVE,
        RETIRED,
        REFUSED
    }

    /// Why a proposal or a decision is not accepted.
    public enum Objection {
        /// It is in force, or waits already.
        KNOWN,
        /// It has other levels, categories or stores; what is kept here could not be compared any more.
        OTHER_LEVELS_OR_STORES,
        /// Nobody approves their own proposal.
        OWN_PROPOSAL,
        /// There is no such proposal waiting.
        NOT_WAITING
    }

    public PolicyRegister(DataSource office, EnclaveKey key, Clock clock) {
        this.jdbc = JdbcClient.create(office);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(office));
        this.key = key;
        this.clock = clock;
        entries.addAll(jdbc.sql("SELECT * FROM pack ORDER BY proposed_at, digest")
                .query((row, n) -> read(row))
                .list());
    }

    /// Puts the first policy of a new installation in force: whoever installs chooses it.
    public synchronized void install(byte[] pack, String fileName) throws InvalidPolicyException {
        if (!entries.isEmpty()) {
            throw new IllegalStateException("this installation has a policy");
        }
        var policy = PolicyPackReader.read(pack, fileName);
        var installer = new SubjectId("installer");
        var now = clock.instant();
        var entry =
                new Entry(policy, fileName, Status.ACTIVE, installer, now, Optional.of(installer), Optional.of(now));
        insert(entry, pack);
        entries.add(entry);
    }

    public synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The rules in force.
    public synchronized PolicySnapshot active() {
        return entries.stream()
                .filter(entry -> entry.status() == Status.ACTIVE)
                .map(Entry::policy)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no policy is in force"));
    }

    /// All packs, newest first.
    public synchronized List<Entry> history() {
        return entries.reversed();
    }

    /// Files a pack for a second person to decide.
    public synchronized Optional<Objection> propose(SubjectId by, byte[] pack, String fileName)
            throws InvalidPolicyException {
        var policy = PolicyPackReader.read(pack, fileName);
        if (!policy.sameLatticeAndStores(active())) {
            return Optional.of(Objection.OTHER_LEVELS_OR_STORES);
        }
        var known = find(policy.digest());
        if (known.filter(entry -> entry.status() == Status.ACTIVE || entry.status() == Status.PROPOSED)
                .isPresent()) {
            return Optional.of(Objection.KNOWN);
        }
        known.ifPresent(this::remove);
        var entry =
                new Entry(policy, fileName, Status.PROPOSED, by, clock.instant(), Optional.empty(), Optional.empty());
        insert(entry, pack);
        entries.add(entry);
        return Optional.empty();
    }

    /// Decides on somebody else's proposal.
    public synchronized Optional<Objection> decide(SubjectId by, PolicyDigest digest, boolean approve) {
        var found = find(digest).filter(entry -> entry.status() == Status.PROPOSED);
        if (found.isEmpty()) {
            return Optional.of(Objection.NOT_WAITING);
        }
        if (found.get().proposedBy().equals(by)) {
            return Optional.of(Objection.OWN_PROPOSAL);
        }
        var changed = new HashMap<PolicyDigest, Entry>();
        if (approve) {
            changed.put(active().digest(), find(active().digest()).orElseThrow().retired());
        }
        changed.put(digest, found.get().decided(approve ? Status.ACTIVE : Status.REFUSED, by, clock.instant()));
        save(List.copyOf(changed.values()));
        entries.replaceAll(entry -> changed.getOrDefault(entry.policy().digest(), entry));
        return Optional.empty();
    }

    private Optional<Entry> find(PolicyDigest digest) {
        return entries.stream()
                .filter(entry -> entry.policy().digest().equals(digest))
                .findFirst();
    }

    private void remove(Entry entry) {
        entries.remove(entry);
        jdbc.sql("DELETE FROM pack WHERE digest = ?")
                .params(entry.policy().digest().hex())
                .update();
    }

    private void save(List<Entry> changed) {
        transaction.executeWithoutResult(status -> changed.forEach(
                entry -> jdbc.sql("UPDATE pack SET status = ?, decided_by = ?, decided_at = ? WHERE digest = ?")
                        .param(entry.status().name())
                        .param(entry.decidedBy().map(SubjectId::value).orElse(null))
                        .param(entry.decidedAt().map(Timestamp::from).orElse(null))
                        .param(entry.policy().digest().hex())
                        .update()));
    }

    private void insert(Entry entry, byte[] pack) {
        var digest = entry.policy().digest().hex();
        try {
            var wrapped = key.newFrameKey(name(digest));
            try (var cipher = key.openFrames(name(digest), wrapped)) {
                jdbc.sql("""
                        INSERT INTO pack (digest, file_name, wrapped_key, sealed, status, proposed_by, proposed_at,
                                          decided_by, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                        .param(digest)
                        .param(entry.fileName())
                        .param(wrapped.toArray())
                        .param(cipher.seal(0, pack))
                        .param(entry.status().name())
                        .param(entry.proposedBy().value())
                        .param(Timestamp.from(entry.proposedAt()))
                        .param(entry.decidedBy().map(SubjectId::value).orElse(null))
                        .param(entry.decidedAt().map(Timestamp::from).orElse(null))
                        .update();
            }
        } catch (EnvelopeRejectedException e) {
            throw new IllegalStateException("a key made just now does not open", e);
        }
    }

    private Entry read(ResultSet row) throws SQLException {
        var digest = row.getString("digest");
        try (var cipher = key.openFrames(name(digest), Bytes.copyOf(row.getBytes("wrapped_key")))) {
            byte[] pack = cipher.open(0, row.getBytes("sealed"));
            return new Entry(
                    PolicyPackReader.read(pack, row.getString("file_name")),
                    row.getString("file_name"),
                    Status.valueOf(row.getString("status")),
                    new SubjectId(row.getString("proposed_by")),
                    row.getTimestamp("proposed_at").toInstant(),
                    Optional.ofNullable(row.getString("decided_by")).map(SubjectId::new),
                    Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant));
        } catch (EnvelopeRejectedException | InvalidPolicyException e) {
            throw new IllegalStateException(
                    "policy " + digest.substring(0, 12) + " in the register cannot be read; restore a backup", e);
        }
    }

    private static String name(String digest) {
        return "policy-" + digest.substring(0, 32);
    }
}
