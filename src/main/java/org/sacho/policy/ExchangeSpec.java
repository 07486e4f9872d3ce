package org.sacho.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/// How what is released looks to another network, and which stores are kept there.
///
/// @param policy the name under which labels travel; says nothing of the pack's version
/// @param urn the registered identifier of the same, e.g. `urn:oid:2.25.1`
/// @param times how coarse a time has to be before it travels
/// @param reviewMonths how long after it was made a label is due for review
/// @param elsewhere stores that are kept on another network when there are two
public record ExchangeSpec(
        String policy, Optional<String> urn, TimeStep times, int reviewMonths, Set<EnclaveId> elsewhere) {

    public ExchangeSpec {
        elsewhere = Set.copyOf(elsewhere);
    }

    /// To what a time is cut before it travels, always in UTC.
    public enum TimeStep {
        DAY,
        WEEK,
        MONTH
    }

    /// The beginning of the day, of the week (Monday) or of the month.
    public Instant coarse(Instant exact) {
        var day = exact.atZone(ZoneOffset.UTC).toLocalDate();
        var first = switch (times) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.with(TemporalAdjusters.firstDayOfMonth());
        };
        return start(first);
    }

    /// When a label made at this coarse time is due for review.
    public Instant review(Instant created) {
        return start(created.atZone(ZoneOffset.UTC).toLocalDate().plusMonths(reviewMonths));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
