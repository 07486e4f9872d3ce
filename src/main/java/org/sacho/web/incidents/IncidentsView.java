package org.sacho.web.incidents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.web.LabelView;

/// The incidents somebody may know of. `from` and `to` are missing where another network recalled an edition.
public record IncidentsView(List<Row> rows) {
    public IncidentsView {
        rows = List.copyOf(rows);
    }

    /// One of them; `unconfirmed` is how many people have yet to confirm, and nothing where that is not theirs to know.
    public record Row(
            String id,
            String at,
            @Nullable LabelView from,
            @Nullable LabelView to,
            int editions,
            @Nullable Integer unconfirmed,
            boolean closed) {}
}
