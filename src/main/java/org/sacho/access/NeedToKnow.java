package org.sacho.access;

import java.util.Set;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Whose business something is. Asked in addition to the clearance, never instead of it.
public sealed interface NeedToKnow {

    boolean includes(Subject subject);

    /// Everybody whose clearance suffices: only for released minutes of levels for which the policy says so.
    record AllCleared() implements NeedToKnow {
        @Override
        public boolean includes(Subject subject) {
            return true;
        }
    }

    /// The people on the list, and nobody else.
    record Listed(Set<SubjectId> people) implements NeedToKnow {
        public Listed {
            people = Set.copyOf(people);
        }

        @Override
        public boolean includes(Subject subject) {
            return people.contains(subject.id());
        }
    }

    /// The people on the list, and those whose duty it is to decide: a request for a decision is addressed to
    /// them, and they see what was put before them and nothing else.
    record PutBefore(Set<SubjectId> people, Role decider) implements NeedToKnow {
        public PutBefore {
            people = Set.copyOf(people);
        }

        @Override
        public boolean includes(Subject subject) {
            return people.contains(subject.id()) || subject.fills(decider);
        }
    }
}
