package org.sacho.meeting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sacho.access.Target;
import org.sacho.guard.Held;

/// The meetings in work, as far as somebody looks through them who changes nothing.
public interface WorkingMeetings {

    /// Where there are none: on a network that has released minutes only.
    WorkingMeetings NONE = new WorkingMeetings() {
        @Override
        public Collection<Target> targets() {
            return List.of();
        }

        @Override
        public Optional<Target> target(String meeting) {
            return Optional.empty();
        }

        @Override
        public Held<List<PassageView>> passages(String meeting) {
            throw RefusedException.notFound();
        }

        @Override
        public Held<Versioned<Meeting>> meeting(String id) {
            throw RefusedException.notFound();
        }
    };

    Collection<Target> targets();

    /// What the reference monitor is asked about; empty if there is no such meeting.
    Optional<Target> target(String meeting);

    Held<List<PassageView>> passages(String meeting);

    Held<Versioned<Meeting>> meeting(String id);
}
