package org.sacho;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sacho.access.ReferenceMonitor;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Journals;
import org.sacho.audit.Keys;
import org.sacho.classify.RuleClassifier;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.Database;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.index.SearchIndex;
import org.sacho.guard.Guard;
import org.sacho.meeting.Access;
import org.sacho.meeting.Arrivals;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.Processing;
import org.sacho.minutes.Drafting;
import org.sacho.minutes.EditionComposition;
import org.sacho.office.Accounts;
import org.sacho.office.PolicyRegister;
import org.sacho.office.Tokens;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;
import org.sacho.release.AggregationFilter;
import org.sacho.release.MinutesFilter;
import org.sacho.release.Releases;
import org.sacho.release.Shelves;
import org.sacho.review.Reviews;
import org.sacho.search.Search;
import org.sacho.transcript.TranscriptReader;
import org.sacho.transcript.extract.WorkerExtractor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// One unlocked installation: the objects that run, wired by hand in one place, so that an auditor reads this
/// file to know what runs.
///
/// Everything written lies below the data folder. Closing takes the parts down in reverse order.
public final class Installation implements AutoCloseable {

    private static final Duration EXTRACTION = Duration.ofSeconds(60);
    private static final int WORKER_MEGABYTES = 512;
    private static final int LARGEST_TEXT = 20_000_000;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final Keyring keyring;
    private final AuditLog audit;
    private final PolicyRegister policies;
    private final Accounts accounts;
    private final Tokens tokens;
    private final WorkerExtractor extractor;
    private final MeetingStore store;
    private final Access access;
    private final ReferenceMonitor monitor;
    private final Processing processing;
    private final Arrivals arrivals;
    private final Reviews reviews;
    private final Drafting drafting;
    private final Shelves shelves;
    private final Releases releases;
    private final Search search;

    private Installation(DataFolder folder, Path data, Keyring keyring, Equipment equipment, Clock clock)
            throws AuditDamagedException {
        var random = new SecureRandom();
        keep(folder);
        this.keyring = keep(keyring);
        var auditKeys = Keys.of(keyring.auditKeys(), keyring.auditKey(), random);
        this.audit =
                keep(AuditLog.open(data.resolve("audit"), auditKeys, clock, equipment.copies(), StoresOnRecord::find));
        var office = keep(openOffice(data, keyring));
        this.policies = new PolicyRegister(office, keyring.office(), clock);
        var lattice = policies.active().lattice();
        this.accounts = new Accounts(office, lattice, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), clock);
        this.tokens = new Tokens(office, random, clock);
        this.extractor = keep(new WorkerExtractor(
                data.resolve("tmp"), new WorkerExtractor.Limits(EXTRACTION, WORKER_MEGABYTES, LARGEST_TEXT)));

