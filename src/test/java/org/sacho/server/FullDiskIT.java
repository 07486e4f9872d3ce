package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.server.Exercise.SECOND;
import static org.sacho.server.Exercise.path;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.Passphrase;
import org.sacho.policy.EnclaveId;

/// FI-05, AU-15: every folder of a server lies on a disk of its own, and one after the other has no room left or takes
/// no more writing. Whoever asked is told what to do, nothing is released, and once there is room and the server has
/// started again everything acknowledged is there and every meeting still gets to its readers.
@TestInstance(Lifecycle.PER_CLASS)
class FullDiskIT {

    private static final int CUES = 18;
    private static final int MORE_THAN_FIT = 3 * CUES;
    private static final int MOST_ON_A_PAGE = 1_000;
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NO_LOG = "audit-unavailable";

    private final Scan scan = new Scan(List.of("the backup net is FOXTROT-9", "We agreed that observers stand"));
    private Path data;

    @AutoClose
    private SmallDisks disks;

    @AutoClose
    private KilledServer server;

    private Exercise exercise;
    private Path closed;
    private Path open;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        disks = SmallDisks.at(folder);
        server = new KilledServer(disks.site(data), 0);
        exercise = new Exercise(server);
        server.kill();
        var passphrase = Optional.of(disks.seen(data).resolve("demo-passphrase"));
        try (var keyring = Keyring.open(
                disks.seen(data).resolve("keys"), Passphrase.from(passphrase, Map.of(), () -> new char[0]))) {
            closed = data.resolve("e").resolve(keyring.folder(new EnclaveId("closed")));
            open = data.resolve("e").resolve(keyring.folder(new EnclaveId("open")));
        }
        for (var part : List.of(closed, open, folder("h"), folder("audit"), folder("office"), folder("keys"))) {
            disks.separate(part);
        }
        server.restart();
    }

    private Path folder(String name) {
        return data.resolve(name);
    }

    @AfterEach
    void requireNothingInClear() {
        assertThat(scan.folder(disks.seen(data))).isEmpty();
    }

    @Test
    void storeOfTheMeetings_full_stopsAndLosesNoDetermination() {
        var meeting = exercise.reviewed(MORE_THAN_FIT);
        var waiting = waiting();
        var next = exercise.next(CUES);
        disks.fill(closed);

        requireSays(bring(next), 503, "disk-nearly-full");
        int determined = determineUntilRefused(meeting);
        requireSays(approve(waiting), 503, "store-failed");
        startAgainWithRoomIn(closed);

        assertThat(exercise.titled(next.title())).isEmpty();
        assertThat(determinedIn(meeting)).isBetween(determined, determined + 1);
        requireStillWaiting(waiting);
        exercise.complete(meeting);
        exercise.complete(waiting.meeting());
        exercise.requireEveryReleaseRecordedOnce();
    }

    private Api.Answer bring(Exercise.Meeting meeting) {
        return exercise.officer()
                .bring(
                        Map.of("title", meeting.title(), "heldAt", "2026-09-03T05:00:00Z", "ceiling", "TS"),
                        "exercise.vtt",
                        meeting.transcript());
    }

    /// How many determinations were acknowledged.
    private int determineUntilRefused(String meeting) {
        for (int passage = 1; passage <= MORE_THAN_FIT; passage++) {
            var answer = exercise.officer()
                    .put(
                            path(meeting) + "/passages/p" + passage + "/determination",
                            Map.of("level", "S", "reason", "EXERCISE serial " + "x".repeat(400)));
            if (answer.status() != 200) {
                requireSays(answer, 503, "store-failed");
                return passage - 1;
            }
        }
        throw new AssertionError("the disk never became full");
    }

    private int determinedIn(String meeting) {
        return (int) exercise.passages(meeting).stream()
                .filter(passage -> !passage.get("determination").isNull())
                .count();
    }

    @Test
    void storeOfTheReaders_full_releasesNothingUntilThereIsRoom() {
        var waiting = waiting();
        disks.fill(open);

        requireSays(approve(waiting), 503, "store-failed");
        server.kill();
        assertThatThrownBy(() -> ServerProcess.demo(disks.site(data)))
                .as("a start while it is full")
                .hasStackTraceContaining("has room and is whole, then start again");
        disks.relieve(open);
        server.restart();

        exercise.complete(waiting.meeting());
        exercise.requireEveryReleaseRecordedOnce();
    }

    @Test
    void halvesOfTheKeys_noRoom_takeInNothingAndGoOnAtOnce() {
        var refused = exercise.next(CUES);
        disks.fill(folder("h"));

        requireSays(bring(refused), 503, "store-failed");
        assertThat(exercise.titled(refused.title())).isEmpty();
        disks.relieve(folder("h"));

        exercise.complete(exercise.reviewed(CUES));
        exercise.requireEveryReleaseRecordedOnce();
    }

    @Test
    void log_full_showsAndReleasesNothing() {
        var waiting = waiting();
        disks.fill(folder("audit"));

        requireSays(untilRefused(() -> exercise.officer().get(path(waiting.meeting()) + "/passages")), 503, NO_LOG);
        requireSays(approve(waiting), 503, NO_LOG);
        startAgainWithRoomIn(folder("audit"));

        requireStillWaiting(waiting);
        exercise.complete(waiting.meeting());
        exercise.requireEveryReleaseRecordedOnce();
    }

    @Test
    void log_readOnly_keepsTheServerFromStarting() {
        var waiting = waiting();
        server.kill();
        disks.readOnly(folder("audit"));

        assertThatThrownBy(() -> ServerProcess.demo(disks.site(data)))
                .hasStackTraceContaining("Read-only file system")
                .hasStackTraceContaining("its disk has room");
        disks.relieve(folder("audit"));
        server.restart();

        requireStillWaiting(waiting);
        exercise.complete(waiting.meeting());
    }

    @Test
    void people_noRoom_nobodySignsInUntilThereIs() {
        var waiting = waiting();
        var reader = Map.of("username", "reader1", "password", ServerProcess.PASSWORD);
        disks.fill(folder("office"));

        requireSays(untilRefused(() -> exercise.officer().post("/api/v1/tokens", reader)), 503, "store-failed");
        startAgainWithRoomIn(folder("office"));

        requireStillWaiting(waiting);
        exercise.complete(waiting.meeting());
    }

    /// What is left of the last page holds a little more.
    private static Api.Answer untilRefused(Supplier<Api.Answer> act) {
        for (int done = 0; done < MOST_ON_A_PAGE; done++) {
            var answer = act.get();
            if (answer.status() != 200) {
                return answer;
            }
        }
        throw new AssertionError("the disk never became full");
    }

    /// The keys that are there go on working.
    @Test
    void keys_noRoom_areNotRotatedUntilThereIs() {
        var administrator = server.as("secadmin1");
        disks.fill(folder("keys"));

        requireSays(administrator.post("/api/v1/keys/rotations", Map.of("store", "closed")), 503, "store-failed");
        assertThat(generations()).isEqualTo(1);
        var meeting = exercise.reviewed(CUES);
        startAgainWithRoomIn(folder("keys"));
        assertThat(generations()).isEqualTo(1);

        server.as("secadmin1")
                .post("/api/v1/keys/rotations", Map.of("store", "closed"))
                .expecting(202);
        assertThat(generations()).isEqualTo(2);
        exercise.complete(meeting);
    }

    /// The number of the key in use of the store of the meetings.
    private int generations() {
        var stores =
                server.as("secadmin1").get("/api/v1/keys").expecting(200).json().get("stores");
        return Exercise.list(stores)
                .filter(store -> store.get("store").asString().equals("closed"))
                .flatMap(store -> Exercise.list(store.get("generations")))
                .mapToInt(generation -> generation.get("number").asInt())
                .max()
                .orElseThrow();
    }

    /// Office documents need a temporary folder; text does not.
    @Test
    void temporaryFolder_noRoom_keepsNothingOfADocument() throws Exception {
        var document = BadInputIT.docx(
                "<w:p><w:r><w:t>EXERCISE document: the backup net is FOXTROT-9</w:t></w:r></w:p>".getBytes(UTF_8), 1);
        var details = Map.of("title", "EXERCISE document", "heldAt", "2026-09-03T05:00:00Z", "ceiling", "TS");
        disks.noMoreFiles(MEMORY);

        var refused = exercise.officer().bring(details, "exercise.docx", document);
        requireSays(refused, 422, "extraction-unavailable");
        var meeting = exercise.reviewed(CUES);
        disks.relieve(MEMORY);

        assertThat(exercise.titled("EXERCISE document")).isEmpty();
        assertThat(exercise.officer()
                        .bring(details, "exercise.docx", document)
                        .json()
                        .get("code")
                        .asString())
                .as("what the reader of documents says of this one once it can start")
                .isEqualTo("damaged");
        exercise.complete(meeting);
    }

    private void startAgainWithRoomIn(Path part) {
        server.kill();
        disks.relieve(part);
        server.restart();
    }

    /// A request that one person has approved.
    private record Waiting(String meeting, String request, String digest) {}

    private Waiting waiting() {
        var meeting = exercise.approvedOnce(CUES);
        var request = exercise.requests(meeting).getFirst();
        server.as(SECOND);
        return new Waiting(
                meeting, request.get("id").asString(), request.get("digest").asString());
    }

    private Api.Answer approve(Waiting waiting) {
        return server.as(SECOND)
                .post(
                        "/api/v1/releases/" + waiting.request() + "/approval",
                        Map.of("digest", waiting.digest(), "approve", true));
    }

    private void requireStillWaiting(Waiting waiting) {
        exercise.requireNothingReleased(waiting.meeting(), waiting.digest());
        var request = exercise.requests(waiting.meeting()).getFirst();
        assertThat(request.get("state").asString()).isEqualTo("PENDING");
        assertThat(request.get("approvals").size()).isOne();
    }

    private static void requireSays(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("detail").asString())
                .contains("administrator")
                .doesNotContain("EXERCISE");
    }
}
