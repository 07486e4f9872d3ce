package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sacho.server.TwinMeetings.Pair;

/// Relative non-interference over 1,000 generated pairs of meetings (NI-01, NI-03, NI-05, NI-06).
///
/// Two installations with the same keys each get one meeting of every pair. After each release whoever stands below
/// compares the minutes, their id, which is a digest of their bytes, and what searches find, in which order; at the
/// end the signed packages, every decrypted record, the number of rows and the length of every ciphertext, and for
/// some pairs every byte of the REST and HTML answers. Where those below are on another network, the packages that go
/// there. Another seed: `-Dsacho.seed=N`; more: `-Dsacho.batches=N`, `-Dsacho.batches.border=N`.
class NonInterferenceTest {

    private static final long SEED = Long.getLong("sacho.seed", 20261122L);
    private static final int BATCHES = Integer.getInteger("sacho.batches", 20);
    private static final int BORDER_BATCHES = Integer.getInteger("sacho.batches.border", 20);
    private static final int PAIRS = 50;
    private static final int AT_ONCE = 25;
    private static final int SAMPLED = 10;
    private static final int LEAKED = 3;
    private static final String READER = "reader1";
    private static final String PASSWORD = "exercise password";
    private static final Pattern OF_THE_SESSION = Pattern.compile("name=\"_csrf\" (?:content|value)=\"[^\"]+\"");

    private static Path template;

    @BeforeAll
    static void template() {
        template = Twins.template();
    }

    @AfterAll
    static void delete() {
        Twins.delete(template);
    }

    @Test
    void meetingsOfAPair_belowNothingDiffers() {
        var meetings = new TwinMeetings(SEED);
        for (int batch = 0; batch < BATCHES; batch++) {
            try (var twins = Twins.open(template)) {
                var pairs = pairs(meetings, batch * PAIRS, PAIRS);
                for (int from = 0; from < PAIRS; from += AT_ONCE) {
                    assertThat(twins.play(pairs.subList(from, from + AT_ONCE), Twin::release))
                            .as("seed " + SEED)
                            .isEmpty();
                }
                assertThat(twins.left().shelved()).doesNotHaveDuplicates().hasSize(PAIRS);
                if (batch == 0) {
                    assertThat(answers(twins, twins.left(), pairs)).isEqualTo(answers(twins, twins.right(), pairs));
                }
                assertThat(twins.stop(secrets(pairs))).as("seed " + SEED).isEmpty();
            }
        }
    }

    /// On two networks, what crosses the border: every package with its number, name, length and bytes.
    @Test
    void meetingsOfAPair_betweenTwoNetworks_packagesAreTheSame() {
        var meetings = new TwinMeetings(SEED);
        for (int batch = 0; batch < BORDER_BATCHES; batch++) {
            try (var twins = Twins.above(template)) {
                var pairs = pairs(meetings, batch * PAIRS, PAIRS);
                for (int from = 0; from < PAIRS; from += AT_ONCE) {
                    assertThat(twins.play(pairs.subList(from, from + AT_ONCE), Twin::release))
                            .as("seed " + SEED)
                            .isEmpty();
                }
                assertThat(twins.departed(twins.left()))
                        .isEqualTo(IntStream.rangeClosed(1, PAIRS)
                                .mapToObj(TwoNetworks::name)
                                .toList());
                twins.stopBoth();
            }
        }
    }

    /// What would not be found would prove nothing.
    @Test
    void compositionsThatLeak_areFoundByTheSameComparison() {
        try (var twins = Twins.open(template)) {
            var meetings = new TwinMeetings(SEED);
            int from = 0;
            for (var leak : Leaking.values()) {
                var pairs = pairs(meetings, from, LEAKED);
                from += LEAKED;
                assertThat(twins.play(pairs, leak)).as(leak.name()).isNotEmpty();
            }
            assertThat(twins.stop(List.of()))
                    .extracting(difference -> difference.split(":", 2)[0])
                    .contains("shelves", "records", "sizes");
        }
    }

    private static List<Pair> pairs(TwinMeetings meetings, int from, int count) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++) {
            pairs.add(meetings.next(from + i));
        }
        return pairs;
    }

    private static List<String> secrets(List<Pair> pairs) {
        var secrets = new ArrayList<String>();
        for (var pair : pairs) {
            secrets.add(pair.left().secret());
            secrets.add(pair.right().secret());
        }
        return secrets;
    }

    /// What a real server answers to its reader below, with a program and with a browser.
    private static List<String> answers(Twins twins, Twin twin, List<Pair> pairs) {
        var base = URI.create("https://localhost:" + twin.serve(twins.data(twin)));
        var program = Caller.program(base, READER, PASSWORD);
        var browser = Caller.browser(base, READER, PASSWORD);
        var answers = new ArrayList<String>();
        for (int i = 0; i < pairs.size(); i += SAMPLED) {
            var shelf = twin.shelved().get(i);
            var above = twin.meetings().get(i);
            for (var path : List.of(
                    "/api/v1/meetings",
                    "/api/v1/meetings/" + shelf,
                    "/api/v1/meetings/" + shelf + "/minutes",
                    "/api/v1/meetings/" + shelf + "/minutes/U",
                    "/api/v1/meetings/" + above,
                    "/api/v1/meetings/" + above + "/passages",
                    "/api/v1/meetings/" + above + "/minutes/TS",
                    "/api/v1/releases/" + above + "_0123456789abcdef",
                    "/api/v1/search?q=EXERCISE+" + pairs.get(i).number(),
                    "/api/v1/search?q=" + pairs.get(i).left().secret(),
                    "/api/v1/search?q=" + pairs.get(i).right().secret())) {
                answers.add(answer(program.get(path), path, above));
            }
            for (var path : List.of("/meetings", "/released/" + shelf, "/meetings/" + above, "/search")) {
                answers.add(answer(browser.get(path), path, above));
            }
            for (var word : List.of(
                    "range", pairs.get(i).left().secret(), pairs.get(i).right().secret())) {
                answers.add(answer(browser.post("/search", "q=" + word), word, above));
            }
        }
        return answers;
    }

    private static String answer(Caller.Reply reply, String asked, String above) {
        var headers = new TreeMap<>(reply.headers().map());
        headers.remove("date");
        headers.remove("connection");
        headers.remove("set-cookie");
        var text = OF_THE_SESSION.matcher(reply.text()).replaceAll("");
        return (asked + " " + reply.status() + " " + headers + " " + text).replace(above, "ABOVE");
    }
}
