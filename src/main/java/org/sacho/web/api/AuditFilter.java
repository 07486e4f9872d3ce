package org.sacho.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditQuery;
import org.sacho.audit.Outcome;
import org.sacho.meeting.RefusedException;

/// What an auditor asked to see, as it was typed.
public record AuditFilter(
        @Nullable String from,
        @Nullable String to,
        @Nullable String subject,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable Long after,
        @Nullable Integer limit) {

    /// The query, newest entries first.
    ///
    /// @throws RefusedException INVALID if a part is not what it should be
    public AuditQuery query() {
        return new AuditQuery(
                read(from, AuditFilter::instant),
                read(to, AuditFilter::instant),
                read(subject, Actor::parse),
                read(action, text -> Action.valueOf(text.toUpperCase(Locale.ROOT))),
                read(outcome, text -> Outcome.valueOf(text.toUpperCase(Locale.ROOT))),
                after == null ? OptionalLong.empty() : OptionalLong.of(after),
                limit == null ? AuditQuery.MAX_LIMIT : Math.clamp(limit, 1, AuditQuery.MAX_LIMIT),
                true);
    }

    private static <T> Optional<T> read(@Nullable String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new RefusedException(RefusedException.Kind.INVALID, "bad-filter");
        }
    }

    /// An instant, or the start of a day in UTC.
    private static Instant instant(String text) {
        return text.length() == "2026-01-01".length()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }
}
