package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk breaks: nothing more is accepted, nothing acknowledged is lost.
class AuditFailureTest {

    @TempDir
    Path folder;

    @Test
    void everyWrite_whenTheNthFails_failsClosed(@TempDir Path folders) throws Exception {
        for (int n = 1; n <= 12; n++) {
            var own = folders.resolve("n" + n);
            int acknowledged = appendUntilFailure(own, n);
            try (var log = Logs.open(own)) {
                assertThat(log.status().size()).as("write %d fails", n).isGreaterThanOrEqualTo(acknowledged);
            }
            assertThat(Logs.verify(own)).isInstanceOf(Verification.Intact.class);
        }
    }

    /// Writes half of what the n-th write should write, then says that the disk is full.
    private static int appendUntilFailure(Path own, int n) throws AuditDamagedException {
        var writes = new AtomicInteger();
        Medium medium = file -> new Medium.Appender() {
            private final Medium.Appender disk = Medium.DISK.open(file);

            @Override
            public void append(byte[] bytes) throws IOException {
                if (writes.incrementAndGet() >= n) {
                    disk.append(java.util.Arrays.copyOf(bytes, bytes.length / 2));
                    throw new IOException("No space left on device");
                }
                disk.append(bytes);
            }

            @Override
            public void close() throws IOException {
                disk.close();
            }
        };
        int acknowledged = 0;
        var settings = new Settings(2, Duration.ofHours(1), 1_000, Duration.ofMinutes(1));
        try (var log = AuditLog.open(Logs.opening(own, settings, medium))) {
            while (acknowledged < 40) {
                acknowledged +=
                        log.append(Logs.reads(acknowledged, acknowledged + 1)).size();
            }
        } catch (AuditUnavailableException e) {
            assertThat(e).hasRootCauseMessage("No space left on device");
        }
        return acknowledged;
    }

    @Test
    void append_afterAFailure_isRefusedUntilReopened() throws Exception {
        var broken = new CountDownLatch(1);
        try (var log = AuditLog.open(Logs.opening(folder, Logs.SMALL, failing(broken)))) {
            log.append(Logs.reads(0, 3));
            broken.countDown();
            assertThatThrownBy(() -> log.append(Logs.reads(3, 4))).isInstanceOf(AuditUnavailableException.class);
            assertThatThrownBy(() -> log.append(Logs.reads(4, 5))).isInstanceOf(AuditUnavailableException.class);
            assertThatThrownBy(log::checkpoint).isInstanceOf(AuditUnavailableException.class);
            assertThat(log.status().writable()).isFalse();
            assertThat(log.find(AuditQuery.oldest(9))).hasSize(3);
        }
        try (var log = Logs.open(folder)) {
            assertThat(log.append(Logs.reads(3, 4)))
                    .extracting(AuditEntry::sequence)
                    .containsExactly(3L);
        }
    }

    private static Medium failing(CountDownLatch broken) {
        return file -> new Medium.Appender() {
            private final Medium.Appender disk = Medium.DISK.open(file);

            @Override
            public void append(byte[] bytes) throws IOException {
                if (broken.getCount() == 0) {
                    throw new IOException("Read-only file system");
                }
                disk.append(bytes);
            }

            @Override
            public void close() throws IOException {
                disk.close();
            }
        };
    }

    @Test
    void append_toADiskThatHangs_givesUpAndStaysClosed() throws Exception {
        var open = new CountDownLatch(1);
        var hang = new AtomicInteger();
        Medium medium = file -> new Medium.Appender() {
            private final Medium.Appender disk = Medium.DISK.open(file);

            @Override
            public void append(byte[] bytes) throws IOException {
                if (hang.get() > 0) {
                    await(open);
                }
                disk.append(bytes);
            }

            @Override
            public void close() throws IOException {
                disk.close();
            }
        };
        var settings = new Settings(100, Duration.ofHours(1), 1 << 20, Duration.ofMillis(200));
        try (var log = AuditLog.open(Logs.opening(folder, settings, medium))) {
            hang.set(1);
            assertThatThrownBy(() -> log.append(Logs.reads(0, 1))).isInstanceOf(AuditUnavailableException.class);
            assertThatThrownBy(() -> log.append(Logs.reads(1, 2))).isInstanceOf(AuditUnavailableException.class);
            open.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
