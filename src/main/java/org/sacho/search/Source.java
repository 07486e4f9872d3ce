package org.sacho.search;

import java.util.List;
import java.util.Map;
import org.sacho.enclave.index.Segment;
import org.sacho.label.Label;
import org.sacho.search.Search.Hit;

/// Title and labels of one meeting or of one released edition.
///
/// @param labels by the id of a passage or an item
/// @param otherwise of what is not among them
record Source(boolean released, String title, Map<String, Label> labels, Label otherwise) {

    Hit hit(String meeting, String entry, List<Segment> snippet) {
        return new Hit(meeting, entry, released, title, labels.getOrDefault(entry, otherwise), snippet);
    }

    @Override
    public String toString() {
        return "Source[]";
    }
}
