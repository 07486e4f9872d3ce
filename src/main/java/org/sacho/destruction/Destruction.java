package org.sacho.destruction;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.sacho.enclave.Inventory;
import org.sacho.label.Label;
import org.sacho.subject.SubjectId;

/// One entry of the register: somebody's wish to destroy a meeting, and what became of it. Outlives the meeting,
/// in the store the meeting was in, and names it by its id and label only.
///
/// @param id begins with the id of the meeting
/// @param people on the meeting's list when it was asked for
/// @param reason the grounds, in the words of who asked
/// @param erased what was there at the moment of the confirmation
public record Destruction(
        String id,
        String meeting,
        Label label,
        Set<SubjectId> people,
        SubjectId requester,
        Instant at,
        String reason,
        Status status,
        Optional<Decision> decision,
        Optional<Inventory> erased,
        Optional<Certificate> certificate) {

    public Destruction {
        people = Set.copyOf(people);
    }

    /// Where it stands.
    public enum Status {
        PENDING,
        REFUSED,
        /// Confirmed and not to be taken back; whatever interrupts it, the next start finishes it.
        APPROVED,
        DESTROYED
    }

    /// What the second person said.
    public record Decision(SubjectId by, Instant at, boolean approve, String reason) {
        @Override
        public String toString() {
            return "Decision[" + by + ", " + approve + "]";
        }
    }

    /// What proves the destruction: a statement in JSON, and a signature over [#signed(String)] by the key that
    /// signs the audit log.
    public record Certificate(String statement, String signature, Instant at) {

        /// The bytes that are signed: no checkpoint of the log begins like this.
        public static String signed(String statement) {
            return "sacho certificate of destruction v1\n" + statement;
        }

        @Override
        public String toString() {
            return "Certificate[" + at + "]";
        }
    }

    /// Whether this person may confirm or refuse it.
    public boolean awaits(SubjectId person) {
        return status == Status.PENDING && !requester.equals(person);
    }

    Destruction refused(Decision by) {
        return copy(Status.REFUSED, Optional.of(by), erased, certificate);
    }

    Destruction approved(Decision by, Inventory inventory) {
        return copy(Status.APPROVED, Optional.of(by), Optional.of(inventory), certificate);
    }

    Destruction destroyed(Certificate proof) {
        return copy(Status.DESTROYED, decision, erased, Optional.of(proof));
    }

    private Destruction copy(
            Status next, Optional<Decision> decided, Optional<Inventory> inventory, Optional<Certificate> proof) {
        return new Destruction(id, meeting, label, people, requester, at, reason, next, decided, inventory, proof);
    }

    @Override
    public String toString() {
        return "Destruction[" + id + ", " + status + "]";
    }
}