        var enclaves = keep(Enclaves.open(data.resolve("e"), keyring, policies.active()));
        audit.watch(new StoresOnRecord(enclaves, keyring));
        var json = new ContentJson(lattice);
        var journals = new Journals(audit);
        this.monitor = new ReferenceMonitor(journals.access());
        this.store = new MeetingStore(enclaves, policies::active, json);
        this.access = new Access(monitor, store, lattice.top());
        this.shelves = new Shelves(enclaves, policies::active, json, keyring.guardKeys());
        this.search = new Search(keep(new SearchIndex()), store, shelves, monitor, audit, policies::active);
        var rules = new CurrentClassifier(policies::active, RuleClassifier::new);
        var voices = new CurrentClassifier(policies::active, policy -> Voices.all(policy, equipment.model()));
        this.processing = keep(new Processing(store, voices, search::meetingChanged));
        this.arrivals = new Arrivals(new Arrivals.Tools(
                store,
                processing,
                new TranscriptReader(extractor),
                monitor,
                access,
                audit,
                policies::active,
                rules,
                clock));
        this.reviews = new Reviews(store, access, audit, policies::active, clock);
        this.drafting = new Drafting(store, access, audit, policies::active, rules);
        var filters = new ArrayList<>(MinutesFilter.independentPair(json, policies::active));
        filters.add(new AggregationFilter(json, policies::active, shelves));
        var guard = new Guard(journals.release(), filters, clock);
        this.releases = new Releases(new Releases.Tools(
                store,
                access,
                monitor,
                guard,
                new EditionComposition(json),
                shelves,
                audit,
                policies::active,
                accounts::subject,
                clock,
                search::minutesShelved));
    }

    /// Makes the keys, the stores and the first policy of a new installation. Can be repeated after a crash.
    ///
    /// @throws FolderInUseException if another process has the folder
    /// @throws InvalidPolicyException if the pack has mistakes; nothing is then made
    public static void create(Path data, char[] passphrase, byte[] pack, String packName)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        var policy = PolicyPackReader.read(pack, packName);
        var keys = data.resolve("keys");
        var enclaves = policy.enclaves().stream().map(EnclaveSpec::id).toList();
        try (var _ = DataFolder.hold(data);
                var keyring =
                        exists(data) ? Keyring.open(keys, passphrase) : Keyring.create(keys, passphrase, enclaves)) {
            PrivateFolders.create(data.resolve("audit"), data.resolve("office"));
            try (var office = openOffice(data, keyring)) {
                var register = new PolicyRegister(office, keyring.office(), Clock.systemUTC());
                if (register.isEmpty()) {
                    register.install(pack, packName);
                }
            }
        }
    }

    /// Whether the folder holds an installation.
    public static boolean exists(Path data) {
        return Files.exists(data.resolve("keys").resolve("root.p12"));
    }

    /// As below, with the model that comes with the product.
    public static Installation open(Path data, char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        return open(data, passphrase, Equipment.standard());
    }

    /// Unlocks an installation and takes up what the last run left unfinished.
    ///
    /// @throws FolderInUseException if another process has the folder
    static Installation open(Path data, char[] passphrase, Equipment equipment)
            throws IOException, KeyringLockedException, AuditDamagedException {
        return open(data, passphrase, equipment, Installation::resume);
    }

    /// Unlocks an installation for reading: whatever the last run left unfinished stays so, and waits for a server
    /// with the model of its own.
    ///
    /// @throws FolderInUseException if another process has the folder
    static Installation openAtRest(Path data, char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        return open(data, passphrase, Equipment.standard(), _ -> {});
    }

    private static Installation open(Path data, char[] passphrase, Equipment equipment, Consumer<Installation> begin)
            throws IOException, KeyringLockedException, AuditDamagedException {
        var folder = DataFolder.hold(data);
        try {
            WorkerExtractor.deleteLeftovers(data.resolve("tmp"));
            var keyring = Keyring.open(data.resolve("keys"), passphrase);
            var installation = new Installation(folder, data, keyring, equipment, Clock.systemUTC());
            begin.accept(installation);
            return installation;
        } catch (IOException | KeyringLockedException | AuditDamagedException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void resume() {
        keep(RunOnRecord.begin(audit));
        search.rebuild();
        releases.resume();
        processing.resume();
    }

    private static HikariDataSource openOffice(Path data, Keyring keyring) {
        return Database.openEncrypted(
                data.resolve("office").resolve("office"), keyring.officeDatabasePassword(), "db/office");
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.add(part);
        return part;
    }

    /// Takes every part down, also when one of them fails.
    @Override
    public void close() {
        var failures = new ArrayList<Exception>();
        for (var part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the installation did not close cleanly", failures.getFirst());
        }
    }

    public AuditLog audit() {
        return audit;
    }

    public PolicyRegister policies() {
        return policies;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Keyring keyring() {
        return keyring;
    }

    public WorkerExtractor extractor() {
        return extractor;
    }

    public MeetingStore store() {
        return store;
    }

    public Access access() {
        return access;
    }

    public ReferenceMonitor monitor() {
        return monitor;
    }

    public Processing processing() {
        return processing;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    public Reviews reviews() {
        return reviews;
    }

    public Drafting drafting() {
        return drafting;
    }

    public Shelves shelves() {
        return shelves;
    }

    public Releases releases() {
        return releases;
    }

    public Search search() {
        return search;
    }
}
