package org.sacho.meeting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.access.WorkGrant;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.classify.Classifier;
import org.sacho.classify.Verdict;
import org.sacho.enclave.Kind;
import org.sacho.label.Label;
import org.sacho.label.Level;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.Subject;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.Passage;
import org.sacho.transcript.Passages;
import org.sacho.transcript.Transcript;
import org.sacho.transcript.TranscriptReader;

/// The door through which transcripts come in.
///
/// A file is read to its end, in memory and in the isolated worker, before anything of it is kept: what cannot
/// be read completely leaves no trace. What is kept is kept at the meeting's system high.
public final class Arrivals {

    private final MeetingStore store;
    private final Processing processing;
    private final TranscriptReader reader;
    private final ReferenceMonitor monitor;
    private final Access access;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Supplier<Classifier> rules;
    private final Clock clock;

    /// What an arrival needs.
    public record Tools(
            MeetingStore store,
            Processing processing,
            TranscriptReader reader,
            ReferenceMonitor monitor,
            Access access,
            AuditLog audit,
            Supplier<PolicySnapshot> policy,
            Supplier<Classifier> rules,
            Clock clock) {}

    public Arrivals(Tools tools) {
        this.store = tools.store();
        this.processing = tools.processing();
        this.reader = tools.reader();
        this.monitor = tools.monitor();
        this.access = tools.access();
        this.audit = tools.audit();
        this.policy = tools.policy();
        this.rules = tools.rules();
        this.clock = tools.clock();
    }

    /// Takes in a transcript. On return it is durable and being worked on.
    ///
    /// @param ceiling level id, the highest the meeting may contain
    /// @return the id of the new meeting
    /// @throws MalformedTranscriptException if the file cannot be read completely; nothing is kept
    /// @throws RefusedException if the details are wrong, the officer may not hold such a meeting, or the disk is
    ///     nearly full
    public String take(Subject officer, MeetingDetails details, String ceiling, String fileName, byte[] source)
            throws MalformedTranscriptException {
        var level = level(ceiling);
        new DetailsCheck(details).orRefuse();
        var id = UUID.randomUUID().toString();
        var grant = leave(officer, id, level);
        if (!store.hasRoom(level, source.length)) {
            throw new RefusedException(RefusedException.Kind.UNAVAILABLE, "disk-nearly-full");
        }
        var transcript = reader.read(fileName, source);
        requireBelow(grant.target().label(), transcript);
        audit.append(List.of(AuditEvent.of(Action.UPLOAD, Actor.of(officer.id()), id, Outcome.DONE)
                .labelled(grant.target().label())
                .with(Detail.BYTES, Integer.toString(source.length))));
        keep(officer, details, level, fileName, id, transcript);
        processing.start(id);
        return id;
    }

    /// Deletes a meeting whose release nobody has asked for yet, and destroys its key. After that its record stays.
    ///
    /// @return what it was, so that its index can be dropped
    public Target withdraw(Subject officer, String id) {
        var grant = access.toWork(officer, id);
        var state = store.meeting(id).open(grant).value().state();
        boolean asked = store.has(id, Kind.RELEASE);
        if (asked || state == State.APPROVAL || state == State.CLOSED) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "meeting-closed");
        }
        audit.append(List.of(AuditEvent.of(Action.DESTROYED, Actor.of(officer.id()), id, Outcome.DONE)
                .labelled(grant.target().label())));
        store.destroy(id);
        return grant.target();
    }

    /// A store must not take in what it does not keep, so the ceiling has to cover what the rules find.
    private void requireBelow(Label ceiling, Transcript transcript) {
        var texts = Passages.of(transcript).stream().map(Passage::text).toList();
        var found = rules.get().classify(texts, _ -> {}).stream()
                .filter(verdict -> verdict.standing() == Verdict.Standing.FOUND)
                .map(Verdict::label)
                .reduce(ceiling, Label::join);
        if (!ceiling.dominates(found)) {
            throw new RefusedException(
                    RefusedException.Kind.INVALID,
                    "material-above-ceiling",
                    found.level().id());
        }
    }

    private void keep(
            Subject officer, MeetingDetails details, Level level, String fileName, String id, Transcript transcript) {
        var meeting = new Meeting(
                id,
                details,
                level,
                officer.id(),
                clock.instant(),
                new Meeting.Source(fileName, transcript.format().name(), transcript.sha256Hex()),
                State.PARSING,
                0);
        store.create(policy.get().systemHigh(level), meeting, new Edit().put(Kind.TRANSCRIPT, "source", 0, transcript));
    }

    private Level level(String id) {
        return policy.get().lattice().levels().stream()
                .filter(level -> level.id().equals(id) && store.keeps(level))
                .findFirst()
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.INVALID, "unknown-level"));
    }

    private WorkGrant leave(Subject officer, String id, Level level) {
        var high = policy.get().systemHigh(level);
        var target = new Target("meeting", id, high.label(), new Listed(Set.of(officer.id())));
        return switch (monitor.decideWork(officer, target)) {
            case Granted<WorkGrant>(var grant, var reasons) -> grant;
            case Denied<WorkGrant> denied ->
                throw RefusedException.of(
                        denied, new RefusedException(RefusedException.Kind.FORBIDDEN, "ceiling-above-clearance"));
        };
    }

    /// What the statutory fields must look like; all mistakes are reported at once.
    private record DetailsCheck(MeetingDetails details) {

        private static final int LONGEST = 500;

        void orRefuse() {
            var wrong = new ArrayList<String>();
            if (details.title().isBlank()) {
                wrong.add("title");
            }
            if (!HeldAt.valid(details.heldAt())) {
                wrong.add("heldAt");
            }
            var texts = new ArrayList<>(List.of(details.title(), details.place(), details.host()));
            texts.addAll(details.attendees());
            texts.addAll(details.agenda());
            if (texts.stream().anyMatch(text -> text.length() > LONGEST)) {
                wrong.add("length");
            }
            if (!wrong.isEmpty()) {
                throw new RefusedException(
                        RefusedException.Kind.INVALID, "details-incomplete", wrong.toArray(String[]::new));
            }
        }
    }
}
