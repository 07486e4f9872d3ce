package org.sacho.access;

import java.util.List;
import org.sacho.subject.SubjectId;

/// Where the monitor writes before it says yes. Implemented by the audit log.
@FunctionalInterface
public interface AccessJournal {

    /// Returns only once all entries are durable.
    ///
    /// @throws JournalUnavailableException if they could not be made durable; the monitor then denies
    void record(List<Entry> entries);

    /// One decision.
    record Entry(SubjectId subject, Act act, Target target, boolean granted) {}

    /// The kinds of act the monitor decides on.
    enum Act {
        READ,
        /// To be shown one of several by its title.
        LIST,
        /// To be shown the words around what a search found.
        FIND,
        WORK,
        DECIDE,
        RELEASE
    }

    /// The entries may not be on record.
    final class JournalUnavailableException extends RuntimeException {
        public JournalUnavailableException(Throwable cause) {
            super("decision could not be recorded", cause);
        }
    }
}
