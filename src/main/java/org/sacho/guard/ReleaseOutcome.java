package org.sacho.guard;

import java.util.List;
import org.sacho.guard.ReleaseFilter.Finding;

/// What came of an attempt to release.
public sealed interface ReleaseOutcome<T> {

    record Released<T>(Cleared<T> content) implements ReleaseOutcome<T> {}

    record Refused<T>(Refusal refusal, List<Finding> findings) implements ReleaseOutcome<T> {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /// Why the guard refused.
    enum Refusal {
        ORDER_DOES_NOT_COVER_LABEL,
        CLOCK_WENT_BACK,
        ORDER_EXPIRED,
        POLICY_CHANGED_SINCE_APPROVAL,
        SOURCE_ABOVE_READERS,
        CONTENT_DIFFERS_FROM_APPROVED,
        FILTER_FAILED,
        FILTER_FOUND_SOMETHING,
        JOURNAL_UNAVAILABLE
    }
}
