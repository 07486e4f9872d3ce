package org.sacho.meeting;

import java.time.Instant;
import org.sacho.label.Level;
import org.sacho.subject.SubjectId;

/// One meeting being worked on.
///
/// @param ceiling the highest level the meeting may contain; chosen when it arrives, never lowered
/// @param total number of passages once known, else 0
public record Meeting(
        String id,
        MeetingDetails details,
        Level ceiling,
        SubjectId broughtBy,
        Instant broughtAt,
        Source source,
        State state,
        int total) {

    /// Where the passages come from; immutable.
    ///
    /// @param sha256 of the file as it arrived
    public record Source(String fileName, String format, String sha256) {
        @Override
        public String toString() {
            return "Source[" + format + "]";
        }
    }

    public Meeting in(State next) {
        return new Meeting(id, details, ceiling, broughtBy, broughtAt, source, next, total);
    }

    Meeting withTotal(int passages) {
        return new Meeting(id, details, ceiling, broughtBy, broughtAt, source, state, passages);
    }

    @Override
    public String toString() {
        return "Meeting[" + id + ", " + state + "]";
    }
}
