package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests as a program or a browser would and gives back all of the answer, headers included. Follows
/// no redirect.
final class Caller {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" (?:content|value)=\"([^\"]+)\"");

    private final URI base;
    private final Map<String, String> headers;
    private final String csrf;

    private Caller(URI base, Map<String, String> headers, String csrf) {
        this.base = base;
        this.headers = headers;
        this.csrf = csrf;
    }

    /// An answer as it came.
    record Reply(int status, HttpHeaders headers, String text) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        boolean isProblem() {
            return header("Content-Type")
                    .filter(type -> type.startsWith("application/problem+json"))
                    .isPresent();
        }

        @Override
        public String toString() {
            return status + " " + headers.map() + " " + text;
        }
    }

    static Caller nobody(URI base) {
        return new Caller(base, Map.of(), "");
    }

    static Caller bearer(URI base, String token) {
        return new Caller(base, Map.of("Authorization", "Bearer " + token), "");
    }

    /// A program that signed in with name and password.
    static Caller program(URI base, String account, String password) {
        var body = JsonMapper.shared().writeValueAsBytes(Map.of("username", account, "password", password));
        var reply = nobody(base).send("POST", "/api/v1/tokens", JSON, body);
        if (reply.status() != 200) {
            throw new AssertionError(account + " cannot sign in: " + reply);
        }
        return bearer(
                base, JsonMapper.shared().readTree(reply.text()).get("token").asString());
    }

    /// A browser whose user signed in with name and password on the sign-in page.
    static Caller browser(URI base, String account, String password) {
        var page = nobody(base).get("/login");
        var visitor = new Caller(base, Map.of("Cookie", cookie(page)), csrf(page));
        var signedIn = visitor.post("/login", "username=" + encoded(account) + "&password=" + encoded(password));
        if (signedIn.header("Location")
                .filter(place -> !place.contains("error"))
                .isEmpty()) {
            throw new AssertionError(account + " cannot sign in by browser: " + signedIn);
        }
        var session = Map.of("Cookie", cookie(signedIn), "Accept", "text/html");
        var start = new Caller(base, session, "");
        var first = start.get("/");
        var shown = first.status() == 302
                ? start.get(URI.create(first.header("Location").orElseThrow()).getPath())
                : first;
        return new Caller(base, session, csrf(shown));
    }

    /// A browser in front of the unsealing page of a sealed server.
    static Caller custodian(URI base) {
        var page = nobody(base).get("/unseal");
        return new Caller(base, Map.of("Cookie", cookie(page), "Sec-Fetch-Site", "same-origin"), csrf(page));
    }

    private static String cookie(Reply reply) {
        return reply.headers().allValues("Set-Cookie").getLast().split(";", 2)[0];
    }

    private static String csrf(Reply page) {
        var found = CSRF.matcher(page.text());
        if (!found.find()) {
            throw new AssertionError("no CSRF token on the page: " + page);
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply get(String path) {
        return send("GET", path, JSON, new byte[0]);
    }

    /// Posts a form, with the CSRF token of the session if there is one.
    Reply post(String path, String form) {
        var whole = csrf.isEmpty() ? form : form + "&_csrf=" + encoded(csrf);
        return send("POST", path, FORM, whole.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(String method, String path, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = Api.CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
