package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.DemoInstallation;
import org.sacho.server.AccessTable.Expected;
import org.sacho.server.AccessTable.Row;
import org.sacho.subject.Role;
import org.sacho.subject.SubjectId;
import org.sacho.web.ServedRoutes;
import org.sacho.web.WebServer;

/// Every route of the running server, as every demonstration account and as nobody, against a table.
class AccessMatrixIT {

    private static final String LOW = "lowcanary" + UUID.randomUUID().toString().replace("-", "");
    private static final String HIGH =
            "highcanary" + UUID.randomUUID().toString().replace("-", "");
    private static final String UNKNOWN = UUID.randomUUID().toString();
    private static final String PASSWORD = "another-exercise-password";

    /// Bodies that a route with the right caller reads far enough to say no to, or to do nothing about.
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/v1/meetings/{id}/determinations", "{\"accept\":\"proposed\"}",
            "POST /api/v1/determinations/{did}/approval", "{\"approve\":false,\"reason\":\"\"}",
            "POST /api/v1/releases/{rid}/approval",
                    "{\"approve\":false,\"reason\":\"\",\"digest\":\"" + "0".repeat(64) + "\"}",
            "POST /api/v1/meetings/{id}/releases", "{\"edition\":\"U\"}",
            "POST /api/v1/destructions/{did}/approval", "{\"approve\":false,\"reason\":\"\"}",
            "POST /api/v1/seal", "{\"sure\":false}",
            "PUT /api/v1/meetings/{id}/minutes/{edition}/items/{itemId}", "{\"text\":\"EXERCISE\"}",
            "PUT /api/v1/meetings/{id}/minutes/{edition}/fields", "{\"title\":\"EXERCISE\"}");

    /// What the forms of the pages send where an empty one would be refused for being empty.
    private static final Map<String, String> FORMS = Map.of(
            "POST /meetings/{id}/passages/{pid}/determination", "level=TS&reason=",
            "POST /meetings/{id}/determinations", "accept=proposed",
            "POST /meetings/{id}/releases", "edition=U",
            "POST /keys/{id}/rotation", "sure=true",
            "POST /approvals/destructions/{did}", "approve=false&reason=",
            "POST /approvals/releases/{rid}", "approve=false&reason=&digest=" + "0".repeat(64),
            "POST /approvals/determinations/{did}", "approve=false&reason=");

    @TempDir
    private static Path data;

    private static DemoInstallation demo;
    private static WebServer server;
    private static URI base;
    private static final Map<String, Map<String, String>> IDS = new HashMap<>();
    private static final Map<String, Caller> PROGRAMS = new HashMap<>();
    private static final Map<String, Caller> BROWSERS = new HashMap<>();

