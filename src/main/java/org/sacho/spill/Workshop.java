package org.sacho.spill;

import java.util.Optional;
import java.util.Set;
import org.sacho.spill.Incident.Origin;
import org.sacho.spill.Incident.Withdrawn;

/// Where editions come from and go to: what an incident reaches beside the shelves. A network on which nothing is
/// worked on has none of it.
interface Workshop {

    /// Nothing is made here and nothing goes out.
    Workshop NONE = new Workshop() {
        @Override
        public void raise(Origin origin) {}

        @Override
        public Set<String> editionsOf(Origin origin) {
            return Set.of();
        }

        @Override
        public Optional<Withdrawn> recall(String edition) {
            return Optional.empty();
        }

        @Override
        public void takeBack(Origin origin) {}
    };

    void raise(Origin origin);

    /// Ids of all editions that rest on the passage and are, or were, out below its new label.
    Set<String> editionsOf(Origin origin);

    /// Tells the network that has an edition to isolate it; empty if none has it. Doing it twice is doing it once.
    Optional<Withdrawn> recall(String edition);

    void takeBack(Origin origin);
}
