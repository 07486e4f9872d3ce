package org.sacho.subject;

import java.util.EnumSet;
import java.util.Set;
import org.sacho.label.Label;

/// A person as the reference monitor sees them at one moment.
///
/// Guarantees separation of duties: nobody both handles content and administers or audits, and nobody both
/// administers and audits (NIST SP 800-53 AC-5).
public record Subject(SubjectId id, Label clearance, Set<Role> roles) {

    public Subject {
        roles = Set.copyOf(roles);
        if (!separated(roles)) {
            throw new IllegalArgumentException(
                    "security administrators and auditors hold no other role: duties are separated");
        }
    }

    public boolean fills(Role role) {
        return roles.contains(role);
    }

    /// Whether one person may hold these roles together.
    public static boolean separated(Set<Role> roles) {
        var apart = EnumSet.of(Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);
        return roles.size() <= 1 || roles.stream().noneMatch(apart::contains);
    }
}
