package org.sacho.meeting;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sacho.classify.Classifier;
import org.sacho.classify.Verdict;
import org.sacho.enclave.Kind;
import org.sacho.transcript.Passages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a meeting from PARSING to REVIEW without a person. Each step ends in one commit, so a crash at any
/// moment leaves a state from which [#resume()] goes on.
///
/// Guarantees: a classifier that fails leaves the passage undecided at system high with a verdict that says
/// so; the meeting still reaches REVIEW.
public final class Processing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
    private static final int WORKERS = 2;

    private final MeetingStore store;
    private final Supplier<Classifier> classifier;
    private final Consumer<String> reviewable;
    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("processing-", 0).daemon().factory());
    /// Judging can take minutes, so a stop interrupts it; the workers write, and are never interrupted.
    private final ExecutorService judges = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("judging-", 0).daemon().factory());

    /// A processor.
    ///
    /// @param reviewable told the id of every meeting that has reached REVIEW
    public Processing(MeetingStore store, Supplier<Classifier> classifier, Consumer<String> reviewable) {
        this.store = store;
        this.classifier = classifier;
        this.reviewable = reviewable;
    }

    /// Starts what the last run of the server left unfinished.
    public void resume() {
        for (var target : store.targets()) {
            start(target.id());
        }
    }

    /// Works on the meeting in the background until it waits for a person.
    public void start(String meeting) {
        workers.execute(() -> run(meeting));
    }

    /// How many passages have been classified in the current run; for the progress bar only.
    public int done(String meeting) {
        return done.getOrDefault(meeting, 0);
    }

    private void run(String meeting) {
        try {
            while (step(store.current(meeting))) {
                // Each step is one commit; the next one starts from what was committed.
            }
        } catch (CancellationException | RejectedExecutionException e) {
            // The server stops. The meeting is taken up again at the next start.
        } catch (RuntimeException e) {
            // Messages of the store may quote what it read, so only the kind of failure is logged. The meeting
            // stays where its last commit left it and is taken up again at the next start.
            LOG.error(
                    "meeting {} stopped in processing: {}",
                    meeting,
                    e.getClass().getName());
        } finally {
            done.remove(meeting);
        }
    }

    private boolean step(Versioned<Meeting> current) {
        return switch (current.value().state()) {
            case PARSING -> {
                split(current);
                yield true;
            }
            case CLASSIFYING -> {
                classify(current);
                reviewable.accept(current.value().id());
                yield false;
            }
            case REVIEW, DRAFTING, APPROVAL, CLOSED, FAILED -> false;
        };
    }

    private void split(Versioned<Meeting> current) {
        var id = current.value().id();
        var passages = Passages.of(store.transcript(id));
        var edit = new Edit();
        for (var passage : passages) {
            edit.put(Kind.PASSAGE, "p" + passage.ordinal(), passage.ordinal(), 0, passage);
        }
        store.commit(
                id, edit.meeting(current.value().withTotal(passages.size()).in(State.CLASSIFYING), current.version()));
    }

    private void classify(Versioned<Meeting> current) {
        var id = current.value().id();
        store.commit(id, verdicts(id, store.rawPassages(id)).state(current, State.REVIEW));
    }

    private Edit verdicts(String meeting, List<PassageView> passages) {
        var texts = passages.stream().map(view -> view.passage().text()).toList();
        var verdicts = judged(meeting, texts);
        var high = store.high(meeting).label();
        var edit = new Edit();
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            edit.put(
                    Kind.VERDICT,
                    passage.id(),
                    passage.passage().ordinal(),
                    0,
                    verdicts.get(i).in(high));
        }
        return edit;
    }

    private List<Verdict> judged(String meeting, List<String> texts) {
        try {
            var verdicts = judges.submit(() -> classifier.get().classify(texts, count -> done.put(meeting, count)))
                    .get();
            if (judges.isShutdown()) {
                // They may say no more than that somebody was interrupted.
                throw new CancellationException();
            }
            return verdicts;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /// Breaks off judging, waits for the steps under way, which end in a commit, and starts no other.
    @Override
    public void close() {
        judges.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(30, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
