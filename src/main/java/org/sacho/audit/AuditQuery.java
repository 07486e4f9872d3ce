package org.sacho.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Which entries an auditor wants to see.
///
/// @param from inclusive
/// @param to exclusive
/// @param after go on behind this sequence number, in the order asked for
/// @param limit 1 to 10,000
public record AuditQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Actor> subject,
        Optional<Action> action,
        Optional<Outcome> outcome,
        OptionalLong after,
        int limit,
        boolean newestFirst) {

    public static final int MAX_LIMIT = 10_000;

    public AuditQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("the limit of an audit query is 1 to " + MAX_LIMIT);
        }
    }

    /// The first entries, oldest first.
    public static AuditQuery oldest(int limit) {
        return any(limit, false);
    }

    /// The last entries, newest first.
    public static AuditQuery newest(int limit) {
        return any(limit, true);
    }

    private static AuditQuery any(int limit, boolean newestFirst) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                limit,
                newestFirst);
    }

    public AuditQuery between(Instant earliest, Instant end) {
        return new AuditQuery(
                Optional.of(earliest), Optional.of(end), subject, action, outcome, after, limit, newestFirst);
    }

    public AuditQuery by(Actor actor) {
        return new AuditQuery(from, to, Optional.of(actor), action, outcome, after, limit, newestFirst);
    }

    public AuditQuery doing(Action what) {
        return new AuditQuery(from, to, subject, Optional.of(what), outcome, after, limit, newestFirst);
    }

    public AuditQuery ending(Outcome how) {
        return new AuditQuery(from, to, subject, action, Optional.of(how), after, limit, newestFirst);
    }

    public AuditQuery behind(long sequence) {
        return new AuditQuery(from, to, subject, action, outcome, OptionalLong.of(sequence), limit, newestFirst);
    }

    boolean selects(AuditEntry entry) {
        var event = entry.event();
        return selectsSequence(entry.sequence())
                && from.map(instant -> !entry.at().isBefore(instant)).orElse(true)
                && to.map(entry.at()::isBefore).orElse(true)
                && subject.map(event.actor()::equals).orElse(true)
                && action.map(event.action()::equals).orElse(true)
                && outcome.map(event.outcome()::equals).orElse(true);
    }

    boolean selectsSequence(long sequence) {
        return after.isEmpty() || (newestFirst ? sequence < after.getAsLong() : sequence > after.getAsLong());
    }
}
