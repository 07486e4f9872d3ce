package org.sacho.transfer;

import java.security.PublicKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.Enclaves;
import org.sacho.guard.GuardVerifier;
import org.sacho.guard.ReleaseFilter;
import org.sacho.meeting.ContentJson;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Provenance;
import org.sacho.release.Shelves;
import org.sacho.transfer.PackageRefusedException.Reason;

/// The border of the low side: takes packages of one guard, in their order, each once.
///
/// What is not authentic changes nothing but the log. What is authentic and next in line always counts as received,
/// also when this network's policy does not let it be shown, so that nothing waits behind it for ever.
public final class Intake {

    private final Tools tools;
    private final GuardVerifier guard;
    private final ContentCheck check;
    private final Map<EnclaveId, Ledger> ledgers = new LinkedHashMap<>();
    private final Set<String> reported = new HashSet<>();

    /// What taking in needs.
    ///
    /// @param shelved told of every edition that has come onto its shelf
    /// @param recalled told of every edition that the other network recalls; has dealt with it on return
    public record Tools(
            Supplier<PolicySnapshot> policy,
            ContentJson json,
            Shelves shelves,
            AuditLog audit,
            Consumer<String> shelved,
            Consumer<String> recalled) {}

    /// @param guard the key that is trusted
    /// @param filters this network's own
    public Intake(Enclaves enclaves, PublicKey guard, List<ReleaseFilter> filters, Tools tools) {
        this.tools = tools;
        this.guard = new GuardVerifier(guard);
        this.check = new ContentCheck(tools.policy(), tools.json(), filters);
        for (var enclave : enclaves.all()) {
            ledgers.put(enclave.spec().id(), new Ledger(enclave, tools.policy()));
        }
    }

    /// How minutes on the shelves of the low side show that the guard let them out: by the package they came in.
    public static Provenance provenance(PublicKey guard) {
        var verifier = new GuardVerifier(guard);
        return kept -> {
            try {
                var read = ReleasePackage.read(kept, verifier);
                return read.warrant()
                        .map(_ -> read.released().content().toArray())
                        .orElseThrow(() -> new IllegalStateException("a recall is no minutes"));
            } catch (PackageRefusedException e) {
                throw new IllegalStateException("released minutes do not carry the guard's signature", e);
            }
        };
    }

    /// Takes one file, or says why not. Refusals are on record, each once while the server runs.
    ///
    /// @param name of the file; a name that no package has is the caller's to leave alone
    public synchronized Receipt offer(String name, byte[] file) {
        Optional<ReleasePackage.Verified> verified = Optional.empty();
        try {
            verified = Optional.of(ReleasePackage.read(file, guard));
            return take(name, verified.get());
        } catch (PackageRefusedException e) {
            return refuse(name, ReleasePackage.hex(ReleasePackage.hash(file)), e.reason(), expected(verified));
        }
    }

    private long expected(Optional<ReleasePackage.Verified> verified) {
        return verified.map(read -> ledgers.get(read.released().destination()))
                .map(ledger -> ledger.sequence() + 1)
                .orElse(0L);
    }

    private Receipt take(String name, ReleasePackage.Verified verified) throws PackageRefusedException {
        var released = verified.released();
        var ledger = Optional.ofNullable(ledgers.get(released.destination()))
                .orElseThrow(() -> new PackageRefusedException(Reason.WRONG_DESTINATION));
        boolean named = ReleasePackage.fileName(released.destination(), released.sequence())
                .equals(name);
        if (ledger.knows(verified.hash()) && named) {
            return new Receipt(name, Receipt.Outcome.KNOWN, Optional.empty(), ledger.sequence() + 1, Optional.empty());
        }
        var outOfLine = outOfLine(ledger, verified, named);
        if (outOfLine.isPresent()) {
            throw new PackageRefusedException(outOfLine.get());
        }
        if (verified.warrant().isEmpty()) {
            return recall(name, verified, ledger);
        }
        if (tools.shelves().isolated(Shelves.idOf(verified.warrant().get().digest()))) {
            throw new PackageRefusedException(Reason.ISOLATED);
        }
        var objection = check.objection(verified);
        if (objection.isPresent()) {
            if (objection.get() != Reason.FILTER_FAILED) {
                record(name, ReleasePackage.hex(verified.hash()), Outcome.GRANTED, Optional.empty());
                ledger.pass(verified);
            }
            throw new PackageRefusedException(objection.get());
        }
        return shelve(name, verified, ledger);
    }

    private static Optional<Reason> outOfLine(Ledger ledger, ReleasePackage.Verified verified, boolean named) {
        long sequence = verified.released().sequence();
        if (ledger.knows(verified.hash())) {
            return Optional.of(Reason.REPLAYED);
        }
        if (!named) {
            return Optional.of(Reason.MISNAMED);
        }
        if (sequence <= ledger.sequence()) {
            return Optional.of(Reason.CONFLICTING);
        }
        if (sequence > ledger.sequence() + 1) {
            return Optional.of(Reason.GAP);
        }
        return verified.released().previous().equals(ledger.last())
                ? Optional.empty()
                : Optional.of(Reason.BROKEN_CHAIN);
    }

    private Receipt shelve(String name, ReleasePackage.Verified verified, Ledger ledger) {
        var hash = ReleasePackage.hex(verified.hash());
        record(name, hash, Outcome.GRANTED, Optional.empty());
        var id = tools.shelves()
                .receive(
                        verified.warrant().orElseThrow(),
                        verified.released().content().toArray(),
                        verified.file().toArray(),
                        ledger.entry(verified));
        ledger.remember(verified.hash());
        record(name, hash, Outcome.DONE, Optional.empty());
        tools.shelved().accept(id);
        return new Receipt(name, Receipt.Outcome.IMPORTED, Optional.empty(), ledger.sequence() + 1, Optional.of(id));
    }

    /// What is recalled is out of reach before the package counts as received, so a crash between the two repeats it.
    private Receipt recall(String name, ReleasePackage.Verified verified, Ledger ledger)
            throws PackageRefusedException {
        var edition = verified.released().recalled().orElseThrow(() -> new PackageRefusedException(Reason.MALFORMED));
        var hash = ReleasePackage.hex(verified.hash());
        record(name, hash, Outcome.GRANTED, Optional.empty());
        tools.recalled().accept(edition);
        ledger.pass(verified);
        record(name, hash, Outcome.DONE, Optional.empty());
        return new Receipt(
                name, Receipt.Outcome.RECALLED, Optional.empty(), ledger.sequence() + 1, Optional.of(edition));
    }

    private Receipt refuse(String name, String hash, Reason reason, long expected) {
        var receipt = Receipt.refused(name, reason, expected);
        if (reported.add(name + " " + hash + " " + reason)) {
            record(name, hash, Outcome.REFUSED, Optional.of(reason));
        }
        return receipt;
    }

    private void record(String name, String hash, Outcome outcome, Optional<Reason> reason) {
        var event = AuditEvent.of(Action.IMPORTED, new Actor.Server(), name, outcome)
                .with(Detail.DIGEST, hash);
        tools.audit()
                .append(List.of(
                        reason.map(why -> event.with(Detail.REASON, why.name())).orElse(event)));
    }
}
