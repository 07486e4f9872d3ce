package org.sacho.spill;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.RefusedException;
import org.sacho.release.Releases;
import org.sacho.review.Raise;
import org.sacho.review.Reviews;
import org.sacho.spill.Incident.Origin;
import org.sacho.spill.Incident.Place;
import org.sacho.spill.Incident.Withdrawn;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// "This passage is too low", after it was released.
///
/// Guarantees: once [#report] returns, nobody is shown an edition here that rests on the passage below its new
/// label, and whoever was shown one is on the list. After a crash at any moment the next start finishes what was
/// begun. Raising takes one person; settling the incident takes another.
public final class Spills {

    private final Tools tools;
    private final Incidents incidents;
    private final Workshop workshop = new OwnWorkshop();

    /// What raising after a release needs.
    ///
    /// @param recall tells the network that has an edition to isolate it; empty if none has
    public record Tools(
            MeetingStore store, Reviews reviews, Releases releases, Function<String, Optional<Withdrawn>> recall) {}

    public Spills(Incidents incidents, Tools tools) {
        this.incidents = incidents;
        this.tools = tools;
    }

    /// Somebody says that a passage has to be at a higher level. Everything that follows from that is done on return.
    ///
    /// @throws RefusedException INVALID unless the level is above the present one and a reason is given
    public synchronized Incident report(Subject subject, String meeting, String passage, String level, String reason) {
        return incidents.contain(open(tools.reviews().raising(subject, meeting, passage, level, reason)), workshop);
    }

    Incident open(Raise raise) {
        var target = tools.store().target(raise.meeting()).orElseThrow(RefusedException::notFound);
        var people = new HashSet<SubjectId>();
        if (target.needToKnow() instanceof Listed(var listed)) {
            people.addAll(listed);
        }
        var origin = new Origin(raise.meeting(), raise.passage(), raise.from(), raise.to(), raise.by(), raise.reason());
        return incidents.open(Optional.of(origin), List.of(), new Place(incidents.now(), target.label(), people));
    }

    void step(String id) {
        incidents.step(id, workshop);
    }

    /// Goes on with whatever the last run of the server left unfinished.
    public synchronized void resume() {
        incidents.resume(workshop);
    }

    private final class OwnWorkshop implements Workshop {
        @Override
        public void raise(Origin origin) {
            tools.reviews()
                    .raise(new Raise(
                            origin.meeting(),
                            origin.passage(),
                            origin.from(),
                            origin.to(),
                            origin.by(),
                            origin.reason()));
        }

        @Override
        public Set<String> editionsOf(Origin origin) {
            return tools.releases().shelvedBelow(origin.meeting(), origin.passage(), origin.to());
        }

        @Override
        public Optional<Withdrawn> recall(String edition) {
            return tools.recall().apply(edition);
        }

        @Override
        public void takeBack(Origin origin) {
            tools.releases().takeBack(origin.meeting(), origin.passage(), origin.to(), origin.by());
        }
    }
}
