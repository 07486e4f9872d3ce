package org.sacho.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The one thread that writes: everybody who waits while it is busy shares its next write to the disk.
///
/// Callers never touch the channel themselves, because an interrupt would close it under everybody.
final class AuditWriter {

    private static final int GROUP = 1024;

    private final Journal journal;
    private final Settings settings;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long signedAt = System.nanoTime();
    private boolean over;
    private volatile @Nullable Throwable failure;

    private sealed interface Job {

        CompletableFuture<?> done();

        record Append(List<Journal.Pending> events, CompletableFuture<List<AuditEntry>> done) implements Job {}

        record Sign(CompletableFuture<Checkpoint> done) implements Job {}

        record Stop(CompletableFuture<Checkpoint> done) implements Job {}
    }

    AuditWriter(Journal journal, Settings settings) {
        this.journal = journal;
        this.settings = settings;
        this.thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    List<AuditEntry> append(List<AuditEvent> events, Optional<String> source) {
        var pending =
                events.stream().map(event -> new Journal.Pending(event, source)).toList();
        var done = new CompletableFuture<List<AuditEntry>>();
        return result(new Job.Append(pending, done), done);
    }

    Checkpoint sign() {
        var done = new CompletableFuture<Checkpoint>();
        return result(new Job.Sign(done), done);
    }

    /// Signs once more and closes the files; what waits behind this is refused.
    void stop() {
        var done = new CompletableFuture<Checkpoint>();
        result(new Job.Stop(done), done);
    }

    synchronized boolean writable() {
        return !over && failure == null;
    }

    private <T> T result(Job job, CompletableFuture<T> done) {
        synchronized (this) {
            if (!writable()) {
                throw failure == null
                        ? new AuditUnavailableException("the audit log is closed")
                        : new AuditUnavailableException("the audit log failed earlier and stays closed", failure);
            }
            queue.add(job);
        }
        try {
            return done.orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof TimeoutException) {
                // It may still become durable: an entry without the act, never the act without the entry.
                failure = cause;
            }
            throw new AuditUnavailableException("the audit log could not be written", cause);
        }
    }

    private void work() {
        var group = new ArrayList<Job>();
        boolean stopped = false;
        try {
            while (!stopped && failure == null) {
                group.clear();
                var first = queue.poll(settings.checkpointWithin().toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, GROUP);
                }
                stopped = serve(group);
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            failure = e;
        } finally {
            end(group, stopped);
        }
    }

    /// @return whether somebody asked to stop
    private boolean serve(List<Job> group) throws IOException {
        var appends = only(group, Job.Append.class);
        if (!appends.isEmpty()) {
            var entries = journal.write(
                    appends.stream().flatMap(job -> job.events().stream()).toList());
            int from = 0;
            for (var append : appends) {
                int to = from + append.events().size();
                append.done().complete(List.copyOf(entries.subList(from, to)));
                from = to;
            }
        }
        var signs = only(group, Job.Sign.class);
        var stops = only(group, Job.Stop.class);
        if (!signs.isEmpty() || !stops.isEmpty() || signatureIsDue()) {
            var checkpoint = journal.sign();
            signedAt = System.nanoTime();
            signs.forEach(job -> job.done().complete(checkpoint));
        }
        return !stops.isEmpty();
    }

    private boolean signatureIsDue() {
        long age = System.nanoTime() - signedAt;
        return journal.unsigned() >= settings.checkpointEvery()
                || (journal.unsigned() > 0 && age >= settings.checkpointWithin().toNanos());
    }

    /// Who asked to stop hears of it when the files are closed, and not before.
    private void end(List<Job> group, boolean stopped) {
        synchronized (this) {
            over = true;
        }
        queue.drainTo(group);
        try {
            journal.close();
        } catch (IOException e) {
            failure = e;
        }
        if (stopped) {
            var last = journal.durable().latest();
            only(group, Job.Stop.class).forEach(job -> job.done().complete(last));
        }
        var reason = failure == null ? new IOException("closed") : failure;
        group.forEach(job -> job.done().completeExceptionally(reason));
    }

    private static <T extends Job> List<T> only(List<Job> jobs, Class<T> kind) {
        return jobs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
