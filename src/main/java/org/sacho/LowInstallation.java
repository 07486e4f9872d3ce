package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import org.sacho.access.ReferenceMonitor;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Copies;
import org.sacho.audit.Journals;
import org.sacho.audit.Keys;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.crypto.RootPlace;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.KeyRotations;
import org.sacho.enclave.index.EnclaveHome;
import org.sacho.enclave.index.SearchIndex;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.WorkingMeetings;
import org.sacho.office.Accounts;
import org.sacho.office.PolicyRegister;
import org.sacho.office.Tokens;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;
import org.sacho.release.ReleaseFilters;
import org.sacho.release.Shelves;
import org.sacho.search.Search;
import org.sacho.spill.Incidents;
import org.sacho.subject.Subject;
import org.sacho.transfer.Imports;
import org.sacho.transfer.Intake;
import org.sacho.transfer.Trust;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// The low side of two networks, unlocked: people, log, shelves, search and the border at which packages come in.
/// There are no meetings here, no guard and no transcript, and nothing in this file or below it reaches a class
/// that has to do with them; a test of the architecture checks that.
public final class LowInstallation implements Premises {

    private final Parts parts;
    private final Keyring keyring;
    private final AuditLog audit;
    private final PolicyRegister policies;
    private final Accounts accounts;
    private final Tokens tokens;
    private final ReferenceMonitor monitor;
    private final Shelves shelves;
    private final Search search;
    private final Incidents incidents;
    private final Imports imports;
    private final KeyRotations rotations;

    private LowInstallation(Parts parts, Path data, Keyring keyring, Copies copies)
            throws AuditDamagedException, WrongSideException {
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        this.parts = parts;
        this.keyring = parts.keep(keyring);
        var auditKeys = Keys.of(keyring.auditKeys(), keyring.auditKey(), random);
        this.audit = parts.keep(AuditLog.open(data.resolve("audit"), auditKeys, clock, copies, StoresOnRecord::find));
        var office = parts.keep(Founding.office(data, keyring));
        this.policies = new PolicyRegister(office, keyring.office(), clock);
        var lattice = policies.active().lattice();
        this.accounts = new Accounts(office, lattice, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), clock);
        this.tokens = new Tokens(office, random, clock);

        var enclaves = parts.keep(stores(data, keyring, policies));
        audit.watch(new StoresOnRecord(enclaves, keyring));
        this.rotations = parts.keep(new KeyRotations(keyring, enclaves, new KeyRecord(audit)::ended));
        var guard = Trust.guard(enclaves)
                .orElseThrow(() -> new WrongSideException("this installation was not made with 'init --side low'"));
        var json = new ContentJson(lattice);
        this.monitor = new ReferenceMonitor(new Journals(audit).access());
        this.shelves = new Shelves(enclaves, policies::active, json, Intake.provenance(guard));
        var index = parts.keep(new SearchIndex(new EnclaveHome(enclaves, policies::active)));
        this.search = new Search(index, WorkingMeetings.NONE, shelves, monitor, audit, policies::active);
        this.incidents = IncidentKeeping.of(this, enclaves, json, clock);
        var filters = ReleaseFilters.all(json, policies::active, shelves);
        var tools =
                new Intake.Tools(policies::active, json, shelves, audit, search::minutesShelved, incidents::recalled);
        this.imports = new Imports(new Intake(enclaves, guard, filters, tools));
    }

    private static Enclaves stores(Path data, Keyring keyring, PolicyRegister policies) throws WrongSideException {
        var kept = policies.active().keptHere();
        if (!kept.stream().allMatch(store -> keyring.holds(store.id()))) {
            throw new WrongSideException("this installation was not made with 'init --side low'");
        }
        return Enclaves.open(data.resolve("e"), keyring, policies.active(), kept);
    }

    /// Makes a new low installation. Can be repeated after a crash.
    ///
    /// @param guard whose packages it takes, from now on
    /// @throws FolderInUseException if another process has the folder
    /// @throws InvalidPolicyException if the pack has mistakes; nothing is then made
    /// @throws WrongSideException if the pack is not one for a low side; nothing is then made
    public static void create(Path data, char[] passphrase, byte[] pack, String packName, PublicKey guard)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        create(data, new Founding.Root(new RootPlace.PassphraseFile(), passphrase), pack, packName, guard);
    }

    /// As above, with the root key in a place of choice.
    static void create(Path data, Founding.Root root, byte[] pack, String packName, PublicKey guard)
            throws IOException, InvalidPolicyException, PassphraseRefusedException, KeyringLockedException {
        var policy = PolicyPackReader.read(pack, packName);
        if (policy.exchange().isEmpty()
                || policy.keptHere().size() == policy.enclaves().size()) {
            throw new WrongSideException(
                    "this pack is not for a low side: it needs 'exchange' with the name of the policy"
                            + " and, under 'elsewhere', a store for the levels that are refused");
        }
        try (var _ = DataFolder.hold(data);
                var keyring = Founding.begin(data, root, pack, packName, policy.keptHere());
                var enclaves = Enclaves.open(data.resolve("e"), keyring, policy, policy.keptHere())) {
            Trust.begin(enclaves, policy, guard);
        }
    }

    /// Unlocks a low installation.
    ///
    /// @throws FolderInUseException if another process has the folder
    /// @throws WrongSideException if the installation is of another side
    public static LowInstallation open(Path data, char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        return open(data, passphrase, Copies.NONE);
    }

    static LowInstallation open(Path data, char[] passphrase, Copies copies)
            throws IOException, KeyringLockedException, AuditDamagedException {
        var parts = new Parts();
        parts.keep(DataFolder.hold(data));
        try {
            var keyring = Keyring.open(data.resolve("keys"), passphrase);
            var installation = new LowInstallation(parts, data, keyring, copies);
            parts.keep(RunOnRecord.begin(installation.audit));
            installation.search.resume();
            installation.incidents.resume();
            installation.rotations.resume();
            return installation;
        } catch (IOException | KeyringLockedException | AuditDamagedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    Imports imports() {
        return imports;
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

    @Override
    public ReferenceMonitor monitor() {
        return monitor;
    }

    @Override
    public Shelves shelves() {
        return shelves;
    }

    @Override
    public Search search() {
        return search;
    }

    @Override
    public KeyRotations rotations() {
        return rotations;
    }

    @Override
    public Incidents incidents() {
        return incidents;
    }

    @Override
    public boolean hasMeetings() {
        return false;
    }

    @Override
    public int waitingFor(Subject subject) {
        return 0;
    }

    @Override
    public void close() {
        parts.close();
    }
}
