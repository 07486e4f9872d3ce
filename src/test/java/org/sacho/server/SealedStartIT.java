package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.DemoInstallation;
import org.sacho.crypto.Custody;
import org.sacho.crypto.CustodyShare;

/// A server that nobody gave a passphrase, in a process of its own: what it answers, who unseals it, and what
/// becomes of people who work when it is sealed again (KY-01, KY-02, KY-03).
class SealedStartIT {

    @TempDir
    private Path folder;

    private Path data;
    private Path passphrase;
    private Map<String, String> passwords = Map.of();
    private URI base = URI.create("https://localhost");

    @BeforeEach
    void installation() throws Exception {
        data = folder.resolve("data");
        var demo = DemoInstallation.open(data);
        demo.installation().close();
        passwords = demo.passwords();
        passphrase = Files.move(data.resolve("demo-passphrase"), folder.resolve("passphrase"));
    }

    private List<String> custody() throws Exception {
        var given = Files.readString(passphrase).strip().toCharArray();
        return Custody.create(data.resolve("keys"), given, 3).stream()
                .map(CustodyShare::text)
                .toList();
    }

    private static Caller.Reply enter(Caller custodian, String share) {
        return custodian.post("/unseal", "share=" + URLEncoder.encode(share, UTF_8));
    }

    @Test
    void sealedServer_unsealedByTwoCustodians_sealedAgain() throws Exception {
        var void1 = custody().getFirst();
        var shares = custody();
        assertThat(shares).hasSize(3).doesNotContain(void1);
        var canaries = new ArrayList<>(shares);
        canaries.add(Files.readString(passphrase).strip());
        try (var server = ServerProcess.sealed(data)) {
            base = server.base();
            onlyHealthAndUnsealAnswer();
            refusals(shares, void1);
            assertThat(server.output()).noneMatch(line -> line.startsWith("Sacho ready"));

            // The first share of the refusals still waits for the second.
            assertThat(enter(Caller.custodian(base), shares.get(2)).text()).contains("Both shares were accepted");
            server.awaitReady(1);
            var admin = Caller.program(base, "secadmin1", password("secadmin1"));
            attemptsAreOnRecord();

            var kept = sealWhilePeopleWork(admin);
            server.awaitSealed(2);
            onlyHealthAndUnsealAnswer();

            unseal(shares);
            server.awaitReady(2);
            assertThat(admin.get("/api/v1/audit").status())
                    .as("token of before")
                    .isEqualTo(401);
            everythingAcknowledgedIsThere(kept);
            var printed = String.join("\n", server.output());
            assertThat(printed).doesNotContain(canaries.toArray(String[]::new));
        }
        assertThat(new Scan(canaries).folder(data)).isEmpty();
    }

    private String password(String account) {
        return passwords.getOrDefault(account, "");
    }

    /// KY-01.
    private void onlyHealthAndUnsealAnswer() {
        var nobody = Caller.nobody(base);
        assertThat(nobody.get("/livez").status()).isEqualTo(200);
        assertThat(nobody.get("/readyz").status()).isEqualTo(503);
        assertThat(nobody.get("/unseal").status()).isEqualTo(200);
        for (var row : AccessTable.rows()) {
            var path = row.path().replaceAll("\\{\\w+}", "0b7d3c1e-5a52-4f0e-9a44-0d6c6f6f2a11");
            if (path.equals("/livez")) {
                continue;
            }
            var method = row.method().equals("ANY") ? "GET" : row.method();
            var reply = nobody.send(method, path, Caller.JSON, "{}".getBytes(UTF_8));
            assertThat(reply.status()).as(row.route()).isEqualTo(503);
            if (path.startsWith("/api/")) {
                assertThat(reply.isProblem()).as(row.route()).isTrue();
                assertThat(reply.text()).contains("\"sealed\"");
            }
        }
        var page = nobody.get("/unseal");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(page.header("Set-Cookie").orElseThrow())
                .contains("__Host-", "Secure", "HttpOnly", "SameSite=Strict");
        assertThat(nobody.get("/?lang=ko").text()).contains("이 서버는 봉인되어 있습니다");
        assertThat(nobody.get("/?lang=en").text()).contains("This server is sealed");
    }

