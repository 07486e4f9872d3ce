package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.sacho.audit.AuditVerifier;
import org.sacho.audit.Notice;
import org.sacho.audit.StoreState;
import org.sacho.audit.StoresAtRest;
import org.sacho.audit.Verification;
import org.sacho.enclave.JournalMark;

/// A server on one data folder that is killed in the middle of what its people do, and started again. Its
/// people keep the tokens they were given the first time.
final class KilledServer implements AutoCloseable {

    private final Random random;
    private final Map<String, Api> people = new ConcurrentHashMap<>();
    private Site site;
    private ServerProcess server;
    private long startNanos;

    KilledServer(Path data, long seed) {
        this(Site.of(data), seed);
    }

    KilledServer(Site site, long seed) {
        this.site = site;
        this.random = new Random(seed);
        this.server = start();
    }

    Api as(String account) {
        return people.computeIfAbsent(account, server::as).movedTo(server.base());
    }

    Api anotherToken(String account) {
        return server.as(account);
    }

    Api now(Api earlier) {
        return earlier.movedTo(server.base());
    }

    /// Does step after step until the server is killed, at a random moment of the step after `steps` or less.
    ///
    /// @param steps how many there are, at least 2
    /// @return how many steps the server acknowledged, at least 1
    int killDuring(int steps, IntConsumer act) {
        return kill(steps, 1 + random.nextInt(steps - 1), true, act);
    }

    /// Does all steps and kills the server at once after the last.
    int killAfter(int steps, IntConsumer act) {
        return kill(steps, steps, false, act);
    }

    private int kill(int steps, int wait, boolean inTheNext, IntConsumer act) {
        var acknowledged = new Semaphore(0);
        var driver = CompletableFuture.supplyAsync(() -> drive(steps, act, acknowledged));
        long started = System.nanoTime();
        try {
            while (!acknowledged.tryAcquire(wait, 20, TimeUnit.MILLISECONDS)) {
                if (driver.isDone() && acknowledged.availablePermits() < wait) {
                    throw new IllegalStateException("after " + driver.join() + " steps the server no longer answered");
                }
            }
            long perStep = (System.nanoTime() - started) / wait;
            driver.get(inTheNext ? (long) (random.nextDouble() * 1.1 * perStep) : 0, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // This is the moment: the server is at work on the next step.
            assertThat(driver).isNotCompletedExceptionally();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        server.kill();
        return driver.join();
    }

    private static int drive(int steps, IntConsumer act, Semaphore acknowledged) {
        for (int step = 0; step < steps; step++) {
            try {
                act.accept(step);
            } catch (UncheckedIOException serverIsGone) {
                return step;
            }
            acknowledged.release();
        }
        return steps;
    }

    /// Kills the server at once.
    void kill() {
        server.kill();
    }

    /// Starts the server again somewhere else, where the same folder is.
    void restart(Site other) {
        site = other;
        people.clear();
        restart();
    }

    /// Starts the server again. Its audit log is intact before and after, and no store behind what the log says.
    void restart() {
        requireIntactLog();
        server = start();
        requireIntactLog();
    }

    /// Kills the server, and once more somewhere in its next start.
    void killWhileStarting() {
        server.kill();
        ServerProcess.killWhileStarting(site.data(), Duration.ofNanos((long) (random.nextDouble() * startNanos)));
    }

    private ServerProcess start() {
        long begun = System.nanoTime();
        var started = ServerProcess.demo(site);
        startNanos = System.nanoTime() - begun;
        return started;
    }

    /// What a verifier of the log tells the auditor about an intact one.
    List<Notice.Kind> requireIntactLog() {
        try {
            var verified = AuditVerifier.verify(site.seen(), AuditVerifier.Evidence.NONE, KilledServer::find);
            assertThat(verified).isInstanceOf(Verification.Intact.class);
            return ((Verification.Intact) verified)
                    .notices().stream().map(Notice::kind).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoresAtRest.Finding find(Path data, StoreState stated) throws IOException {
        var store = data.resolve("e").resolve(stated.name());
        return new JournalMark(stated.epoch(), stated.digest()).reachedIn(store)
                ? StoresAtRest.Finding.THERE
                : StoresAtRest.Finding.BEHIND;
    }

    @Override
    public void close() {
        server.close();
    }
}
