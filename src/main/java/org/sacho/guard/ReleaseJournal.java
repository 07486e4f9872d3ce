package org.sacho.guard;

import org.sacho.label.Label;

/// Where the guard writes before it acts. Implemented by the audit log.
@FunctionalInterface
public interface ReleaseJournal {

    /// Returns only once the entry is durable.
    ///
    /// @throws JournalUnavailableException if it could not be made durable; the guard then refuses
    void recordRelease(ReleaseOrder order, Label from);

    /// The entry may not be on record.
    final class JournalUnavailableException extends RuntimeException {
        public JournalUnavailableException(Throwable cause) {
            super("release could not be recorded", cause);
        }
    }
}