    /// KY-02.
    private void refusals(List<String> shares, String void1) {
        var one = Caller.custodian(base);
        var two = Caller.custodian(base);
        assertThat(enter(Caller.nobody(base), shares.get(0)).status())
                .as("no token")
                .isEqualTo(403);
        assertThat(enter(one, void1).text()).contains("void");
        assertThat(enter(one, shares.get(0).toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
        assertThat(enter(two, shares.get(0)).status()).as("one share twice").isEqualTo(422);
        assertThat(enter(one, shares.get(1)).status()).as("one browser twice").isEqualTo(422);
        assertThat(enter(two, shares.get(1).substring(1)).status()).isEqualTo(422);
        assertThat(Caller.nobody(base).get("/readyz").status()).isEqualTo(503);
    }

    private void unseal(List<String> shares) {
        var one = Caller.custodian(base);
        var two = Caller.custodian(base);
        assertThat(enter(one, shares.get(2)).text()).contains("Your share was accepted");
        assertThat(enter(two, shares.get(1)).text()).contains("Both shares were accepted");
    }

    private void attemptsAreOnRecord() {
        var audit = Caller.program(base, "auditor1", password("auditor1"))
                .get("/api/v1/audit?limit=1000")
                .text();
        assertThat(audit)
                .contains("UNSEAL_REFUSED", "OLD_SHARE", "SAME_SHARE", "SAME_BROWSER", "NOT_A_SHARE")
                .contains("\"UNSEALED\"", "TWO_SHARES");
    }

    /// KY-03: what was acknowledged stays, and nothing is answered with content any more.
    ///
    /// @return ids of the meetings that were acknowledged
    private Queue<String> sealWhilePeopleWork(Caller admin) throws InterruptedException {
        var sealed = new AtomicBoolean();
        var after = new ConcurrentLinkedQueue<String>();
        var kept = new ConcurrentLinkedQueue<String>();
        var workers = new ArrayList<Thread>();
        var officer = Caller.program(base, "officer1", password("officer1"));
        for (int n = 0; n < 50; n++) {
            boolean uploads = n % 4 == 0;
            workers.add(Thread.ofVirtual().start(() -> work(officer, uploads, sealed, after, kept)));
        }
        while (kept.isEmpty()) {
            Thread.onSpinWait();
        }
        var answer = admin.send("POST", "/api/v1/seal", Caller.JSON, new byte[0]);
        sealed.set(true);
        assertThat(answer.status()).isEqualTo(202);
        for (var worker : workers) {
            worker.join();
        }
        assertThat(after).as("answered with content after it was sealed").isEmpty();
        return kept;
    }

    private static void work(
            Caller officer, boolean uploads, AtomicBoolean sealed, Queue<String> after, Queue<String> kept) {
        for (int n = 0; n < 2000; n++) {
            boolean late = sealed.get();
            try {
                var reply = uploads
                        ? officer.send("POST", "/api/v1/meetings", "multipart/form-data; boundary=b", upload())
                        : officer.get("/api/v1/meetings");
                if (late && reply.status() < 300) {
                    after.add(reply.toString());
                }
                if (reply.status() == 202) {
                    kept.add(reply.text().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"));
                }
            } catch (UncheckedIOException e) {
                // Cut off, as sealing does.
            }
            if (late) {
                return;
            }
        }
    }

    private static byte[] upload() {
        return """
                --b\r
                Content-Disposition: form-data; name="meeting"\r
                Content-Type: application/json\r
                \r
                {"title":"EXERCISE","heldAt":"2026-09-03T05:00:00Z","ceiling":"TS"}\r
                --b\r
                Content-Disposition: form-data; name="transcript"; filename="exercise.txt"\r
                \r
                Chair: EXERCISE. The range opens at nine.\r
                \r
                --b--\r
                """.getBytes(UTF_8);
    }

    private void everythingAcknowledgedIsThere(Queue<String> kept) {
        var officer = Caller.program(base, "officer1", password("officer1"));
        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(
                        id -> assertThat(officer.get("/api/v1/meetings/" + id).status())
                                .isEqualTo(200));
    }
}
