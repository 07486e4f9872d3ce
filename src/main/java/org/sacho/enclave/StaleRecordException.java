package org.sacho.enclave;

/// Somebody else changed a record first. Nothing was written; read again and decide again.
public final class StaleRecordException extends Exception {

    private final transient RecordRef ref;

    StaleRecordException(RecordRef ref) {
        super("changed meanwhile: " + ref.kind() + " " + ref.id());
        this.ref = ref;
    }

    public RecordRef ref() {
        return ref;
    }
}
