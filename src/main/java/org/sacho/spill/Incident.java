package org.sacho.spill;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;
import org.sacho.subject.SubjectId;

/// Something that had gone lower than it may, and everything done about it. Says nothing of what was said; what people
/// wrote as reasons is for those handling it.
///
/// @param origin the passage that was reported; empty where another network recalled an edition and says no more
/// @param label of the record itself: the system high of the meeting, or the label of what was recalled
/// @param handling whose business the meeting is
/// @param recalled what another network recalled
/// @param editions what was isolated
/// @param holders who had been shown any of the editions
/// @param searched what of the audit log that rests on
public record Incident(
        String id,
        Optional<Origin> origin,
        Instant at,
        Label label,
        Set<SubjectId> handling,
        List<String> recalled,
        List<Withdrawn> editions,
        Map<Step, Instant> done,
        List<Holder> holders,
        Optional<Searched> searched,
        Optional<Closure> closure) {

    public Incident {
        handling = Set.copyOf(handling);
        recalled = List.copyOf(recalled);
        editions = List.copyOf(editions);
        done = Map.copyOf(done);
        holders = List.copyOf(holders);
    }

    /// A passage, and somebody's word that it has to be higher.
    public record Origin(String meeting, String passage, Label from, Label to, SubjectId by, String reason) {
        @Override
        public String toString() {
            return "Origin[" + meeting + ", " + passage + "]";
        }
    }

    /// An edition that was isolated.
    ///
    /// @param elsewhere whether another network has it, which was sent a recall
    public record Withdrawn(String edition, EnclaveId enclave, Label label, boolean elsewhere) {}

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

    static Incident open(String id, Optional<Origin> origin, List<String> recalled, Place place) {
        return new Incident(
                id,
                origin,
                place.at(),
                place.label(),
                place.handling(),
                recalled,
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// When and under which label an incident is opened, and for whom.
    record Place(Instant at, Label label, Set<SubjectId> handling) {}

    public boolean closed() {
        return closure.isPresent();
    }

    public boolean reportedBy(SubjectId person) {
        return origin.filter(known -> known.by().equals(person)).isPresent();
    }

    /// The first step that is not done.
    Optional<Step> next() {
        return List.of(Step.values()).stream()
                .filter(step -> origin.isPresent() || !step.needsOrigin())
                .filter(step -> !done.containsKey(step))
                .findFirst();
    }

    /// Steps in their order.
    public Map<Step, Instant> steps() {
        return new TreeMap<>(done);
    }

    boolean owedBy(SubjectId person) {
        return holders.stream().anyMatch(holder -> holder.owes(person));
    }

    Incident did(Step step, Instant when) {
        var all = new TreeMap<>(done);
        all.put(step, when);
        return copy(editions, all, holders, searched, closure);
    }

    Incident isolated(List<Withdrawn> withdrawn) {
        return copy(withdrawn, done, holders, searched, closure);
    }

    Incident readBy(List<Holder> readers, Searched through) {
        return copy(editions, done, readers, Optional.of(through), closure);
    }

    Incident with(List<Holder> changed) {
        return copy(editions, done, changed, searched, closure);
    }

    Incident closedBy(Closure end) {
        return copy(editions, done, holders, searched, Optional.of(end));
    }

    /// What somebody may know who has no business with the meeting: ids, labels, times.
    Incident outline() {
        var bare = origin.map(
                known -> new Origin(known.meeting(), known.passage(), known.from(), known.to(), known.by(), ""));
        var end = closure.map(closing -> new Closure(closing.by(), closing.at(), ""));
        return new Incident(id, bare, at, label, handling, recalled, editions, done, List.of(), searched, end);
    }

    private Incident copy(
            List<Withdrawn> withdrawn,
            Map<Step, Instant> steps,
            List<Holder> readers,
            Optional<Searched> through,
            Optional<Closure> end) {
        return new Incident(id, origin, at, label, handling, recalled, withdrawn, steps, readers, through, end);
    }

    @Override
    public String toString() {
        return "Incident[" + id + "]";
    }
}
