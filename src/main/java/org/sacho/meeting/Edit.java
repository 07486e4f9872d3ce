package org.sacho.meeting;

import java.util.ArrayList;
import java.util.List;
import org.sacho.enclave.Kind;

/// Changes to one meeting that happen together or not at all.
public final class Edit {

    record Put(Kind kind, String id, int ordinal, long expected, Object value) {}

    record Delete(Kind kind, String id, long expected) {}

    final List<Put> puts = new ArrayList<>();
    final List<Delete> deletes = new ArrayList<>();

    /// Writes a record.
    ///
    /// @param expected version the record has now, 0 if it must not exist yet
    public Edit put(Kind kind, String id, int ordinal, long expected, Object value) {
        puts.add(new Put(kind, id, ordinal, expected, value));
        return this;
    }

    public Edit put(Kind kind, String id, long expected, Object value) {
        return put(kind, id, 0, expected, value);
    }

    public Edit delete(Kind kind, String id, long expected) {
        deletes.add(new Delete(kind, id, expected));
        return this;
    }

    /// Moves the meeting on.
    public Edit state(Versioned<Meeting> meeting, State next) {
        return meeting(meeting.value().in(next), meeting.version());
    }

    Edit meeting(Meeting meeting, long expected) {
        return put(Kind.MEETING, meeting.id(), expected, meeting);
    }
}
