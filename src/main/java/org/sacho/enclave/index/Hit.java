package org.sacho.enclave.index;

import java.util.List;

/// An entry that was found.
///
/// @param snippet the surroundings of the first match, in Unicode form NFKC; put together, the segments are the
///     text shown
public record Hit(SearchIndex.Domain domain, String entry, String kind, float score, List<Segment> snippet) {

    public Hit {
        snippet = List.copyOf(snippet);
    }

    @Override
    public String toString() {
        return "Hit[" + domain + ", " + entry + ", " + kind + "]";
    }
}
