package org.sacho.classify.adviser;

import static org.sacho.classify.Evidence.Source.ADVISER;
import static org.sacho.classify.Evidence.Source.FAILURE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.sacho.classify.Evidence;
import org.sacho.classify.Examiner;
import org.sacho.classify.adviser.Opinions.Opinion;
import org.sacho.label.Label;
import org.sacho.policy.AdviserSpec;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The voice of a language model on the closed network.
///
/// Guarantees: an opinion adds evidence or nothing, so it can only raise. Every passage counts as not examined until
/// a usable answer for it is here, so a model that is down, slow, talking nonsense or talked into something leaves it
/// at the highest label or where the other voices put it. The requests at a time are those the policy allows, however
/// many meetings are worked on; the time for a meeting is bounded by the limits of the policy, and an interrupt ends
/// the waiting at once. Nothing of a passage or an answer is logged.
public final class AdviserExaminer implements Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(AdviserExaminer.class);

    /// The model gives no number that has been measured, and this is what claims least.
    private static final double UNMEASURED = 0.5;

    private final PolicySnapshot policy;
    private final AdviserSpec spec;
    private final Credentials credentials;
    private final Patience patience;
    private final Breaker breaker;
    private final Question question;
    private final Opinions opinions;
    private final Semaphore places;

    public AdviserExaminer(PolicySnapshot policy, AdviserSpec spec, Credentials credentials) {
        this(policy, spec, credentials, Patience.of(spec), System::nanoTime);
    }

    AdviserExaminer(
            PolicySnapshot policy,
            AdviserSpec spec,
            Credentials credentials,
            Patience patience,
            LongSupplier nanoTime) {
        this.policy = policy;
        this.spec = spec;
        this.credentials = credentials;
        this.patience = patience;
        this.breaker = new Breaker(patience, nanoTime);
        this.question = new Question(policy, spec);
        this.opinions = new Opinions(policy.lattice());
        this.places = new Semaphore(spec.concurrency(), true);
    }

    /// What is known of the passages of one batch.
    private record Examined(Batch batch, List<List<Evidence>> evidence) {}

    @Override
    public String id() {
        return Evidence.ADVISER;
    }

    @Override
    public List<List<Evidence>> examine(List<String> passages, IntConsumer done) {
        var evidence = new ArrayList<List<Evidence>>();
        for (String text : passages) {
            var silence = Batch.tooLong(text, spec) ? Silence.TOO_LONG : Silence.UNUSABLE;
            evidence.add(text.isBlank() ? List.of() : List.of(failure(silence, text)));
        }
        var batches = Batch.of(passages, spec);
        try (var line = Line.to(spec, credentials, patience);
                var workers = Executors.newFixedThreadPool(
                        spec.concurrency(),
                        Thread.ofVirtual().name("adviser-", 0).factory())) {
            collect(batches, line, workers, evidence, done);
        } catch (NoAnswerException e) {
            batches.forEach(batch -> keep(silent(batch, e.silence()), evidence));
        }
        return evidence;
    }

    /// Takes the answers in the order in which they come.
    private void collect(
            List<Batch> batches, Line line, ExecutorService workers, List<List<Evidence>> evidence, IntConsumer done) {
        var answers = new ExecutorCompletionService<Examined>(workers);
        batches.forEach(batch -> answers.submit(() -> examined(batch, line)));
        int waiting = batches.stream().mapToInt(batch -> batch.asked().size()).sum();
        done.accept(evidence.size() - waiting);
        for (int i = 0; i < batches.size(); i++) {
            try {
                var examined = answers.take().get();
                keep(examined, evidence);
                waiting -= examined.batch().asked().size();
                done.accept(evidence.size() - waiting);
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                // Its passages stay as they are, not examined. What happened may quote them.
                LOG.error("a batch for the language model failed: {}", kind(e));
            }
        }
    }

    private static void keep(Examined examined, List<List<Evidence>> evidence) {
        var asked = examined.batch().asked();
        for (int i = 0; i < asked.size(); i++) {
            evidence.set(asked.get(i).index(), examined.evidence().get(i));
        }
    }

    private Examined examined(Batch batch, Line line) throws InterruptedException {
        places.acquire();
        try {
            return admitted(batch, line);
        } finally {
            places.release();
        }
    }

    private Examined admitted(Batch batch, Line line) throws InterruptedException {
        if (!breaker.admits()) {
            return silent(batch, Silence.PAUSED);
        }
        try {
            var said = opinions.read(ask(line, question.about(batch)), batch);
            breaker.answered();
            return new Examined(batch, said.stream().map(this::evidence).toList());
        } catch (NoAnswerException e) {
            breaker.failed();
            LOG.warn(
                    "no answer of the language model for {} passages: {}",
                    batch.asked().size(),
                    e.silence());
            return silent(batch, e.silence());
        }
    }

    private byte[] ask(Line line, String json) throws NoAnswerException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return line.ask(json);
            } catch (NoAnswerException e) {
                if (!e.passing() || attempt == patience.tries()) {
                    throw e;
                }
            }
            // So that several servers that were refused together do not come back together.
            long longest = patience.backoff().multipliedBy(attempt).toMillis();
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        }
    }

    private static String kind(ExecutionException e) {
        return Optional.ofNullable(e.getCause())
                .map(Object::getClass)
                .map(Class::getName)
                .orElse("");
    }

    private Examined silent(Batch batch, Silence silence) {
        return new Examined(
                batch,
                batch.asked().stream()
                        .map(remark -> List.of(failure(silence, remark.text())))
                        .toList());
    }

    private List<Evidence> evidence(Opinion opinion) {
        var label = Label.of(opinion.level());
        if (policy.nothingFound().dominates(label)) {
            return List.of();
        }
        return List.of(new Evidence(ADVISER, id(), opinion.from(), opinion.to(), UNMEASURED, because(label), label));
    }

    private Wording because(Label label) {
        var name = policy.marking(label.level()).name();
        return new Wording(
                "The language model " + spec.model() + " proposes " + name.english() + " for the marked words",
                "언어 모델 " + spec.model() + "에서 표시된 부분을 '" + name.korean() + "'(으)로 제안함");
    }

    private Evidence failure(Silence silence, String text) {
        return new Evidence(
                FAILURE,
                id(),
                0,
                text.length(),
                0,
                silence.wording(),
                policy.lattice().top());
    }
}
