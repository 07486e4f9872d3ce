package org.sacho.destruction;

import java.security.KeyPair;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.NeedToKnow.PutBefore;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.destruction.Destruction.Certificate;
import org.sacho.destruction.Destruction.Decision;
import org.sacho.destruction.Destruction.Status;
import org.sacho.destruction.Register.Entry;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Inventory;
import org.sacho.meeting.Access;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

/// Destroys meetings on the word of two people: an officer of the meeting asks, an approver who is cleared for it
/// confirms.
///
/// Destroying is four durable steps in this order: the confirmation, with what is about to go; the meeting's key
/// and records; the audit record; the certificate. A crash between them is finished by [#resume()]; from the
/// first on there is no way back. Released minutes are records of their own and stay.
public final class Destructions {

    private static final int LONGEST_REASON = 500;

    private final Tools tools;
    private final Register register;
    private final Certification certification;

    /// What destroying needs.
    ///
    /// @param signing the keys that sign the audit log
    /// @param gone told of every meeting that is destroyed
    /// @param released ids of the released minutes that came out of meetings
    public record Tools(
            MeetingStore store,
            Enclaves enclaves,
            Access access,
            ReferenceMonitor monitor,
            AuditLog audit,
            Supplier<PolicySnapshot> policy,
            ContentJson json,
            KeyPair signing,
            Clock clock,
            Consumer<Target> gone,
            Function<Collection<String>, Set<String>> released) {}

    /// What goes when a meeting is destroyed, and what stays.
    ///
    /// @param released ids of released minutes, which stay with their readers
    public record Consequences(Inventory goes, Set<String> released) {
        public Consequences {
            released = Set.copyOf(released);
        }
    }

    public Destructions(Tools tools) {
        this.tools = tools;
        this.register = new Register(tools.enclaves(), tools.policy(), tools.json());
        this.certification = new Certification(tools.json(), tools.signing());
    }

    /// What would go now, for the officer who thinks of asking.
    public Consequences preview(Subject officer, String meeting) {
        tools.access().toWork(officer, meeting);
        return consequences(tools.store().high(meeting).home().id(), meeting);
    }

    /// What would go now, for who may see the request.
    public Consequences preview(Destruction pending) {
        var entry = register.find(pending.id()).orElseThrow(RefusedException::notFound);
        return consequences(entry.enclave(), pending.meeting());
    }

    private Consequences consequences(EnclaveId home, String meeting) {
        var released = new TreeSet<>(tools.released().apply(Set.of(meeting)));
        return new Consequences(register.records(home).inventory(meeting), released);
    }

