package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Relative non-interference of two whole servers with the same keys.
///
/// Each pair of transcripts agrees on what may be released and differs in everything else: text, number, order,
/// speakers, times and length of the other passages, title, place, people, agenda, file name and ceiling. The
/// same people do the same acts on both. Whoever stands below must not be able to tell the servers apart.
class NonInterferenceIT {

    private static final int PAIRS = 6;
    private static final long SEED = 20260903;
    private static final String LOWERED = "The backup net was tested on day one";
    private static final List<String> HIGH_OPENINGS = List.of(
            "This is SECRET: ",
            "The backup net moves to channel ",
            "Task Force KESTREL waits at ",
            "The convoy route avoids ",
            "The counterattack axis passes ");
    private static final List<String> TOP_OPENINGS =
            List.of("Operation NORTHWIND begins at ", "Plan GREY HERON needs ");

    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    /// One side of a pair.
    ///
    /// @param high a word that only its higher passages have
    private record Side(Map<String, Object> meeting, String fileName, String transcript, String high) {
        @Override
        public String toString() {
            return "Side[" + fileName + "]";
        }
    }

    /// What a reader below has seen of one server, call by call.
    private record Seen(List<String> released, List<String> replies) {}

    @Test
    void releasablePassagesEqual_everythingElseDifferent_belowNothingDiffers() {
        var left = folder.resolve("a");
        var right = folder.resolve("b");
        ServerProcess.demo(left).close();
        copy(left, right);
        var pairs = new ArrayList<List<Side>>();
        for (int n = 0; n < PAIRS; n++) {
            pairs.add(pair(n));
        }

        Seen seenLeft = walk(left, pairs, 0);
        Seen seenRight = walk(right, pairs, 1);

        assertThat(seenLeft.released()).doesNotHaveDuplicates().hasSize(PAIRS);
        assertThat(seenLeft.released()).isEqualTo(seenRight.released());
        assertThat(seenLeft.replies()).hasSameSizeAs(seenRight.replies());
        for (int i = 0; i < seenLeft.replies().size(); i++) {
            assertThat(seenLeft.replies().get(i)).isEqualTo(seenRight.replies().get(i));
        }
        try (var one = LowerStore.open(left);
                var other = LowerStore.open(right)) {
            assertThat(one.shelf()).hasSize(PAIRS).isEqualTo(other.shelf());
            assertThat(one.text()).doesNotContain(words(pairs)).isEqualTo(other.text());
            assertThat(one.size()).isEqualTo(other.size());
        }
    }

    private static String[] words(List<List<Side>> pairs) {
        return pairs.stream().flatMap(List::stream).map(Side::high).toArray(String[]::new);
    }

    /// The same acts by the same people, and what their reader below then sees.
    private static Seen walk(Path data, List<List<Side>> pairs, int side) {
        try (var server = ServerProcess.demo(data)) {
            var people = People.at(server);
            var reader = Caller.program(server.base(), "reader1", ServerProcess.PASSWORD);
            var released = new ArrayList<String>();
            var replies = new ArrayList<String>();
            for (var pair : pairs) {
                var meeting = release(people, pair.get(side), released);
                replies.addAll(look(reader, released, meeting, pair));
            }
            return new Seen(released, replies);
        }
    }

    private static String release(People people, Side side, List<String> released) {
        var meeting =
                people.bring(side.meeting(), side.fileName(), side.transcript().getBytes(UTF_8));
        var wish = people.wishToLower(meeting, people.passage(meeting, LOWERED), "EXERCISE, done with");
        people.agreeToLower(wish, "EXERCISE");
        people.determineAsProposed(meeting);
        people.draft(meeting);
        var request = people.approve(people.request(meeting), "EXERCISE");
        released.add(
                request.get("digest").asString() + " " + request.get("released").asString());
        return meeting;
    }

