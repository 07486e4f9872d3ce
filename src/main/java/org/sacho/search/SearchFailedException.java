package org.sacho.search;

/// An index that belongs to the answer is damaged, and the store cannot be read to build it anew. There is no
/// answer then: one that silently lacks something misleads.
public final class SearchFailedException extends RuntimeException {

    SearchFailedException() {
        super("a search index is damaged and the store cannot be read");
    }
}
