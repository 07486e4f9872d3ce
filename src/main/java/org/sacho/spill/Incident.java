package org.sacho.spill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;
import org.sacho.review.Raise;
import org.sacho.subject.SubjectId;

/// A passage that had gone lower than it may, and everything done about it. Says nothing of what the passage says; what
/// people wrote as reasons is for those handling it.
///
/// @param label of the record itself: the system high of the meeting
/// @param handling whose business the meeting is
/// @param editions what was isolated
/// @param holders who had been shown any of the editions
/// @param searched what of the audit log that rests on
public record Incident(
        String id,
        Raise raise,
        Instant at,
        Label label,
        Set<SubjectId> handling,
        List<Withdrawn> editions,
        Map<Step, Instant> done,
        List<Holder> holders,
        Optional<Searched> searched,
        Optional<Closure> closure) {

    public Incident {
        handling = Set.copyOf(handling);
        editions = List.copyOf(editions);
        done = Map.copyOf(done);
        holders = List.copyOf(holders);
    }

    /// An edition that was isolated.
    public record Withdrawn(String edition, EnclaveId enclave, Label label) {}

    /// How much of the audit log there was to search.
    ///
    /// @param from time of its first entry
    /// @param last sequence number of its last entry then
    public record Searched(long entries, Instant from, Instant to, long last) {}

    /// The end, by a second person.
    public record Closure(SubjectId by, Instant at, String reason) {
        @Override
        public String toString() {
            return "Closure[" + by + "]";
        }
    }

    static Incident open(String id, Raise raise, Instant at, Label label, Set<SubjectId> handling) {
        return new Incident(
                id, raise, at, label, handling, List.of(), Map.of(), List.of(), Optional.empty(), Optional.empty());
    }

    public boolean closed() {
        return closure.isPresent();
    }

    /// The first step that is not done.
    Optional<Step> next() {
        return List.of(Step.values()).stream()
                .filter(step -> !done.containsKey(step))
                .findFirst();
    }

    /// Steps in their order.
    public Map<Step, Instant> steps() {
        return new TreeMap<>(done);
    }

    Incident did(Step step, Instant when) {
        var all = new TreeMap<>(done);
        all.put(step, when);
        return new Incident(id, raise, at, label, handling, editions, all, holders, searched, closure);
    }

    Incident isolated(List<Withdrawn> withdrawn) {
        return new Incident(id, raise, at, label, handling, withdrawn, done, holders, searched, closure);
    }

    Incident readBy(List<Holder> readers, Searched through) {
        return new Incident(id, raise, at, label, handling, editions, done, readers, Optional.of(through), closure);
    }

    Incident with(List<Holder> changed) {
        return new Incident(id, raise, at, label, handling, editions, done, changed, searched, closure);
    }

    Incident closedBy(Closure end) {
        return new Incident(
                id, raise, at, label, handling, editions, done, holders, searched, Optional.of(end));
    }

    /// What somebody may know who has no business with the meeting: ids, labels, times.
    Incident outline() {
        var bare = new Raise(raise.meeting(), raise.passage(), raise.from(), raise.to(), raise.by(), "");
        var end = closure.map(closing -> new Closure(closing.by(), closing.at(), ""));
        return new Incident(id, bare, at, label, handling, editions, done, new ArrayList<>(), searched, end);
    }

    @Override
    public String toString() {
        return "Incident[" + id + "]";
    }
}
