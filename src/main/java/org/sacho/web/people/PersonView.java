package org.sacho.web.people;

import java.util.List;
import org.sacho.subject.Role;

/// The drawer of one account. Nobody edits their own account (`own`). `problem` is a message key, or empty.
public record PersonView(
        String account,
        List<RoleChoice> roles,
        List<ClearanceChoice> clearances,
        boolean locked,
        boolean own,
        String problem) {
    public PersonView {
        roles = List.copyOf(roles);
        clearances = List.copyOf(clearances);
    }

    /// A role that can be given.
    public record RoleChoice(Role role, boolean held) {}

    /// A clearance that can be given; `value` is the canonical text of its label.
    public record ClearanceChoice(String value, String words, boolean held) {}
}
