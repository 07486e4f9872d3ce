package org.sacho.office;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.sacho.label.Label;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// A person's entry in the office: what they may do, and how their last attempts to sign in went.
public record Account(
        SubjectId id,
        Set<Role> roles,
        Label clearance,
        boolean disabled,
        int failures,
        Optional<Instant> lockedUntil,
        Optional<Instant> lastSignIn) {

    public Account {
        roles = Set.copyOf(roles);
    }

    public Subject subject() {
        return new Subject(id, clearance, roles);
    }

    public boolean lockedAt(Instant now) {
        return lockedUntil.map(now::isBefore).orElse(false);
    }
}
