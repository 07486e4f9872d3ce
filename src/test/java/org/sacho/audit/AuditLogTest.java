package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    @TempDir
    Path folder;

    @Test
    void find_afterReopening_returnsWhatWasAppended() throws Exception {
        var event = Logs.read(1).with(Detail.REASON, "ORDER").with(Detail.COUNT, "3");
        try (var log = Logs.open(folder)) {
            log.append(List.of(event), Optional.of("2001:db8::1"));
        }
        try (var log = Logs.open(folder)) {
            assertThat(log.find(AuditQuery.oldest(10)))
                    .containsExactly(new AuditEntry(0, Logs.NOW, event, Optional.of("2001:db8::1")));
        }
    }

    @Test
    @Tag("exhaustive")
    void append_from64Writers_isDenseAndVerifies() throws Exception {
        var sequences = new ArrayList<Long>();
        try (var log = Logs.open(folder, new Settings(100, Duration.ofHours(1), 50_000, Duration.ofMinutes(1)));
                var writers = Executors.newFixedThreadPool(64)) {
            var tasks = new ArrayList<Callable<List<AuditEntry>>>();
            for (int i = 0; i < 640; i++) {
                var events = Logs.reads(i * 2L, i * 2L + 2);
                tasks.add(() -> log.append(events));
            }
            for (Future<List<AuditEntry>> done : writers.invokeAll(tasks)) {
                var entries = done.get();
                assertThat(entries.get(1).sequence()).isEqualTo(entries.get(0).sequence() + 1);
                entries.forEach(entry -> sequences.add(entry.sequence()));
            }
            assertThat(log.find(AuditQuery.oldest(10_000)))
                    .extracting(AuditEntry::sequence)
                    .containsExactlyElementsOf(LongStream.range(0, 1280).boxed().toList());
        }
        assertThat(sequences)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 1280).boxed().toList());
        assertThat(Files.exists(Logs.segment(folder, 3))).isTrue();
        assertThat(Logs.verify(folder)).isInstanceOfSatisfying(Verification.Intact.class, intact -> {
            assertThat(intact.size()).isEqualTo(1280);
            assertThat(intact.checkpointSize()).isEqualTo(1280);
        });
    }

    @Test
    void files_ofALog_showNothingOfAnEntry() throws Exception {
        Logs.written(folder, 20);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .doesNotContain("officer1", "READ", "m1/p", "192.0.2.7", "GRANTED");
            }
        }
    }

    @Test
    void find_byEachCriterion_returnsOnlyMatches() throws Exception {
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(0, 5));
            log.append(List.of(AuditEvent.of(Action.SIGN_IN, new Actor.Nobody(), "", Outcome.DENIED)));
            assertThat(log.find(AuditQuery.newest(2)))
                    .extracting(AuditEntry::sequence)
                    .containsExactly(5L, 4L);
            assertThat(log.find(AuditQuery.newest(2).behind(4)))
                    .extracting(AuditEntry::sequence)
                    .containsExactly(3L, 2L);
            assertThat(log.find(AuditQuery.oldest(9).behind(3)))
                    .extracting(AuditEntry::sequence)
                    .containsExactly(4L, 5L);
            assertThat(log.find(AuditQuery.oldest(9).by(new Actor.Nobody()))).hasSize(1);
            assertThat(log.find(AuditQuery.oldest(9).doing(Action.READ))).hasSize(5);
            assertThat(log.find(AuditQuery.oldest(9).ending(Outcome.DENIED))).hasSize(1);
            assertThat(log.find(AuditQuery.oldest(9).between(Logs.NOW, Logs.NOW)))
                    .isEmpty();
            assertThat(log.find(AuditQuery.oldest(9).between(Logs.NOW, Logs.NOW.plusMillis(1))))
                    .hasSize(6);
        }
    }

    @Test
    void find_overManySegments_goesOnWhereThePageEnded() throws Exception {
        var settings = new Settings(50, Duration.ofHours(1), 2_000, Duration.ofMinutes(1));
        try (var log = Logs.open(folder, settings)) {
            for (int i = 0; i < 100; i++) {
                log.append(Logs.reads(i, i + 1));
            }
            var seen = new ArrayList<Long>();
            var page = log.find(AuditQuery.newest(7));
            while (!page.isEmpty()) {
                page.forEach(entry -> seen.add(entry.sequence()));
                page = log.find(AuditQuery.newest(7).behind(seen.getLast()));
            }
            assertThat(seen.reversed())
                    .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void checkpoint_onRequest_coversEveryRecord() throws Exception {
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(0, 3));
            assertThat(log.latest().size()).isZero();
            var checkpoint = log.checkpoint();
            assertThat(checkpoint.size()).isEqualTo(3);
            assertThat(log.latest()).isEqualTo(checkpoint);
            assertThat(log.status().size()).isEqualTo(3);
            assertThat(log.status().latest()).isEqualTo(checkpoint);
            assertThat(log.status().writable()).isTrue();
            assertThat(Checkpoint.parse(checkpoint.note(), Logs.keys().verifier()))
                    .contains(checkpoint);
        }
    }

    @Test
    void checkpoint_afterSoManyRecords_isSignedUnasked() throws Exception {
        try (var log = Logs.open(folder, new Settings(10, Duration.ofHours(1), 1 << 20, Duration.ofMinutes(1)))) {
            log.append(Logs.reads(0, 10));
            log.append(Logs.reads(10, 11));
            assertThat(log.latest().size()).isEqualTo(10);
        }
    }

    @Test
    void checkpoint_afterSomeTime_isSignedUnasked() throws Exception {
        try (var log = Logs.open(folder, new Settings(1_000, Duration.ofMillis(20), 1 << 20, Duration.ofMinutes(1)))) {
            log.append(Logs.reads(0, 1));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (log.latest().size() == 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(log.latest().size()).isEqualTo(1);
        }
    }

    @Test
    void open_withAnUnfinishedLine_leavesItAndGoesOnInANewSegment() throws Exception {
        Logs.written(folder, 7);
        var whole = Files.readString(Logs.segment(folder, 1));
        var line = whole.lines().toList().get(3);
        Files.writeString(
                Logs.segment(folder, 1), "7" + line.substring(1, line.length() / 2), StandardOpenOption.APPEND);
        var left = Files.readAllBytes(Logs.segment(folder, 1));

        try (var log = Logs.open(folder)) {
            assertThat(log.append(Logs.reads(7, 8)))
                    .extracting(AuditEntry::sequence)
                    .containsExactly(7L);
            assertThat(log.find(AuditQuery.oldest(20))).hasSize(8);
        }
        assertThat(Files.readAllBytes(Logs.segment(folder, 1))).isEqualTo(left);
        assertThat(Logs.verify(folder)).isInstanceOfSatisfying(Verification.Intact.class, intact -> {
            assertThat(intact.size()).isEqualTo(8);
            assertThat(intact.unfinishedLines()).isEqualTo(1);
        });
    }

    @Test
    void open_cutAnywhereBehindTheLastCheckpoint_continues(@TempDir Path copies) throws Exception {
        try (var log = Logs.open(folder)) {
            log.append(Logs.reads(0, 2));
            Logs.copy(folder, copies.resolve("alive"));
        }
        var alive = copies.resolve("alive");
        var segment = Files.readAllBytes(Logs.segment(alive, 1));
        for (int length = 0; length <= segment.length; length += 101) {
            var copy = copies.resolve("cut" + length);
            Logs.copy(alive, copy);
            Files.write(Logs.segment(copy, 1), java.util.Arrays.copyOf(segment, length));
            try (var log = Logs.open(copy)) {
                log.append(Logs.reads(0, 1));
            }
            assertThat(Logs.verify(copy)).as("cut to %d", length).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    @Tag("exhaustive")
    void open_withAnUnfinishedCheckpoint_continues(@TempDir Path copies) throws Exception {
        Logs.written(folder, 3);
        var notes = Files.readAllBytes(folder.resolve("checkpoints"));
        for (int length = 0; length < notes.length; length += length < notes.length / 2 ? 3 : 17) {
            var copy = copies.resolve("cut" + length);
            Logs.copy(folder, copy);
            Files.write(copy.resolve("checkpoints"), java.util.Arrays.copyOf(notes, length));
            if (length < notes.length / 2) {
                assertThat(Logs.verify(copy)).as("cut to %d", length).isInstanceOf(Verification.Broken.class);
            } else {
                try (var log = Logs.open(copy)) {
                    log.append(Logs.reads(0, 1));
                }
                assertThat(Logs.verify(copy)).as("cut to %d", length).isInstanceOf(Verification.Intact.class);
            }
        }
    }

    @Test
    void open_twice_isRefused() throws Exception {
        try (var log = Logs.open(folder)) {
            assertThatThrownBy(() -> Logs.open(folder)).isInstanceOf(AuditUnavailableException.class);
            log.append(Logs.reads(0, 1));
        }
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void open_withAnotherSealingKey_isRefused() throws Exception {
        Logs.written(folder, 1);
        var keys = Logs.keys();
        var other = new Keys(
                keys.verifier(),
                keys.checkpoint(),
                new javax.crypto.spec.SecretKeySpec(new byte[32], "AES"),
                keys.random());
        assertThatThrownBy(() -> AuditLog.open(new AuditOpening(
                        new Folder(folder),
                        other,
                        Logs.CLOCK,
                        Logs.SMALL,
                        Medium.DISK,
                        new AuditOpening.Beside(Copies.NONE, Logs.STORES_AS_STATED))))
                .isInstanceOfSatisfying(
                        AuditDamagedException.class,
                        e -> assertThat(e.finding().what()).isEqualTo(Verification.What.WRONG_KEY));
        Logs.open(folder).close();
    }

    @Test
    void open_ofADamagedLog_namesTheRecord() throws Exception {
        Logs.written(folder, 9);
        var file = Logs.segment(folder, 1);
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(5);
        Files.write(file, lines);
        assertThatThrownBy(() -> Logs.open(folder))
                .isInstanceOf(AuditDamagedException.class)
                .hasMessageContaining("audit record 4");
    }

    @Test
    void open_inAFileInsteadOfAFolder_isRefused() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Logs.open(file.resolve("audit"))).isInstanceOf(AuditUnavailableException.class);
    }

    @Test
    void append_afterClose_isRefused() throws Exception {
        var log = Logs.open(folder);
        log.close();
        assertThatThrownBy(() -> log.append(Logs.reads(0, 1))).isInstanceOf(AuditUnavailableException.class);
        assertThat(log.status().writable()).isFalse();
        log.close();
    }

    /// Refused before it reaches the one who writes for everybody.
    @Test
    void append_fromWhatIsNoAddress_isRefusedAndHarmsNobody() throws Exception {
        try (var log = Logs.open(folder)) {
            assertThatThrownBy(() -> log.append(Logs.reads(0, 1), Optional.of("no address")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(log.status().writable()).isTrue();
            assertThat(log.append(Logs.reads(0, 1))).hasSize(1);
        }
    }

    @Test
    void append_fromAnInterruptedThread_isDurableAndHarmsNobody() throws Exception {
        try (var log = Logs.open(folder)) {
            Thread.currentThread().interrupt();
            assertThat(log.append(Logs.reads(0, 1))).hasSize(1);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(log.append(Logs.reads(1, 2))).hasSize(1);
        }
    }
}
