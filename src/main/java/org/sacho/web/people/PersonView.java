package org.sacho.web.people;

import java.util.List;
import org.sacho.web.LabelView;

/// The drawer of one account. Nobody edits their own account (`own`). `problem` is a message key, or empty.
public record PersonView(
        String account,
        List<RoleChoice> roles,
        String clearance,
        List<LabelView> clearances,
        String expires,
        boolean locked,
        boolean own,
        String problem) {
    public PersonView {
        roles = List.copyOf(roles);
        clearances = List.copyOf(clearances);
    }

    /// A role that can be given.
    public record RoleChoice(PersonRole role, boolean held) {}
}
