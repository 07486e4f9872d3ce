package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// What cannot be taken in is refused in one sentence that says what to do, and leaves no trace: no meeting, no
/// file, none of its words anywhere.
@ResourceLock(SharedServer.LOCK)
class BadInputIT {

    private static final String CANARY = Scan.canary("bad");
    private static final String BOUNDARY = "sacho-test-boundary";
    private static final int MEBIBYTE = 1024 * 1024;
    private static final long HUGE = 200L * MEBIBYTE;
    private static final Map<String, Object> GOOD =
            Map.of("title", "EXERCISE " + CANARY, "heldAt", "2026-09-03T05:00:00Z", "ceiling", "TS");

    private final ServerProcess server = SharedServer.get();
    private final Caller officer = Caller.program(server.base(), "officer1", ServerProcess.PASSWORD);

    private String meetings = "";
    private Set<String> files = Set.of();

    @BeforeEach
    void before() {
        meetings = officer.get("/api/v1/meetings").text();
        files = files();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(officer.get("/api/v1/meetings").text()).isEqualTo(meetings);
        assertThat(files()).isEqualTo(files);
        var scan = new Scan(List.of(CANARY));
        assertThat(scan.folder(SharedServer.data())).isEmpty();
        assertThat(server.output().toString()).doesNotContain(CANARY);
    }

    static Stream<Arguments> badFiles() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        byte[] whole = docx(("<w:p><w:r><w:t>" + CANARY + "</w:t></w:r></w:p>").getBytes(UTF_8), 1);
        return Stream.of(
                Arguments.of("empty", "empty.vtt", new byte[0], "empty"),
                Arguments.of("random bytes", "random.vtt", with(CANARY, noise), "not text"),
                Arguments.of("truncated document", "cut.docx", Arrays.copyOf(whole, whole.length / 2), "damaged"),
                Arguments.of("document that is text", "text.docx", CANARY.getBytes(UTF_8), "damaged"),
                Arguments.of("zip bomb", "bomb.docx", docx(new byte[MEBIBYTE], 1024), "unpacks to more"),
                Arguments.of("spreadsheet", "sheet.xlsx", CANARY.getBytes(UTF_8), "not supported"),
                Arguments.of("headers only", "header.vtt", "WEBVTT\n".getBytes(UTF_8), "No spoken text"),
                Arguments.of(
                        "half a character", "half.txt", with("Chair: " + CANARY, new byte[] {(byte) 0xff}), "UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void file_thatCannotBeRead_isRefused(String what, String name, byte[] bytes, String phrase) {
        var reply = upload(JsonMapper.shared().writeValueAsBytes(GOOD), CANARY + name, bytes);

        assertRefused(reply, 422);
        assertThat(reply.text()).contains(phrase);
    }

    @Test
    void file_of200Megabytes_isRefusedAndTheConnectionIsNotReset() {
        byte[] head = head(JsonMapper.shared().writeValueAsBytes(GOOD), CANARY + ".vtt");
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        var token = server.anonymous()
                .post("/api/v1/tokens", Map.of("username", "officer1", "password", ServerProcess.PASSWORD))
                .expecting(200)
                .json()
                .get("token")
                .asString();
        var body = BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                        List.of(new ByteArrayInputStream(head), new Filler(HUGE), new ByteArrayInputStream(tail))))),
                head.length + HUGE + tail.length);
        var request = HttpRequest.newBuilder(server.base().resolve("/api/v1/meetings"))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build();

        var reply = Caller.send(request);

        assertRefused(reply, 413);
        assertThat(reply.text()).contains("64 MB", "Split");
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', title",
        "title, TOO_LONG, 500",
        "heldAt, the day after CANARY, heldAt",
        "heldAt, 2026-13-45, heldAt",
        "heldAt, '', heldAt",
        "ceiling, CANARY, level",
        "needToKnow, Nobody CANARY, account",
        "attendees, TOO_LONG, 500",
    })
    void details_withAMistake_areRefusedByName(String field, String value, String phrase) {
        var text = value.replace("CANARY", CANARY).replace("TOO_LONG", CANARY.repeat(20));
        var details = new HashMap<>(GOOD);
        details.put(field, field.equals("attendees") || field.equals("needToKnow") ? List.of(text) : text);

        var reply = upload(JsonMapper.shared().writeValueAsBytes(details), "good.txt", good());

        assertRefused(reply, 422);
        assertThat(reply.text()).contains(phrase);
    }

    @ParameterizedTest
    @CsvSource({"{CANARY", "[]", "CANARY", "'{\"title\":[\"CANARY\"]}'", "'{\"attendees\":\"CANARY\"}'"})
    void details_thatAreNotTheObject_areRefused(String json) {
        assertRefused(upload(json.replace("CANARY", CANARY).getBytes(UTF_8), "good.txt", good()), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data; boundary=b | --b--",
                "multipart/form-data; boundary=b | --b CANARY",
                "multipart/form-data             | CANARY",
                "multipart/form-data; boundary=b | --b~Content-Disposition: form-data; name=\"meeting\"~~CANARY~--b--~",
                "multipart/form-data; boundary=b | --b~Content-Disposition: form-data; name=\"transcript\"; filename=\"f\"~~CANARY~--b--~",
                "application/json                | {\"title\":\"CANARY\"}",
                "text/plain                      | CANARY",
            })
    void upload_thatIsNotTheForm_isRefused(String type, String body) {
        var bytes = body.replace("~", "\r\n").replace("CANARY", CANARY).getBytes(UTF_8);

        var reply = officer.send("POST", "/api/v1/meetings", type, bytes);

        assertThat(reply.status()).as(reply.toString()).isIn(400, 415);
        assertRefused(reply, reply.status());
    }

    private static void assertRefused(Caller.Reply reply, int status) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.isProblem()).isTrue();
        var problem = JsonMapper.shared().readTree(reply.text());
        assertThat(problem.get("detail").asString()).hasSizeGreaterThan(20);
        assertThat(reply.text()).doesNotContain(CANARY);
    }

    private Caller.Reply upload(byte[] meeting, String fileName, byte[] transcript) {
        byte[] body = with(
                new String(head(meeting, fileName), UTF_8),
                transcript,
                ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return officer.send("POST", "/api/v1/meetings", "multipart/form-data; boundary=" + BOUNDARY, body);
    }

    private static byte[] head(byte[] meeting, String fileName) {
        return with(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"meeting\"\r\n"
                        + "Content-Type: application/json\r\n\r\n",
                meeting,
                ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"transcript\"; filename=\"" + fileName
                                + "\"\r\n\r\n")
                        .getBytes(UTF_8));
    }

    private static byte[] with(String first, byte[]... rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first.getBytes(UTF_8));
        for (byte[] more : rest) {
            out.writeBytes(more);
        }
        return out.toByteArray();
    }

    private static byte[] good() {
        return ("Chair: EXERCISE. " + CANARY).getBytes(UTF_8);
    }

    /// A document whose main part is this piece, so many times over.
    static byte[] docx(byte[] piece, int times) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            for (int i = 0; i < times; i++) {
                zip.write(piece);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /// Everything below the data folder and in the folder for temporary files, by name.
    private static Set<String> files() {
        try (var files = Files.walk(SharedServer.data())) {
            return files.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// So many letters, made as they are read.
    private static final class Filler extends InputStream {
        private long left;

        Filler(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(left, length);
            Arrays.fill(into, from, from + n, (byte) 'a');
            left -= n;
            return n;
        }
    }
}
