package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked of a log of many segments, the answer is that of a reader who looks at every record. The reader
/// passes over segments by their sequence numbers and times, which here do not even grow with each other.
class AuditReaderTest {

    private static final int RECORDS = 40;
    private static final int MINUTES = 41;

    @TempDir
    Path folder;

    private final InstantSource clock = this::erratic;
    private int calls;
    private AuditLog log;
    private List<AuditEntry> all;

    /// Jumps about by minutes.
    private Instant erratic() {
        calls++;
        return minute(calls * 17 % MINUTES);
    }

    private static Instant minute(int n) {
        return Logs.NOW.plus(Duration.ofMinutes(n));
    }

    @BeforeEach
    void write() throws Exception {
        var settings = new Settings(1_000, Duration.ofHours(1), 2_000, Duration.ofMinutes(1));
        log = AuditLog.open(new AuditOpening(
                new Folder(folder),
                Logs.keys(),
                clock.withZone(ZoneOffset.UTC),
                settings,
                Medium.DISK,
                new AuditOpening.Beside(Copies.NONE, Logs.STORES_AS_STATED)));
        for (int i = 0; i < RECORDS; i += 2) {
            log.append(Logs.reads(i, i + 2));
        }
        all = log.find(AuditQuery.oldest(AuditQuery.MAX_LIMIT));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void assertAnswered(AuditQuery query) {
        var matching = all.stream().filter(query::selects).toList();
        var ordered = query.newestFirst() ? matching.reversed() : matching;

        assertThat(log.find(query))
                .as("%s", query)
                .containsExactlyElementsOf(ordered.stream().limit(query.limit()).toList());
    }

    @Test
    void log_ofThisTest_hasManySegmentsAndTimesThatGoBack() throws Exception {
        assertThat(all).hasSize(RECORDS);
        assertThat(new Folder(folder).segments()).hasSizeGreaterThan(5);
        var times = all.stream().map(AuditEntry::at).toList();
        assertThat(times).isNotEqualTo(times.stream().sorted().toList());
        assertThat(times.reversed()).isNotEqualTo(times.stream().sorted().toList());
    }

    @Test
    void find_betweenAnyTwoTimes_findsEveryRecordOfThatTime() {
        for (int from = 0; from < MINUTES; from += 4) {
            for (int to = from; to <= MINUTES; to += 3) {
                assertAnswered(AuditQuery.oldest(99).between(minute(from), minute(to)));
                assertAnswered(AuditQuery.newest(5).between(minute(from), minute(to)));
            }
        }
    }

    @Test
    void find_behindAnyRecordInBothOrders_goesOnThere() {
        for (int n = 0; n < RECORDS; n++) {
            for (int limit : new int[] {1, 3, 99}) {
                assertAnswered(AuditQuery.oldest(limit).behind(n));
                assertAnswered(AuditQuery.newest(limit).behind(n));
            }
        }
    }

    @Test
    void find_exactTimes_includesTheFirstAndNotTheLast() {
        var at = all.get(7).at();

        assertThat(log.find(AuditQuery.oldest(99).between(at, at.plusMillis(1))))
                .isNotEmpty()
                .allMatch(entry -> entry.at().equals(at));
        assertThat(log.find(AuditQuery.oldest(99).between(at.plusMillis(1), at.plusMillis(2))))
                .isEmpty();
        assertThat(log.find(AuditQuery.oldest(99).between(at.minusMillis(1), at)))
                .isEmpty();
    }

    /// The reader knows of a segment which sequence numbers and, once read, which times it spans.
    @Test
    void find_whatASegmentCannotHold_leavesItUnread() throws Exception {
        long second = first(2);
        long third = first(3);
        Files.delete(Logs.segment(folder, 1));
        Files.delete(Logs.segment(folder, 3));

        assertThat(log.find(AuditQuery.oldest((int) (third - second)).behind(second - 1)))
                .hasSize((int) (third - second));
        assertThat(log.find(AuditQuery.newest((int) (third - second)).behind(third)))
                .hasSize((int) (third - second));
        assertThat(log.find(AuditQuery.newest(1))).hasSize(1);
        assertThat(log.find(AuditQuery.oldest(9).between(minute(-9), minute(0))))
                .isEmpty();
        assertThat(log.find(AuditQuery.oldest(9).between(minute(MINUTES), minute(MINUTES + 9))))
                .isEmpty();
        assertThatThrownBy(() -> log.find(AuditQuery.oldest(1))).isInstanceOf(AuditUnavailableException.class);
    }

    private long first(int segment) throws Exception {
        var header = Files.readString(Logs.segment(folder, segment)).lines().findFirst();
        return Line.Header.parse(header.orElseThrow() + "\n").orElseThrow().first();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, AuditQuery.MAX_LIMIT + 1})
    void query_forNothingOrTooMuch_isRefused(int limit) {
        assertThatThrownBy(() -> AuditQuery.oldest(limit)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditQuery.newest(limit)).isInstanceOf(IllegalArgumentException.class);
    }

    /// The log was checked when it was opened; what somebody does to it afterwards is not shown as a record.
    @Test
    void find_recordsChangedMeanwhile_failsInsteadOfShowingOrHidingThem() throws Exception {
        var file = Logs.segment(folder, 2);
        var text = Files.readString(file);
        var lines = text.lines().toList();

        Files.writeString(file, text.replace(lines.get(1), lines.get(1).replaceFirst("[0-9a-f]{10}$", "0000000000")));
        assertThatThrownBy(() -> log.find(AuditQuery.oldest(99)))
                .isInstanceOf(AuditUnavailableException.class)
                .hasMessageContaining("no longer what was written");

        var sealed = Line.Sealed.parse(lines.get(1) + "\n").orElseThrow();
        var forged = new Line.Sealed(
                        sealed.sequence(),
                        sealed.previous(),
                        "ab" + sealed.sealed().substring(2))
                .text();
        Files.writeString(file, text.replace(lines.get(1) + "\n", forged));
        assertThatThrownBy(() -> log.find(AuditQuery.oldest(99)))
                .isInstanceOf(AuditUnavailableException.class)
                .hasMessageContaining("could not be read");

        Files.delete(file);
        assertThatThrownBy(() -> log.find(AuditQuery.oldest(99))).isInstanceOf(AuditUnavailableException.class);
    }
}
