package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// AU-08: somebody sets the clock. The order of records does not depend on it, and the auditor is told.
class AuditClockTest {

    @TempDir
    Path folder;

    private final InstantSource clock = () -> this.now;
    private Instant now = Logs.NOW;

    private List<Notice> noticesAfter(Duration... jumps) throws IOException, AuditDamagedException {
        var beside = new AuditOpening.Beside(Copies.NONE, Logs.STORES_AS_STATED);
        try (var log = AuditLog.open(new AuditOpening(
                new Folder(folder), Logs.keys(), clock.withZone(ZoneOffset.UTC), Logs.SMALL, Medium.DISK, beside))) {
            for (var jump : jumps) {
                now = now.plus(jump);
                log.append(Logs.reads(0, 2));
                log.checkpoint();
            }
            assertThat(log.find(AuditQuery.oldest(99)))
                    .extracting(AuditEntry::sequence)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 2L * jumps.length).boxed().toList());
        }
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
        return Logs.verify(folder) instanceof Verification.Intact intact
                ? intact.notices().stream()
                        .filter(notice -> notice.kind() != Notice.Kind.NO_WITNESS)
                        .toList()
                : List.of();
    }

    @Test
    void clock_setBackAnHour_isFlagged() throws Exception {
        assertThat(noticesAfter(Duration.ofMinutes(5), Duration.ofHours(-1), Duration.ofMinutes(1)))
                .containsExactly(new Notice(Notice.Kind.CLOCK_BACK, 4, "the clock went back by PT1H"));
    }

    @Test
    void clock_setAheadAYear_isFlaggedThereAndOnTheWayBack() throws Exception {
        assertThat(noticesAfter(Duration.ofMinutes(5), Duration.ofDays(365), Duration.ofDays(-365)))
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.CLOCK_AHEAD, Notice.Kind.CLOCK_BACK);
    }

    @Test
    void clock_setRightByALittleOrRestingForWeeks_isNotFlagged() throws Exception {
        assertThat(noticesAfter(Duration.ofSeconds(-5), Duration.ofDays(30))).isEmpty();
    }
}