    /// Every call there is for a reader, with every word and id they could try.
    private static List<String> look(Caller reader, List<String> released, String meeting, List<Side> pair) {
        var unknown = UUID.nameUUIDFromBytes("unknown".getBytes(UTF_8)).toString();
        var id = released.getLast().split(" ", -1)[1];
        var paths = new ArrayList<>(List.of("/api/v1/meetings", "/api/v1/determinations", "/api/v1/releases"));
        for (var known : List.of(id, meeting, unknown)) {
            for (var rest : List.of("", "/passages", "/minutes", "/minutes/U", "/minutes/C", "/minutes/TS")) {
                paths.add("/api/v1/meetings/" + known + rest);
            }
            paths.add("/api/v1/releases/" + known + "_0123456789abcdef");
        }
        for (var word : List.of(
                "range",
                "backup net",
                "nothing-has-this",
                pair.get(0).high(),
                pair.get(1).high(),
                "\"",
                "")) {
            paths.add("/api/v1/search?q=" + URLEncoder.encode(word, UTF_8));
        }
        var replies = new ArrayList<String>();
        for (var path : paths) {
            var reply = reader.get(path);
            var headers = new TreeMap<>(reply.headers().map());
            headers.remove("date");
            // Counts the requests of this test's connection, which all its people share.
            headers.remove("connection");
            // The asker knows what they asked; the id of a meeting above is random and tells them nothing.
            replies.add((path + " " + reply.status() + " " + headers + " " + reply.text()).replace(meeting, "ABOVE"));
        }
        assertThat(replies.getFirst()).contains(id);
        return replies;
    }

    private List<Side> pair(int n) {
        var low = List.of(
                "Chair: EXERCISE " + n + ". The range opens at nine on day " + (n + 1) + ".",
                "Logistics: " + LOWERED + ", " + (n + 3) + " times.",
                "Chair: We agreed that " + (n + 2) + " observers stand at each range.",
                "Recorder: All in favour? Carried.");
        return List.of(side(n, low, "S"), side(n, low, "TS"));
    }

    private Side side(int n, List<String> low, String ceiling) {
        var high = "high" + Long.toHexString(random.nextLong());
        var spoken = new ArrayList<>(low);
        int more = 1 + random.nextInt(12);
        for (int i = 0; i < more; i++) {
            spoken.add(anywhere(spoken), highRemark(high, ceiling));
        }
        var meeting = Map.<String, Object>of(
                "title",
                "EXERCISE " + high,
                "heldAt",
                "2026-0" + (1 + random.nextInt(9)) + "-03T05:00:00Z",
                "place",
                "EXERCISE room " + random.nextInt(1000),
                "host",
                high,
                "ceiling",
                ceiling,
                "attendees",
                List.of("Chair", "Guest " + high),
                "agenda",
                List.of(high, "EXERCISE " + n),
                "needToKnow",
                ceiling.equals("S")
                        ? List.of("approver1", "approver2")
                        : List.of("approver1", "approver2", "officer2"));
        return new Side(meeting, high + ".vtt", vtt(spoken), high);
    }

    /// Anywhere, also before the first and after the last; the order of what may be released stays.
    private int anywhere(List<String> spoken) {
        return random.nextInt(spoken.size() + 1);
    }

    private String highRemark(String high, String ceiling) {
        var openings = new ArrayList<>(HIGH_OPENINGS);
        if (ceiling.equals("TS")) {
            openings.addAll(TOP_OPENINGS);
        }
        var text = new StringBuilder("Guest " + random.nextInt(50) + ": ")
                .append(openings.get(random.nextInt(openings.size())))
                .append(high);
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            text.append(" range").append(random.nextInt(100));
        }
        return text.append('.').toString();
    }

    private String vtt(List<String> spoken) {
        var text = new StringBuilder("WEBVTT\n");
        int millis = random.nextInt(60_000);
        for (var line : spoken) {
            int end = millis + 1_000 + random.nextInt(20_000);
            text.append("\n%s --> %s\n%s\n".formatted(clock(millis), clock(end), line));
            millis = end + random.nextInt(30_000);
        }
        return text.toString();
    }

    private static String clock(int millis) {
        return "%02d:%02d:%02d.%03d"
                .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
