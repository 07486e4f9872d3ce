package org.sacho;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Accounts that live as long as one `leakcheck`: those who work on its meeting, and a reader for every lower store,
/// cleared to that and to no more. Nobody learns their passwords. Adding and removing them is on record.
final class LeakPeople {

    /// No account of a person starts like this.
    static final String PREFIX = "leakcheck-";

    private static final int LETTERS = 10;

    private final Installation sacho;
    private final SecureRandom random = new SecureRandom();
    private final String name = PREFIX + Passwords.random(random).substring(0, LETTERS) + "-";
    private final List<SubjectId> added = new ArrayList<>();
    private final Map<EnclaveId, Reader> readers = new HashMap<>();
    private final Subject officer;
    private final Subject first;
    private final Subject second;

    /// Somebody who signs in over the network.
    record Reader(Subject subject, String password) {
        @Override
        public String toString() {
            return subject.toString();
        }
    }

    LeakPeople(Installation sacho, List<EnclaveSpec> lower) {
        this.sacho = sacho;
        var top = sacho.policies().active().lattice().top();
        this.officer = add("officer", top, Set.of(Role.OFFICER, Role.READER)).subject();
        this.first = add("first", top, Set.of(Role.APPROVER, Role.READER)).subject();
        this.second = add("second", top, Set.of(Role.APPROVER, Role.READER)).subject();
        for (var store : lower) {
            readers.put(store.id(), add("reader" + readers.size(), Label.of(store.ceiling()), Set.of(Role.READER)));
        }
    }

    private Reader add(String duty, Label clearance, Set<Role> roles) {
        var id = new SubjectId(name + duty);
        var password = Passwords.random(random);
        sacho.audit()
                .append(List.of(event(id)
                        .with(Detail.CLEARANCE, clearance.toString())
                        .with(
                                Detail.ROLE,
                                roles.stream().map(Role::name).sorted().collect(Collectors.joining("-")))));
        sacho.accounts().add(id, password, roles, clearance);
        added.add(id);
        return new Reader(new Subject(id, clearance, roles), password);
    }

    private static AuditEvent event(SubjectId id) {
        return AuditEvent.of(Action.PERSON_CHANGED, new Actor.Server(), id.value(), Outcome.DONE)
                .with(Detail.ACCOUNT, id.value());
    }

    Subject officer() {
        return officer;
    }

    Subject first() {
        return first;
    }

    Subject second() {
        return second;
    }

    Reader reader(EnclaveSpec store) {
        return Objects.requireNonNull(readers.get(store.id()), "no lower store");
    }

    /// Everybody on the list of the meeting. The readers are too, so that it is their clearance that keeps them out.
    Set<SubjectId> all() {
        return Set.copyOf(added);
    }

    /// Takes the accounts away again.
    void leave() {
        added.forEach(id -> remove(sacho, id));
    }

    static void remove(Installation sacho, SubjectId id) {
        sacho.audit().append(List.of(event(id).with(Detail.STATE, "REMOVED")));
        sacho.accounts().remove(id);
    }
}
