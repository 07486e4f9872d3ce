package org.sacho.enclave.index;

import java.util.List;

/// What the searcher may know: everything here depends on readable domains only.
///
/// @param total number of matches, exact, also beyond the limit
public record Found(int total, List<Hit> hits) {

    static final Found NOTHING = new Found(0, List.of());

    public Found {
        hits = List.copyOf(hits);
    }
}
