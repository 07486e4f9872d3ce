package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.sacho.DemoInstallation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands from outside: exit codes, what goes to which stream, and that a refusal changes nothing.
@ResourceLock(SharedServer.LOCK)
class CommandLineIT {

    private static final String PACK = "policies/exercise.yaml";
    private static final String SAMPLE = "src/main/resources/samples/exercise-en.vtt";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void stoppedInstallation() throws Exception {
        data = folder.resolve("data");
        DemoInstallation.open(data).installation().close();
    }

    @Test
    void classify_sample_saysWhatTheServerSays() {
        var run = CommandRun.of("classify", "--policy", PACK, "--json", SAMPLE);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        var printed = new ArrayList<JsonNode>();
        run.out().lines().forEach(line -> printed.add(JSON.readTree(line)));
        var officer = SharedServer.get().as("officer1");
        var sample = StreamSupport.stream(
                        officer.get("/api/v1/meetings").expecting(200).json().spliterator(), false)
                .filter(meeting -> meeting.get("title").asString().equals("EXERCISE planning meeting"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        var served = officer.get("/api/v1/meetings/" + sample + "/passages")
                .expecting(200)
                .json();
        assertThat(printed).hasSize(served.size());
        for (int i = 0; i < served.size(); i++) {
            for (var field : List.of("ordinal", "speaker", "startMs", "endMs", "text", "verdict")) {
                assertThat(printed.get(i).get(field)).isEqualTo(served.get(i).get(field));
            }
        }
    }

    @Test
    void classify_cannotRead_exitsWithTwoAndOneSentence() throws IOException {
        var binary = Files.write(folder.resolve("noise.vtt"), new byte[] {0, 1, 2, (byte) 0xff, 0, 7});
        for (var file : new String[] {folder.resolve("missing.vtt").toString(), binary.toString()}) {
            assertRefused(CommandRun.of("classify", "--policy", PACK, "--json", file));
        }
        assertRefused(
                CommandRun.of("classify", "--policy", folder.resolve("no.yaml").toString(), SAMPLE));
    }

    @Test
    void policyValidate_mistakes_exitsWithOneAndNamesEveryLine() throws IOException {
        var run = CommandRun.of("policy", "validate", badPack().toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.matches(".*\\.yaml:\\d+: .+"));
        assertThat(run.out()).contains("rank", "colour");
        assertThat(CommandRun.of("policy", "validate", PACK).exit()).isZero();
        assertThat(CommandRun.of("policy", "validate", folder.resolve("no.yaml").toString())
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void serveDemo_policyWithMistakes_leavesNoInstallation() throws IOException {
        var fresh = folder.resolve("fresh");
        var run = CommandRun.of(
                "serve",
                "--demo",
                "--port",
                "0",
                "--data",
                fresh.toString(),
                "--policy",
                badPack().toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(".yaml:").doesNotContain("Exception");
        assertThat(fresh).doesNotExist();
        var missing = folder.resolve("no.yaml").toString();
        assertRefused(CommandRun.of("serve", "--demo", "--port", "0", "--data", fresh.toString(), "--policy", missing));
        assertThat(fresh).doesNotExist();
    }

    @Test
    void serve_wrongPassphrase_oneSentenceAndNothingChanged() throws Exception {
        var before = kept(data);

        assertRefused(CommandRun.of(
                Map.of("SACHO_PASSPHRASE", "not-the-passphrase-at-all"),
                "serve",
                "--port",
                "0",
                "--data",
                data.toString()));

        assertThat(kept(data)).isEqualTo(before);
    }

    /// What lies in the folder but for what is temporary, which every start clears away.
    private static Map<String, String> kept(Path folder) throws Exception {
        var kept = new TreeMap<>(listing(folder));
        kept.keySet().removeIf(file -> file.startsWith("tmp/"));
        return kept;
    }

    @Test
    void serve_noFolderAFileOrAnEmptyFolder_saysWhatToDo() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "EXERCISE");
        var empty = Files.createDirectory(folder.resolve("empty"));
        for (var where : new Path[] {folder.resolve("nowhere"), file, empty}) {
            assertRefused(CommandRun.of("serve", "--port", "0", "--data", where.toString()));
        }
        assertRefused(CommandRun.of("serve", "--demo", "--port", "0", "--data", file.toString()));
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(file).hasContent("EXERCISE");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void serve_portInUse_oneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            var run = CommandRun.of(
                    "serve",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--data",
                    data.toString(),
                    "--passphrase-file",
                    data.resolve("demo-passphrase").toString());

            assertRefused(run);
            assertThat(run.err()).contains(Integer.toString(taken.getLocalPort()), "--port");
        }
    }

    @Test
    void serve_folderInUse_oneSentence() {
        SharedServer.get().anonymous().get("/livez").expecting(200);
        var used = SharedServer.data();
        assertRefused(CommandRun.of(
                "serve",
                "--port",
                "0",
                "--data",
                used.toString(),
                "--passphrase-file",
                used.resolve("demo-passphrase").toString()));
    }

    @Test
    void unknownWord_exitsWithTwo() {
        for (var words : new String[][] {{"sreve"}, {"serve"}, {"audit"}, {"serve", "--port", "x", "--data", "y"}}) {
            var run = CommandRun.of(words);

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void auditVerify_intactBrokenAndMissing_exitsWithZeroOneAndTwo() throws Exception {
        var copy = folder.resolve("copy");
        copy(data.resolve("audit"), copy.resolve("audit"));
        var intact = CommandRun.of("audit", "verify", "--data", copy.toString());
        assertThat(intact.exit()).as(intact.toString()).isZero();
        assertThat(intact.out()).startsWith("intact: ");

        var segment = copy.resolve("audit").resolve("00000001.log");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        var broken = CommandRun.of("audit", "verify", "--data", copy.toString());
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).matches("broken: record \\d+: [A-Z_]+: .+\\R");
        var missing = CommandRun.of(
                "audit", "verify", "--data", folder.resolve("nowhere").toString());
        assertRefused(missing);
    }

    private static void assertRefused(CommandRun run) {
        assertThat(run.exit()).as(run.toString()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().doesNotContain("Exception", "unexpected");
    }

    /// Two levels of one rank and a key that does not exist.
    private static Path badPack() throws IOException {
        var pack = Files.readString(Path.of(PACK), UTF_8)
                .replace("rank: 20", "rank: 10")
                .replace("needToKnow: false", "needToKnow: false\n    colour: red");
        return Files.writeString(folder.resolve("bad.yaml"), pack, UTF_8);
    }

    private static Map<String, String> listing(Path root) throws Exception {
        var listing = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                listing.put(
                        root.relativize(file).toString(),
                        Files.isDirectory(file)
                                ? "folder"
                                : HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(Files.readAllBytes(file))));
            }
        }
        return listing;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
