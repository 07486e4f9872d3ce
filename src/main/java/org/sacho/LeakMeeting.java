package org.sacho;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.sacho.LeakcheckCommand.CannotCheckException;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.label.Level;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.RefusedException;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;
import org.sacho.release.ReleaseRequest;
import org.sacho.review.Reviews;
import org.sacho.transcript.MalformedTranscriptException;

/// A meeting that `leakcheck` brings, takes all the way down to every lower store, and takes away again.
final class LeakMeeting {

    private static final String MARK = "EXERCISE leakcheck";
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();
    private static final long POLL = Duration.ofMillis(20).toNanos();

    private final Installation sacho;
    private final LeakPeople people;
    private final List<EnclaveSpec> lower;
    private final LeakWords words;

    LeakMeeting(Installation sacho, LeakPeople people, List<EnclaveSpec> lower, LeakWords words) {
        this.sacho = sacho;
        this.people = people;
        this.lower = List.copyOf(lower);
        this.words = words;
    }

    /// What came of it.
    ///
    /// @param editions id of the released edition in each lower store
    record Released(String meeting, Map<EnclaveId, String> editions) {}

    /// Brings the meeting and releases its editions.
    ///
    /// @param above whether it has anything that must stay above: if not, it shows what below should look like
    Released release(boolean above) throws CannotCheckException {
        try {
            var levels = sacho.policies().active().lattice().levels();
            var meeting = bring(levels.getLast(), above);
            for (int i = 0; i < lower.size(); i++) {
                determine(meeting, "p" + (i + 1), lower.get(i).ceiling());
            }
            if (above) {
                determine(meeting, "p" + (lower.size() + 1), levels.getLast());
            }
            return new Released(meeting, editions(meeting));
        } catch (MalformedTranscriptException e) {
            throw new IllegalStateException("a transcript made here cannot be read", e);
        } catch (RefusedException e) {
            throw new CannotCheckException("the installation refuses the meeting of the check: " + e.code());
        }
    }

    private String bring(Level ceiling, boolean above) throws MalformedTranscriptException {
        var transcript = new StringBuilder();
        lower.forEach(store -> transcript
                .append("Chair: EXERCISE. This may come down, ")
                .append(words.releasable(store).word())
                .append(".\n"));
        if (above) {
            transcript
                    .append(words.above("speaker"))
                    .append(": EXERCISE. This has to stay, ")
                    .append(words.above("text"))
                    .append(".\n");
        }
        // A transcript of one line is not taken for one.
        transcript.append("Chair: EXERCISE. Nobody determines this.\n");
        return sacho.arrivals()
                .take(
                        people.officer(),
                        details(above),
                        ceiling.id(),
                        (above ? words.above("file-name") : MARK) + ".txt",
                        transcript.toString().getBytes(UTF_8));
    }

    private MeetingDetails details(boolean above) {
        return new MeetingDetails(
                MARK + " " + (above ? words.above("title") : ""),
                "2026-09-03",
                above ? words.above("place") : "",
                above ? words.above("host") : "",
                above ? List.of(words.above("attendee")) : List.of(),
                people.all(),
                above ? List.of(words.above("agenda")) : List.of());
    }

    private void determine(String meeting, String passage, Level level) throws CannotCheckException {
        var reason = MARK + " " + words.above("reason");
        switch (whenReady(meeting, passage, level, reason)) {
            case Reviews.Result.Waiting(var wish) -> sacho.reviews().decide(people.first(), wish, true, reason);
            case Reviews.Result.Determined(var _) -> {}
        }
    }

    /// The passages are made and classified in the background.
    private Reviews.Result whenReady(String meeting, String passage, Level level, String reason)
            throws CannotCheckException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE) {
            try {
                return sacho.reviews().determine(people.officer(), meeting, passage, level.id(), reason);
            } catch (RefusedException e) {
                if (!e.code().equals("still-reading")) {
                    throw e;
                }
                LockSupport.parkNanos(POLL);
            }
        }
        throw new CannotCheckException("the meeting of the check did not come to review");
    }

    private Map<EnclaveId, String> editions(String meeting) throws CannotCheckException {
        var below = lower.stream().map(EnclaveSpec::id).toList();
        var editions = new HashMap<EnclaveId, String>();
        for (var edition : sacho.drafting().draft(people.officer(), meeting)) {
            if (below.contains(edition.enclave())) {
                editions.put(edition.enclave(), released(meeting, edition.id()));
            }
        }
        return editions;
    }

    private String released(String meeting, String edition) throws CannotCheckException {
        var releases = sacho.releases();
        var request = releases.request(people.officer(), meeting, edition);
        if (request.status() == ReleaseRequest.Status.PENDING) {
            releases.decide(people.first(), request.id(), request.digest(), true, "");
            request = releases.decide(people.second(), request.id(), request.digest(), true, "");
        }
        return request.shelf()
                .orElseThrow(() -> new CannotCheckException("the guard lets the meeting of the check not out"));
    }

    /// Destroys the meeting and its released editions, with their keys.
    static void remove(Installation sacho, String meeting, Collection<String> editions) {
        editions.forEach(edition -> sacho.shelves().target(edition).ifPresent(target -> {
            record(sacho, target);
            sacho.shelves().discard(edition);
            sacho.search().meetingDestroyed(target);
        }));
        sacho.store().target(meeting).ifPresent(target -> {
            record(sacho, target);
            sacho.store().destroy(target.id());
            sacho.search().meetingDestroyed(target);
        });
    }

    private static void record(Installation sacho, Target target) {
        sacho.audit()
                .append(List.of(AuditEvent.of(Action.DESTROYED, new Actor.Server(), target.id(), Outcome.DONE)
                        .labelled(target.label())));
    }

    /// Takes away what a check that was killed has left.
    static void removeLeftovers(Installation sacho) {
        for (var target : List.copyOf(sacho.store().targets())) {
            if (isOfACheck(target)) {
                remove(sacho, target.id(), sacho.releases().origins().shelvedFrom(List.of(target.id())));
            }
        }
        sacho.accounts().all().stream()
                .filter(account -> account.id().value().startsWith(LeakPeople.PREFIX))
                .forEach(account -> LeakPeople.remove(sacho, account.id()));
    }

    private static boolean isOfACheck(Target target) {
        return target.needToKnow() instanceof Listed(var people)
                && people.stream().anyMatch(id -> id.value().startsWith(LeakPeople.PREFIX));
    }
}