    /// Asks for the destruction of a meeting.
    ///
    /// @throws RefusedException INVALID without a reason, CONFLICT if it was asked for already
    public synchronized Destruction request(Subject officer, String meeting, String reason) {
        var grant = tools.access().toWork(officer, meeting);
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new RefusedException(RefusedException.Kind.INVALID, "destruction-needs-reason");
        }
        if (pendingFor(meeting)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "destruction-pending");
        }
        if (!(grant.target().needToKnow() instanceof Listed(var people))) {
            throw new IllegalStateException("a meeting has a list of people");
        }
        var id = meeting + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var now = tools.clock().instant();
        var asked = new Destruction(
                id,
                meeting,
                grant.target().label(),
                people,
                officer.id(),
                now,
                reason.strip(),
                Status.PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        record(Action.DESTRUCTION_REQUESTED, Actor.of(officer.id()), asked);
        return register.add(tools.store().high(meeting).home().id(), asked).destruction();
    }

    /// Whether somebody waits for a decision on this meeting.
    public boolean pendingFor(String meeting) {
        return register.all().stream()
                .map(Entry::destruction)
                .anyMatch(entry -> entry.meeting().equals(meeting) && entry.status() == Status.PENDING);
    }

    /// Confirms or refuses; a confirmation destroys at once.
    ///
    /// @throws RefusedException FORBIDDEN for whoever asked or is no approver, CONFLICT if it was decided
    public synchronized Destruction decide(Subject approver, String id, boolean approve, String reason) {
        Access.orNotFound(tools.monitor().decideLabel(approver, target(id)));
        var entry = register.find(id).orElseThrow(RefusedException::notFound);
        var asked = entry.destruction();
        requireDecidable(approver, asked, approve, reason);
        var decision = new Decision(approver.id(), tools.clock().instant(), approve, reason.strip());
        record(approve ? Action.DESTRUCTION_APPROVED : Action.DESTRUCTION_REFUSED, Actor.of(approver.id()), asked);
        if (!approve) {
            return register.replace(entry, asked.refused(decision)).destruction();
        }
        var records = register.records(entry.enclave());
        records.freeze(asked.meeting());
        var approved = asked.approved(decision, records.inventory(asked.meeting()));
        return complete(register.replace(entry, approved));
    }

    private static void requireDecidable(Subject approver, Destruction asked, boolean approve, String reason) {
        if (asked.requester().equals(approver.id())) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "own-proposal");
        }
        if (!approver.fills(Role.APPROVER)) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "not-your-role");
        }
        if (asked.status() != Status.PENDING) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        if (!approve && reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "refusal-needs-reason");
        }
    }

    /// Finishes what was confirmed and interrupted, before anything else works on meetings.
    public synchronized void resume() {
        register.all().stream()
                .filter(entry -> entry.destruction().status() == Status.APPROVED)
                .forEach(this::complete);
    }

    private Destruction complete(Entry entry) {
        var approved = entry.destruction();
        var meeting = approved.meeting();
        var target = tools.store().target(meeting);
        if (target.isPresent()) {
            tools.store().destroy(meeting);
            tools.gone().accept(target.get());
        } else {
            register.records(entry.enclave()).destroyMeeting(meeting);
        }
        var certificate = certification.certify(approved, tools.clock().instant());
        var erased = approved.erased().orElseThrow();
        tools.audit()
                .append(List.of(AuditEvent.of(
                                Action.DESTROYED,
                                Actor.of(approved.decision().orElseThrow().by()),
                                meeting,
                                Outcome.DONE)
                        .labelled(approved.label())
                        .with(Detail.REQUEST, approved.id())
                        .with(Detail.COUNT, Integer.toString(erased.records()))
                        .with(Detail.DIGEST, erased.sha256())));
        return register.replace(entry, approved.destroyed(certificate)).destruction();
    }

    /// One entry, for somebody it was put before, or who was on the meeting's list.
    public Destruction get(Subject subject, String id) {
        Access.orNotFound(tools.monitor().decideRead(subject, target(id)));
        return register.find(id).orElseThrow(RefusedException::notFound).destruction();
    }

    /// All entries this person may see, oldest first.
    public List<Destruction> list(Subject subject) {
        var readable = tools.monitor()
                .selectReadable(
                        subject, register.all().stream().map(this::target).toList());
        return register.all().stream()
                .filter(entry -> readable.containsKey(target(entry)))
                .map(Entry::destruction)
                .toList();
    }

    /// How many requests wait for this person.
    public int waitingFor(Subject subject) {
        var waiting = register.all().stream()
                .filter(entry -> entry.destruction().awaits(subject.id()))
                .map(this::target)
                .toList();
        return subject.fills(Role.APPROVER)
                ? tools.monitor().searchable(subject, waiting).size()
                : 0;
    }

    /// All entries, for an auditor, who is shown ids, labels, people, times and digests and no reasons.
    public List<Destruction> audited(Subject auditor) {
        if (!auditor.fills(Role.AUDITOR)) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "not-your-role");
        }
        tools.audit().append(List.of(AuditEvent.of(Action.AUDIT_READ, Actor.of(auditor.id()), "", Outcome.DONE)));
        return register.all().stream().map(Entry::destruction).toList();
    }

    public boolean genuine(Certificate certificate) {
        return certification.genuine(certificate);
    }

    /// What a third party checks certificates with: Ed25519, X.509, Base64.
    public String publicKey() {
        return certification.publicKey();
    }

    private Target target(String id) {
        return register.find(id)
                .map(this::target)
                .orElseGet(() -> tools.access().unknown("request", id));
    }

    private Target target(Entry entry) {
        var destruction = entry.destruction();
        return new Target(
                "request", destruction.id(), destruction.label(), new PutBefore(destruction.people(), Role.APPROVER));
    }

    private void record(Action action, Actor actor, Destruction destruction) {
        tools.audit()
                .append(List.of(AuditEvent.of(action, actor, destruction.meeting(), Outcome.DONE)
                        .labelled(destruction.label())
                        .with(Detail.REQUEST, destruction.id())));
    }
}