    @BeforeAll
    static void meetingsInEveryState() throws Exception {
        demo = DemoInstallation.open(data);
        server = WebServer.start(demo.installation(), data, "localhost", 0);
        base = URI.create("https://localhost:" + server.port());
        var people = new People(account -> Api.signIn(base, account, password(account)));

        var closed = bring(people);
        people.determineAsProposed(closed);
        people.draft(closed);
        var released = people.approve(people.request(closed), "EXERCISE")
                .get("released")
                .asString();
        var review = bring(people);
        var passage = people.passage(review, HIGH);
        var wish = people.wishToLower(review, passage, "EXERCISE");
        var working = bring(people);
        people.determineAsProposed(working);
        people.draft(working);
        var request = people.request(working).get("id").asString();

        ids("working", working, people.passage(working, HIGH), UNKNOWN, request);
        var destroying = demo.installation()
                .destructions()
                .request(
                        demo.installation()
                                .accounts()
                                .subject(new SubjectId("officer1"))
                                .orElseThrow(),
                        review,
                        "EXERCISE");
        ids("destroying", review, UNKNOWN, destroying.id(), UNKNOWN);
        ids("review", review, passage, wish, UNKNOWN);
        ids("released", released, UNKNOWN, UNKNOWN, UNKNOWN);
        ids("incident", people.report(bring(people)), UNKNOWN, UNKNOWN, UNKNOWN);
        ids("store", "closed", UNKNOWN, UNKNOWN, UNKNOWN);
        ids("unknown", UNKNOWN, UNKNOWN, UNKNOWN + "_0123456789abcdef", UNKNOWN + "_0123456789abcdef");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static String bring(People people) {
        return people.bring(
                Map.of(
                        "title",
                        HIGH,
                        "heldAt",
                        "2026-09-03T05:00:00Z",
                        "place",
                        HIGH,
                        "ceiling",
                        "TS",
                        "needToKnow",
                        List.of("approver1", "approver2")),
                HIGH + ".txt",
                ("Chair: EXERCISE. The range opens at nine, " + LOW + ".\n"
                                + "Signals: This is SECRET: the backup net is " + HIGH + ".\n")
                        .getBytes(UTF_8));
    }

    private static void ids(String of, String meeting, String passage, String wish, String request) {
        IDS.put(
                of,
                Map.of(
                        "id",
                        meeting,
                        "pid",
                        passage,
                        "did",
                        wish,
                        "rid",
                        request,
                        "edition",
                        "U",
                        "itemId",
                        "1",
                        "item",
                        "1",
                        "digest",
                        "0".repeat(64),
                        "account",
                        "reader1"));
    }

    private static String id(String of) {
        return IDS.getOrDefault(of, Map.of()).getOrDefault("id", "");
    }

    @Test
    void routes_ofTheRunningServer_areTheRowsOfTheTable() {
        var listed = new TreeSet<String>();
        AccessTable.rows().stream().filter(Row::controllers).forEach(row -> listed.add(row.route()));

        assertThat(listed).isEqualTo(ServedRoutes.of(server));
    }

    @Test
    void everyRoute_asEveryone_answersAsTheTableSays() {
        var wrong = new ArrayList<String>();
        for (var row : AccessTable.rows()) {
            row.outcomes().forEach((account, expected) -> {
                var reply = ask(row, account);
                var got = outcome(row, reply);
                if (!got.equals(expected.name())) {
                    wrong.add("%s of %s as %s: %s, not %s".formatted(row.route(), row.of(), account, got, expected));
                }
                if (!mayRead(account, row)
                        && (reply.text().contains(HIGH) || reply.text().contains(LOW))) {
                    wrong.add("%s of %s shows content to %s".formatted(row.route(), row.of(), account));
                }
                if (!List.of("officer1", "approver1", "approver2").contains(account)
                        && reply.text().contains(HIGH)) {
                    wrong.add("%s of %s shows what is kept above to %s".formatted(row.route(), row.of(), account));
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean mayRead(String account, Row row) {
        return !List.of("secadmin1", "secadmin2", "auditor1", AccessTable.NOBODY)
                        .contains(account)
                && row.outcomes().getOrDefault(account, Expected.ALLOWED) == Expected.ALLOWED;
    }

    private static Caller.Reply ask(Row row, String account) {
        var caller = account.equals(AccessTable.NOBODY)
                ? Caller.nobody(base)
                : row.program()
                        ? PROGRAMS.computeIfAbsent(account, name -> Caller.program(base, name, password(name)))
                        : BROWSERS.computeIfAbsent(account, name -> Caller.browser(base, name, password(name)));
        var method = row.method().equals("ANY") ? "GET" : row.method();
        if (row.route().equals("POST /api/v1/meetings")) {
            return caller.send(method, row.path(), "multipart/form-data; boundary=b", emptyTranscript());
        }
        if (row.route().equals("POST /api/v1/tokens")) {
            return caller.send(method, row.path(), Caller.JSON, signIn("reader1", password("reader1")));
        }
        if (method.equals("GET")) {
            return caller.get(path(row) + (row.path().endsWith("/search") ? "?q=" + LOW : ""));
        }
        return row.program()
                ? caller.send(
                        method,
                        path(row),
                        Caller.JSON,
                        BODIES.getOrDefault(row.route(), "{}").getBytes(UTF_8))
                : caller.post(path(row), FORMS.getOrDefault(row.route(), ""));
    }

    private static String path(Row row) {
        var path = row.path();
        for (var id : IDS.getOrDefault(row.of(), Map.of()).entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        assertThat(path).as("say in ids() what this stands for").doesNotContain("{");
        return path;
    }

    private static String outcome(Row row, Caller.Reply reply) {
        return switch (reply.status()) {
            case 401 -> "SIGN_IN";
            case 403 -> "FORBIDDEN";
            case 404 -> "HIDDEN";
            case 302 ->
                !row.path().equals("/login")
                                && reply.header("Location")
                                        .filter(place -> place.endsWith("/login"))
                                        .isPresent()
                        ? "SIGN_IN"
                        : "ALLOWED";
            default -> reply.status() < 500 ? "ALLOWED" : "status " + reply.status();
        };
    }

    @Test
    void content_whoMayNotReadIt_isNowhereInAnyAnswer() {
        var paths = new HashSet<String>();
        AccessTable.rows().stream()
                .filter(row -> row.program())
                .forEach(row -> IDS.keySet()
                        .forEach(of -> paths.add(path(new Row(row.method(), row.path(), of, row.outcomes())))));
        paths.add("/api/v1/search?q=" + LOW);
        paths.add("/api/v1/search?q=" + HIGH);
        paths.add("/api/v1/audit?limit=1000");
        for (var account : List.of("secadmin1", "auditor1")) {
            var caller = Caller.program(base, account, password(account));
            for (var path : paths) {
                for (var method : List.of("GET", "HEAD", "OPTIONS", "PATCH")) {
                    assertThat(caller.send(method, path, Caller.JSON, new byte[0])
                                    .toString())
                            .as(account + " " + method + " " + path.split("\\?", -1)[0])
                            .doesNotContain(LOW, HIGH);
                }
            }
        }
    }

    @Test
    void hiddenAndUnknown_sameWords_onlyThePathDiffers() {
        var working = id("working");
        for (var path : List.of("/api/v1/meetings/%s", "/api/v1/meetings/%s/passages", "/api/v1/meetings/%s/minutes")) {
            for (var account : List.of("reader1", "officer2")) {
                var caller = Caller.program(base, account, password(account));
                var hidden = caller.get(path.formatted(working));
                var unknown = caller.get(path.formatted(UNKNOWN));

                assertThat(hidden.status()).isEqualTo(404);
                assertThat(hidden.text().replace(working, UNKNOWN)).isEqualTo(unknown.text());
                assertThat(hidden.status()).isEqualTo(unknown.status());
            }
        }
    }

    @Test
    void accountDisabled_tokenFromBefore_losesAccessAtOnce() {
        var accounts = demo.installation().accounts();
        var bottom = demo.installation().policies().active().lattice().bottom();
        var leaver = new SubjectId("leaver1");
        accounts.add(leaver, PASSWORD, EnumSet.of(Role.READER), bottom);
        var caller = Caller.program(base, leaver.value(), PASSWORD);
        assertThat(caller.get("/api/v1/meetings").status()).isEqualTo(200);

        accounts.change(leaver, EnumSet.of(Role.READER), bottom, true);

        assertThat(caller.get("/api/v1/meetings").status()).isEqualTo(401);
        assertThat(caller.get("/api/v1/meetings/" + id("released")).text()).doesNotContain(LOW);
        assertThat(attempt(leaver.value(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void roleTakenAway_tokenFromBefore_losesWhatTheRoleGave() {
        var accounts = demo.installation().accounts();
        var bottom = demo.installation().policies().active().lattice().bottom();
        var mover = new SubjectId("mover1");
        accounts.add(mover, PASSWORD, EnumSet.of(Role.AUDITOR), bottom);
        var caller = Caller.program(base, mover.value(), PASSWORD);
        assertThat(caller.get("/api/v1/audit").status()).isEqualTo(200);

        accounts.change(mover, EnumSet.of(Role.READER), bottom, false);

        assertThat(caller.get("/api/v1/audit").status()).isEqualTo(403);
    }

    @Test
    void passwordWrongFiveTimes_accountLocks_andNobodyCanTell() {
        var bottom = demo.installation().policies().active().lattice().bottom();
        demo.installation().accounts().add(new SubjectId("guessed1"), PASSWORD, EnumSet.of(Role.READER), bottom);
        var unknown = attempt("nobody-of-this-name", PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(attempt("guessed1", "wrong-" + i).text()).isEqualTo(unknown.text());
        }

        var locked = attempt("guessed1", PASSWORD);

        assertThat(locked.status()).isEqualTo(401);
        assertThat(locked.text()).isEqualTo(unknown.text());
        assertThat(locked.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
    }

    private static Caller.Reply attempt(String account, String password) {
        return Caller.nobody(base).send("POST", "/api/v1/tokens", Caller.JSON, signIn(account, password));
    }

    private static byte[] signIn(String account, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(account, password)
                .getBytes(UTF_8);
    }

    private static String password(String account) {
        return Objects.requireNonNull(demo.passwords().get(account));
    }

    private static byte[] emptyTranscript() {
        return """
                --b\r
                Content-Disposition: form-data; name="meeting"\r
                Content-Type: application/json\r
                \r
                {"title":"EXERCISE","heldAt":"2026-09-03T05:00:00Z","ceiling":"TS"}\r
                --b\r
                Content-Disposition: form-data; name="transcript"; filename="empty.vtt"\r
                \r
                \r
                --b--\r
                """.getBytes(UTF_8);
    }
}
