package org.sacho.search;

/// What belongs to the answer cannot be read: the store, or an index that the store cannot build anew. There is no
/// answer then, because one that silently lacks something misleads.
public final class SearchFailedException extends RuntimeException {

    SearchFailedException() {
        super("what was to be searched is damaged");
    }
}
