package org.sacho.enclave;

/// A stored record is not what was committed: it was altered, moved, relabelled, or its key is gone. Never
/// skipped, because a list that silently lacks a record misleads. Names kind and id only.
public final class RecordUnreadableException extends RuntimeException {

    RecordUnreadableException(Kind kind, String id) {
        super("unreadable: " + kind + " " + id.replaceAll("[^A-Za-z0-9._-]", "?"));
    }
}
