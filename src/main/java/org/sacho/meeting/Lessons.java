package org.sacho.meeting;

import java.util.List;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;

/// What people determined, for a machine to learn from.
///
/// Guarantees: the log says that somebody learned, and from how many meetings, before the first passage is read.
/// Nobody is shown a passage by this way; what is made of them can be as sensitive as the most sensitive of them.
public final class Lessons {

    private final MeetingStore store;
    private final AuditLog audit;

    public Lessons(MeetingStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /// A passage and the label a person gave it.
    public record Lesson(String meeting, String text, Label label) {
        @Override
        public String toString() {
            return "Lesson[" + label + "]";
        }
    }

    /// Every determined passage of every meeting. Undecided ones teach nothing: nobody has said what they are.
    public List<Lesson> all() {
        var meetings = store.targets().stream().map(Target::id).sorted().toList();
        audit.append(List.of(AuditEvent.of(Action.MODEL_TRAINED, new Actor.Server(), "determinations", Outcome.GRANTED)
                .with(Detail.COUNT, Integer.toString(meetings.size()))));
        return meetings.stream()
                .flatMap(meeting -> store.rawPassages(meeting).stream()
                        .flatMap(view -> view.determination().stream()
                                .map(decided -> new Lesson(
                                        meeting,
                                        view.passage().text(),
                                        decided.value().label()))))
                .toList();
    }
}
