package org.sacho.web.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.web.LabelView;

/// The list, and the person whose drawer is open, if any.
public record PeopleView(List<Row> rows, @Nullable PersonView selected) {
    public PeopleView {
        rows = List.copyOf(rows);
    }

    /// An account; `expires` and `lastSignIn` may be empty.
    public record Row(
            String account,
            List<PersonRole> roles,
            LabelView clearance,
            String expires,
            boolean locked,
            String lastSignIn) {
        public Row {
            roles = List.copyOf(roles);
        }
    }
}
