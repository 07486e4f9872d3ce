package org.sacho.classify.adviser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sacho.classify.adviser.Advised.CALM;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.classify.adviser.FakeModel.Behaviour;
import org.sacho.classify.adviser.FakeModel.Said;

/// A model that is down, slow, busy or gone: the passages are held, and nobody waits for ever.
class FailingModelTest {

    private static final String PASSAGE = "EXERCISE. The range opens at nine.";
    private static final Behaviour GOOD = FakeModel.opinions(_ -> new Said("C", "EXERCISE"));

    private static String because(FakeModel model, Patience patience) {
        return because(Advised.by(model, patience));
    }

    private static String because(AdviserExaminer examiner) {
        var evidence = examiner.examine(List.of(PASSAGE), _ -> {}).getFirst();
        assertThat(Advised.failed(evidence)).isTrue();
        return evidence.getFirst().because().english();
    }

    @Test
    void server_thatNeverAnswers_isWaitedForNoLongerThanThePolicySays() {
        var never = new CountDownLatch(1);
        try (var model = FakeModel.that((_, _) -> never.await())) {
            assertThat(because(model, Advised.hasty())).contains("in time");
        }
    }

    /// A byte now and then would reset the time limit of a single read.
    @Test
    void answer_byteByByte_hasToBeWholeInTime() {
        var pace = new Semaphore(0);
        try (var model = FakeModel.that((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    body.write(' ');
                    body.flush();
                    pace.tryAcquire(20, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
            }
        })) {
            assertThat(because(model, Advised.hasty())).contains("in time");
        }
    }

    @Test
    void answer_withoutEnd_isCutOffAtItsLargestSize() {
        var written = new AtomicLong();
        var gone = new CountDownLatch(1);
        try (var model = FakeModel.that((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = " ".repeat(65_536).getBytes(UTF_8);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(chunk);
                    written.addAndGet(chunk.length);
                }
            } catch (IOException e) {
                gone.countDown();
            }
        })) {
            assertThat(because(model, CALM)).contains("could not be reached");
            assertThat(gone).satisfies(CountDownLatch::await);
            assertThat(written.get()).isLessThan(64L << 20);
        }
    }

    @Test
    void server_thatDiesInMidAnswer_isAskedAgain() {
        var requests = new AtomicInteger();
        Behaviour dies = (exchange, _) -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"choices\":".getBytes(UTF_8));
            exchange.close();
        };
        try (var model = FakeModel.that(dies)) {
            assertThat(because(model, Advised.trying(3))).contains("could not be reached");
            assertThat(requests).hasValue(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void server_busyOnce_isAskedAgain(int status) {
        var requests = new AtomicInteger();
        try (var model = FakeModel.that((exchange, asked) ->
                (requests.incrementAndGet() == 1 ? FakeModel.status(status) : GOOD).answer(exchange, asked))) {
            var evidence = Advised.by(model, Advised.trying(2)).examine(List.of(PASSAGE), _ -> {});

            assertThat(evidence).noneMatch(Advised::failed);
            assertThat(requests).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 401, 403, 404, 422})
    void server_thatRefuses_isNotAskedAgain(int status) {
        try (var model = FakeModel.that(FakeModel.status(status))) {
            assertThat(because(model, Advised.trying(3))).contains("properly");
            assertThat(model.asked()).hasSize(1);
        }
    }

    @Test
    void redirect_toAnotherAddress_isNotFollowed() {
        try (var other = FakeModel.that(GOOD);
                var model = FakeModel.that((exchange, _) -> {
                    exchange.getResponseHeaders().add("Location", other.address() + "/v1/chat/completions");
                    exchange.sendResponseHeaders(307, -1);
                    exchange.close();
                })) {
            assertThat(because(model, CALM)).contains("properly");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void proxy_ofTheRuntime_isNotUsed() {
        var before = ProxySelector.getDefault();
        var asked = new AtomicInteger();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.incrementAndGet();
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                asked.incrementAndGet();
            }
        });
        try (var model = FakeModel.that(GOOD)) {
            assertThat(Advised.by(model, CALM).examine(List.of(PASSAGE), _ -> {}))
                    .noneMatch(Advised::failed);
            assertThat(asked).hasValue(0);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void server_thatIsDown_leavesThePassagesHeld() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        var endpoint = URI.create("http://127.0.0.1:" + port);

        assertThat(because(Advised.by(Advised.spec(endpoint, 2, 0, 1), Advised.trying(2))))
                .contains("could not be reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://192.0.2.1:9",
                "http://10.1.2.3:9",
                "https://169.254.169.254",
                "https://no-such-host.invalid"
            })
    void address_outsideOfTheClosedNetwork_isNotCalled(String endpoint) {
        assertThat(because(Advised.by(Advised.spec(URI.create(endpoint), 2, 0, 1), CALM)))
                .contains("could not be reached");
    }

    @Test
    void answer_afterTheTimeLimit_isThrownAway() {
        var release = new CountDownLatch(1);
        var requests = new AtomicInteger();
        try (var model = FakeModel.that((exchange, asked) -> {
            if (requests.incrementAndGet() == 1) {
                release.await();
                FakeModel.opinions(_ -> new Said("TS", "EXERCISE")).answer(exchange, asked);
            } else {
                FakeModel.everythingUnclassified().answer(exchange, asked);
            }
        })) {
            var examiner = Advised.by(model, Advised.hasty());
            assertThat(because(examiner)).contains("in time");

            release.countDown();

            var patient = Advised.by(model, CALM);
            assertThat(patient.examine(List.of(PASSAGE), _ -> {})).containsExactly(List.of());
        }
    }

    @Test
    void server_failingAgainAndAgain_isLeftAloneUntilAProbeSucceeds() {
        var clock = new AtomicLong();
        try (var model = FakeModel.that(FakeModel.status(400))) {
            var spec = Advised.spec(model.address(), 1, 0, 1);
            var examiner =
                    new AdviserExaminer(Advised.POLICY, spec, Advised.NONE, Advised.givingUpAfter(3), clock::get);

            var evidence = examiner.examine(Collections.nCopies(50, PASSAGE), _ -> {});

            assertThat(evidence).hasSize(50).allMatch(Advised::failed);
            assertThat(model.asked()).hasSize(3);
            assertThat(because(examiner)).contains("not asked for a while");

            clock.addAndGet(Duration.ofSeconds(61).toNanos());
            examiner.examine(Collections.nCopies(5, PASSAGE), _ -> {});
            assertThat(model.asked()).as("one probe").hasSize(4);

            clock.addAndGet(Duration.ofSeconds(61).toNanos());
            model.nowDoes(GOOD);
            assertThat(examiner.examine(Collections.nCopies(5, PASSAGE), _ -> {}))
                    .noneMatch(Advised::failed);
        }
    }

    @Test
    void server_thatFlaps_neverLowersALabel() {
        var requests = new AtomicInteger();
        try (var model = FakeModel.that((exchange, asked) -> (requests.getAndIncrement() % 2 == 0
                        ? FakeModel.status(400)
                        : FakeModel.everythingUnclassified())
                .answer(exchange, asked))) {
            var spec = Advised.spec(model.address(), 1, 0, 1);
            var examiner = Advised.by(spec, Advised.givingUpAfter(3));

            var verdicts = Advised.verdicts(examiner, Collections.nCopies(200, "This is SECRET: the net."));

            assertThat(requests).as("it was never left alone").hasValue(200);
            assertThat(verdicts)
                    .extracting(verdict -> verdict.label().level().id())
                    .containsOnly("S", "TS");
        }
    }
}
