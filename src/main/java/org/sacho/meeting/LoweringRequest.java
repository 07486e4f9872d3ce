package org.sacho.meeting;

import java.time.Instant;
import org.sacho.label.Label;
import org.sacho.subject.SubjectId;

/// An officer's wish to determine a passage below its proposal, waiting for a second person.
public record LoweringRequest(
        String id, String passage, Label label, String reason, SubjectId by, Instant at, Status status) {

    /// Where the request stands.
    public enum Status {
        PENDING,
        APPROVED,
        REFUSED,
        /// Another determination of the same passage overtook it.
        WITHDRAWN
    }

    public LoweringRequest as(Status next) {
        return new LoweringRequest(id, passage, label, reason, by, at, next);
    }

    @Override
    public String toString() {
        return "LoweringRequest[" + id + ", " + status + "]";
    }
}
