package org.sacho.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What everybody meets before any question of who they are: TLS, headers, cookies, and refusals that repeat
/// nothing of what was sent.
@ResourceLock(SharedServer.LOCK)
class DoorsIT {

    private static final String SENT =
            "sentcanary" + UUID.randomUUID().toString().replace("-", "");

    private final ServerProcess server = SharedServer.get();
    private final Caller nobody = Caller.nobody(server.base());

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/api/v1/meetings", "/login", "/css/base.css", "/nowhere"})
    void anyAnswer_headers_keepBrowsersFromLeaking(String path) {
        var reply = nobody.get(path);

        assertThat(reply.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*", "http:", "data:");
        assertThat(reply.header("Strict-Transport-Security").orElseThrow()).contains("max-age=31536000");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("X-Frame-Options")).hasValue("DENY");
        assertThat(reply.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("X-Powered-By")).isEmpty();
    }

    @Test
    void formWithoutToken_browserDoor_isRefusedAndTheCookieStaysInTheBrowser() {
        var reply = nobody.post("/login", "username=officer1&password=" + ServerProcess.PASSWORD);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-sacho=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Domain");
    }

    @Test
    void bearerToken_browserDoor_opensNothing() {
        var officer = Caller.program(server.base(), "officer1", ServerProcess.PASSWORD);

        assertThat(officer.get("/meetings").header("Location").orElseThrow()).endsWith("/login");
        assertThat(officer.post("/meetings", "").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/nowhere,         401, 403",
        "GET,  /api/v2/meetings,        401, 403",
        "GET,  /api,                    401, 403",
        "PUT,  /api/v1/meetings,        401, 405",
        "POST, /api/v1/search,          401, 403",
        "GET,  /nowhere,                302, 302",
        "GET,  /actuator,               302, 302",
        "GET,  /h2-console,             302, 302",
        "GET,  /messages.properties,    302, 302",
        "GET,  /templates/error.html,   302, 302",
        "GET,  /%2e%2e/keys/root.p12,   400, 400",
        "GET,  /api/v1/meetings/..%2f,  400, 400",
        "GET,  /api/v1//meetings,       400, 400",
        "TRACE, /api/v1/meetings,       405, 405",
        "TRACK, /api/v1/meetings,       400, 400",
        "ANYTHING, /api/v1/meetings,    400, 400",
        "PROPFIND, /,                   400, 400",
    })
    void unknownPathOrMethod_anybody_denied(String method, String path, int asNobody, int asOfficer) {
        var officer = Caller.program(server.base(), "officer1", ServerProcess.PASSWORD);

        assertThat(nobody.send(method, path, Caller.JSON, new byte[0]).status()).isEqualTo(asNobody);
        assertThat(officer.send(method, path, Caller.JSON, new byte[0]).status())
                .isEqualTo(asOfficer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/audit?from=SENT                                   | ''",
                "GET    | /api/v1/audit?limit=SENT                                  | ''",
                "GET    | /api/v1/audit?outcome=SENT&action=SENT                    | ''",
                "POST   | /api/v1/tokens                                            | SENT",
                "POST   | /api/v1/tokens                                            | {\"username\":\"SENT\"}",
                "POST   | /api/v1/tokens                                            | {\"username\":{\"SENT\":1}}",
                "PUT    | /api/v1/meetings/x/passages/y/determination               | {\"level\":\"SENT\"}",
                "PUT    | /api/v1/meetings/x/minutes/U/fields                       | {\"SENT\":\"SENT\"}",
                "POST   | /api/v1/meetings/x/determinations                         | [\"SENT\"]",
                "POST   | /api/v1/releases/x/approval                               | {\"digest\":\"SENT\",\"approve\":true}",
                "POST   | /api/v1/meetings                                          | {\"title\":\"SENT\"}",
            })
    void badRequest_anyDoor_isAProblemThatRepeatsNothing(String method, String path, String body) {
        for (var account : List.of("officer1", "approver1", "auditor1")) {
            var caller = Caller.program(server.base(), account, ServerProcess.PASSWORD);

            var reply = caller.send(
                    method,
                    path.replace("SENT", SENT),
                    Caller.JSON,
                    body.replace("SENT", SENT).getBytes(UTF_8));

            assertThat(reply.status()).isBetween(400, 499);
            assertThat(reply.isProblem()).as(reply.toString()).isTrue();
            assertThat(reply.text()).doesNotContain(SENT);
        }
        assertThat(server.output().toString()).doesNotContain(SENT);
    }

    @Test
    void plainHttp_onTheSamePort_answersNoRequest() throws IOException {
        try (var socket = new Socket("localhost", server.base().getPort())) {
            socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).doesNotContain("200");
        }
    }

    @Test
    void oldTls_handshake_fails() throws IOException, GeneralSecurityException {
        for (var version : List.of("TLSv1.2", "TLSv1.1")) {
            try (var socket = socket()) {
                socket.setEnabledProtocols(new String[] {version});

                assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        }
        try (var socket = socket()) {
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket) Api.CLIENT
                .sslContext()
                .getSocketFactory()
                .createSocket("localhost", server.base().getPort());
    }
}
