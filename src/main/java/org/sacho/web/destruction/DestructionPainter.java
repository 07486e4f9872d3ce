package org.sacho.web.destruction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sacho.Installation;
import org.sacho.destruction.Destruction;
import org.sacho.destruction.Destruction.Certificate;
import org.sacho.destruction.Destruction.Status;
import org.sacho.destruction.Destructions.Consequences;
import org.sacho.enclave.Inventory;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Labels;
import org.sacho.web.Words;
import org.sacho.web.destruction.DestructionView.Confirmed;
import org.sacho.web.destruction.DestructionView.Going;
import org.sacho.web.destruction.DestructionView.Proof;
import org.sacho.web.destruction.DestructionView.Row;
import org.springframework.stereotype.Component;

/// Turns entries of the register into what pages show.
@Component
final class DestructionPainter {

    private final Installation sacho;
    private final Labels labels;

    DestructionPainter(Installation sacho, Labels labels) {
        this.sacho = sacho;
        this.labels = labels;
    }

    /// An entry with everything this person may see of it.
    DestructionView paint(Subject subject, Destruction entry) {
        boolean pending = entry.status() == Status.PENDING;
        var now = pending ? Optional.of(sacho.destructions().preview(entry)) : Optional.<Consequences>empty();
        var inventory = now.map(Consequences::goes).or(entry::erased);
        var released = now.map(Consequences::released).orElse(Set.of());
        boolean reads = subject.roles().stream().anyMatch(Role::handlesContent);
        return new DestructionView(
                entry.id(),
                entry.meeting(),
                labels.of(entry.label()),
                entry.requester().value(),
                Words.minute(entry.at()),
                reads ? entry.reason() : "",
                entry.status().name(),
                confirmed(entry, reads),
                inventory.map(found -> going(found, released)).orElse(new Going(List.of(), 0, "", List.of())),
                proof(entry.certificate()),
                entry.awaits(subject.id()) && subject.fills(Role.APPROVER));
    }

    private static Confirmed confirmed(Destruction entry, boolean reads) {
        return entry.decision()
                .map(decision -> new Confirmed(
                        decision.by().value(), Words.minute(decision.at()), reads ? decision.reason() : ""))
                .orElse(new Confirmed("", "", ""));
    }

    Going going(Inventory inventory, Set<String> released) {
        var rows = inventory.counts().entrySet().stream()
                .map(count -> new Row(count.getKey(), count.getValue()))
                .toList();
        return new Going(
                rows,
                inventory.records(),
                inventory.sha256(),
                released.stream().sorted().toList());
    }

    private Proof proof(Optional<Certificate> certificate) {
        return certificate
                .map(proof -> new Proof(
                        proof.statement(),
                        proof.signature(),
                        sacho.destructions().publicKey(),
                        Words.minute(proof.at())))
                .orElse(new Proof("", "", "", ""));
    }
}
