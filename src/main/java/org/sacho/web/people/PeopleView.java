package org.sacho.web.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.subject.Role;
import org.sacho.web.LabelView;
import org.sacho.web.people.PersonView.ClearanceChoice;

/// The list, what a new person can be given, and the person whose drawer is open, if any.
public record PeopleView(
        List<Row> rows,
        List<ClearanceChoice> clearances,
        List<Role> roles,
        @Nullable PersonView selected) {
    public PeopleView {
        rows = List.copyOf(rows);
        clearances = List.copyOf(clearances);
        roles = List.copyOf(roles);
    }

    /// An account; `lastSignIn` may be empty.
    public record Row(String account, List<Role> roles, LabelView clearance, boolean locked, String lastSignIn) {
        public Row {
            roles = List.copyOf(roles);
        }
    }
}
