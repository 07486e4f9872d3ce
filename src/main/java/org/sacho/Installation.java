package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.sacho.access.ReferenceMonitor;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Journals;
import org.sacho.audit.Keys;
import org.sacho.classify.RuleClassifier;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.crypto.RootPlace;
import org.sacho.destruction.Destructions;
import org.sacho.enclave.KeyRotations;
import org.sacho.enclave.index.EnclaveHome;
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
import org.sacho.policy.InvalidPolicyException;
import org.sacho.release.ReleaseFilters;
import org.sacho.release.Releases;
import org.sacho.release.Shelves;
import org.sacho.review.Reviews;
import org.sacho.search.Search;
import org.sacho.spill.Incidents;
import org.sacho.spill.Spills;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.transcript.TranscriptReader;
import org.sacho.transcript.extract.WorkerExtractor;
import org.sacho.transfer.Exports;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// One unlocked installation: the objects that run, wired by hand in one place, so that an auditor reads this
/// file to know what runs.
///
/// Everything written lies below the data folder. Closing takes the parts down in reverse order.
public final class Installation implements Premises {

    private final Parts parts;
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
    private final Exports exports;
    private final Releases releases;
    private final Search search;
    private final KeyRotations rotations;
    private final Destructions destructions;
    private final Spillage spillage;

    /// @param parts are closed with it; whoever calls closes them if this fails
    Installation(Parts parts, Path data, Keyring keyring, Equipment equipment)
            throws AuditDamagedException, WrongSideException {
        var clock = equipment.clock();
        var random = new SecureRandom();
        this.parts = parts;
        this.keyring = parts.keep(keyring);
        var auditKeys = Keys.of(keyring.auditKeys(), keyring.auditKey(), random);
        this.audit = parts.keep(
                AuditLog.open(data.resolve("audit"), auditKeys, clock, equipment.copies(), StoresOnRecord::find));
        var office = parts.keep(Founding.office(data, keyring));
        this.policies = new PolicyRegister(office, keyring.office(), clock);
        var lattice = policies.active().lattice();
        this.accounts = new Accounts(office, lattice, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), clock);
        this.tokens = new Tokens(office, random, clock);
        this.extractor = parts.keep(new WorkerExtractor(data.resolve("tmp"), WorkerExtractor.Limits.STANDARD));

        var enclaves = parts.keep(WayOut.stores(equipment.side(), data.resolve("e"), keyring, policies.active()));
        audit.watch(new StoresOnRecord(enclaves, keyring));
        this.rotations = parts.keep(new KeyRotations(keyring, enclaves, new KeyRecord(audit)::ended));
        var json = new ContentJson(lattice);
        var journals = new Journals(audit);
        this.monitor = new ReferenceMonitor(journals.access());
        this.store = new MeetingStore(enclaves, policies::active, json);
        this.access = new Access(monitor, store, lattice.top());
        var wayOut = WayOut.of(equipment, enclaves, keyring, json, policies::active);
        this.shelves = wayOut.shelves();
        this.exports = new Exports(wayOut.outboxes(), audit);
        var index = parts.keep(new SearchIndex(new EnclaveHome(enclaves, policies::active)));
        this.search = new Search(index, store, shelves, monitor, audit, policies::active);
        var rules = new CurrentClassifier(policies::active, RuleClassifier::new);
        var voices = new CurrentClassifier(policies::active, policy -> Voices.all(policy, equipment.model()));
        this.processing = parts.keep(new Processing(store, voices, search::meetingChanged));
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
        var filters = ReleaseFilters.line(json, policies::active, wayOut.already());
        var guard = new Guard(journals.release(), filters, clock);
        this.releases = new Releases(new Releases.Tools(
                store,
                access,
                monitor,
                guard,
                new EditionComposition(json),
                wayOut.outlet(),
                audit,
                policies::active,
                accounts::subject,
                clock,
                search::minutesShelved));
        this.destructions = DestructionWiring.of(this, enclaves, clock);
        this.spillage = Spillage.of(this, enclaves, json, clock);
    }

    /// Makes the keys, the stores and the first policy of a new installation. Can be repeated after a crash.
    ///
    /// @throws FolderInUseException if another process has the folder
    /// @throws InvalidPolicyException if the pack has mistakes; nothing is then made
    public static void create(Path data, char[] passphrase, byte[] pack, String packName)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        Founding.all(data, new Founding.Root(new RootPlace.PassphraseFile(), passphrase), pack, packName);
    }

    /// Whether the folder holds an installation.
    public static boolean exists(Path data) {
        return Founding.done(data);
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
        var installation = equipment.unlock(data, passphrase);
        try {
            installation.resume();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void resume() {
        parts.keep(RunOnRecord.begin(audit));
        destructions.resume();
        search.resume();
        releases.resume();
        spillage.spills().resume();
        processing.resume();
        rotations.resume();
    }

    @Override
    public void close() {
        parts.close();
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public PolicyRegister policies() {
        return policies;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
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

    @Override
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

    @Override
    public Shelves shelves() {
        return shelves;
    }

    Exports exports() {
        return exports;
    }

    @Override
    public boolean hasMeetings() {
        return true;
    }

    @Override
    public int waitingFor(Subject subject) {
        int lowerings = reviews.waitingFor(subject) + destructions.waitingFor(subject);
        return subject.fills(Role.APPROVER) ? lowerings + releases.waitingFor(subject) : lowerings;
    }

    public Releases releases() {
        return releases;
    }

    @Override
    public KeyRotations rotations() {
        return rotations;
    }

    public Destructions destructions() {
        return destructions;
    }

    @Override
    public Search search() {
        return search;
    }

    public Spills spills() {
        return spillage.spills();
    }

    @Override
    public Incidents incidents() {
        return spillage.incidents();
    }
}
