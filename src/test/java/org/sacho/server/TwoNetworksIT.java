package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two servers on two data folders, with a courier between them. NI-04, NI-08 (packages go at ticks), GD-01 across
/// the border. The tests share one chain of packages and go along it in order.
@TestMethodOrder(OrderAnnotation.class)
class TwoNetworksIT {

    private static final String LOW = Scan.canary("low");
    private static final String ABOVE = Scan.canary("above");

    @TempDir
    private static Path folder;

    private static TwoNetworks networks;
    private static String meeting = "";

    @BeforeAll
    static void start() throws Exception {
        networks = TwoNetworks.in(folder);
    }

    @AfterAll
    static void stop() {
        networks.close();
    }

    @Test
    @Order(1)
    void minutes_releasedAboveAndCarried_areFoundByReadersBelow() {
        meeting = networks.release(1, LOW, ABOVE);
        networks.carry(1);
        TwoNetworks.await(() -> networks.foundBelow(LOW));

        var reader = networks.low().as("reader1");
        var listed = reader.get("/api/v1/meetings").expecting(200).json();
        assertThat(listed).hasSize(1);
        var id = listed.get(0).get("id").asString();
        var minutes = reader.get("/api/v1/meetings/" + id + "/minutes/U")
                .expecting(200)
                .text();
        assertThat(minutes).contains(LOW, "EXERCISE").doesNotContain(ABOVE, meeting, "1.0.0");
        var browser = Caller.browser(networks.low().base(), "reader1", ServerProcess.PASSWORD);
        assertThat(browser.get("/meetings").text()).contains("/released/" + id);
        assertThat(browser.get("/released/" + id).text()).contains(LOW).doesNotContain(ABOVE, meeting);
        assertThat(browser.post("/search", "q=" + LOW).text()).contains("/released/" + id);
    }

    @Test
    @Order(2)
    void minutes_forTheOtherNetwork_areOnNoShelfAbove() {
        var reader = networks.high().as("reader1");

        assertThat(reader.get("/api/v1/meetings").expecting(200).json()).isEmpty();
        assertThat(reader.get("/api/v1/search?q=" + LOW).expecting(200).text()).contains("\"total\":0");
        networks.high()
                .as("officer1")
                .bring(
                        Map.of("title", "EXERCISE", "heldAt", "2026-09-03T05:00:00Z", "ceiling", "U"),
                        "remarks.txt",
                        "Chair: EXERCISE.\n".getBytes(StandardCharsets.UTF_8))
                .expecting(422);
    }

    /// NI-04: open files, maps, environment and command line of the low process.
    @Test
    @Order(3)
    void lowProcess_hasNothingOfTheHighOneOpen() throws IOException {
        var process = Path.of("/proc", Long.toString(networks.low().pid()));
        var seen = new ArrayList<String>();
        try (var open = Files.list(process.resolve("fd"))) {
            open.forEach(descriptor -> seen.add(target(descriptor)));
        }
        seen.addAll(Files.readAllLines(process.resolve("maps")));
        seen.add(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1));
        seen.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));

        assertThat(seen).anyMatch(line -> line.contains(networks.lowData().toString()));
        assertThat(seen)
                .noneMatch(line -> line.contains(networks.highData().toString()))
                .noneMatch(line -> line.contains(networks.departures().toString()));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            // Closed since the folder was listed.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(4)
    void lowFolder_holdsNoNameOrWordOfTheHighOne() throws IOException {
        var names = new ArrayList<>(List.of(LOW, ABOVE, meeting, ServerProcess.PASSWORD));
        try (var stores = Files.list(networks.highData().resolve("e"))) {
            stores.forEach(store -> names.add(store.getFileName().toString()));
        }
        assertThat(names).hasSizeGreaterThan(4);

        assertThat(new Scan(names).folder(networks.lowData())).isEmpty();
        assertThat(new Scan(List.of(ABOVE, meeting)).folder(networks.departures()))
                .isEmpty();
    }

    @Test
    @Order(5)
    void highSide_opensNoStoreThatIsKeptElsewhere() throws IOException {
        try (var stores = Files.list(networks.highData().resolve("e"))) {
            assertThat(stores).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @Order(6)
    @ValueSource(
            strings = {
                "/meetings/new",
                "/meetings/x/review",
                "/meetings/x/minutes",
                "/approvals",
                "/approvals/releases/x",
                "/nothing"
            })
    void pages_ofTheHighSide_doNotExistBelow(String page) {
        for (var account : List.of("reader1", "officer1", "auditor1")) {
            var browser = Caller.browser(networks.low().base(), account, ServerProcess.PASSWORD);
            assertThat(browser.get(page).status()).as(account).isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @Order(7)
    @ValueSource(
            strings = {
                "/api/v1/releases",
                "/api/v1/determinations",
                "/api/v1/meetings/x/passages",
                "/api/v1/meetings/x/releases",
                "/api/v1/nothing"
            })
    void programs_findNothingOfTheHighSideBelow(String path) {
        for (var account : List.of("reader1", "officer1", "auditor1")) {
            networks.low().as(account).get(path).expecting(404);
        }
        networks.low().as("officer1").post("/api/v1/meetings", Map.of()).expecting(404);
        networks.low().as("reader1").get("/api/v1/audit").expecting(403);
        networks.low().anonymous().get(path).expecting(401);
    }

    @Test
    @Order(8)
    void packages_alteredReplayedOrOutOfLine_areRefusedAndLoggedWithoutContent() {
        var second = Scan.canary("second");
        var third = Scan.canary("third");
        networks.release(2, second, ABOVE);
        networks.release(3, third, ABOVE);

        networks.carry(3);
        TwoNetworks.await(() -> networks.refusedBelow(TwoNetworks.name(3), "GAP"));
        byte[] altered = networks.departed(2);
        altered[altered.length / 2] ^= 1;
        networks.deliver(TwoNetworks.name(2), altered);
        TwoNetworks.await(() -> networks.refusedBelow(TwoNetworks.name(2), "WRONG_KEY"));
        networks.deliver(TwoNetworks.name(2), Arrays.copyOf(altered, 5000));
        TwoNetworks.await(() -> networks.refusedBelow(TwoNetworks.name(2), "WRONG_SIZE"));
        networks.deliver(TwoNetworks.name(7), networks.departed(1));
        TwoNetworks.await(() -> networks.refusedBelow(TwoNetworks.name(7), "REPLAYED"));
        assertThat(networks.foundBelow(second)).isFalse();

        networks.carry(2);
        TwoNetworks.await(() -> networks.foundBelow(second) && networks.foundBelow(third));
        assertThat(networks.low().output()).anyMatch(line -> line.contains("GAP") && line.contains("export again"));
        assertThat(String.join("\n", networks.low().output())).doesNotContain(LOW, second, third);
    }

    /// One way: nothing that the low side writes comes into the folder it reads.
    @Test
    @Order(9)
    void lowSide_changesNothingInItsDropFolder() throws IOException {
        try (var files = Files.list(networks.arrivals())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            TwoNetworks.name(1), TwoNetworks.name(2), TwoNetworks.name(3), TwoNetworks.name(7));
        }
        assertThat(Files.readAllBytes(networks.arrivals().resolve(TwoNetworks.name(1))))
                .isEqualTo(networks.departed(1));
    }
}
