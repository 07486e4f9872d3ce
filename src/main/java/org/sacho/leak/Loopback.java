package org.sacho.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Asks a server of this very process what it answers, over its own port, as a program or as a browser would.
/// Trusts one certificate and goes nowhere but to this machine.
public final class Loopback implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" (?:content|value)=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final List<String> OF_THE_MOMENT = List.of("connection", "date", "set-cookie");

    private final URI base;
    private final HttpClient client;

    public Loopback(int port, X509Certificate certificate) {
        this.base = URI.create("https://localhost:" + port);
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .sslContext(trusting(certificate))
                .build();
    }

    private static SSLContext trusting(X509Certificate certificate) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("server", certificate);
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificate of the server cannot be used", e);
        }
    }

    /// What came back: status, headers and body as text, without what is of the moment or of the session only.
    public record Answer(int status, String text) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    private record Raw(int status, Map<String, List<String>> headers, String body) {
        private Answer answer() {
            var kept = new TreeMap<>(headers);
            kept.keySet().removeAll(OF_THE_MOMENT);
            return new Answer(status, kept + "\n" + CSRF.matcher(body).replaceAll(""));
        }

        private String cookie() {
            var set = headers.getOrDefault("set-cookie", List.of());
            return set.isEmpty() ? "" : set.getLast().split(";", 2)[0];
        }

        private Optional<String> csrf() {
            return first(CSRF, body);
        }

        @Override
        public String toString() {
            return "Raw[" + status + "]";
        }
    }

    /// Somebody who signed in.
    public final class Session {

        private final Map<String, String> headers;
        private final Optional<String> csrf;

        private Session(Map<String, String> headers, Optional<String> csrf) {
            this.headers = Map.copyOf(headers);
            this.csrf = csrf;
        }

        public Answer get(String path) throws IOException {
            return send(request(path, headers).GET()).answer();
        }

        /// Sends a form.
        public Answer post(String path, String form) throws IOException {
            var whole = csrf.map(token -> form + "&_csrf=" + encoded(token)).orElse(form);
            return send(form(path, headers, whole)).answer();
        }
    }

    /// A program with a token.
    ///
    /// @throws IOException if the server does not let it in
    public Session program(String account, String password) throws IOException {
        // Both are made here, of letters and digits, so that they need no escaping.
        var body = "{\"username\":\"" + account + "\",\"password\":\"" + password + "\"}";
        var reply = send(request("/api/v1/tokens", Map.of("Content-Type", "application/json"))
                .POST(BodyPublishers.ofString(body)));
        var token = first(TOKEN, reply.body()).orElseThrow(Loopback::notLetIn);
        return new Session(Map.of("Authorization", "Bearer " + token), Optional.empty());
    }

    /// A browser with a session.
    ///
    /// @throws IOException if the server does not let it in
    public Session browser(String account, String password) throws IOException {
        var page = send(request("/login", Map.of()).GET());
        var visitor = Map.of("Cookie", page.cookie());
        var form = "username=" + encoded(account) + "&password=" + encoded(password) + "&_csrf="
                + encoded(page.csrf().orElseThrow(Loopback::notLetIn));
        var signedIn = send(form("/login", visitor, form));
        if (signedIn.status() != 302 || signedIn.cookie().isEmpty()) {
            throw notLetIn();
        }
        var headers = Map.of("Cookie", signedIn.cookie(), "Accept", "text/html");
        var search = send(request("/search", headers).GET());
        return new Session(headers, Optional.of(search.csrf().orElseThrow(Loopback::notLetIn)));
    }

    private static IOException notLetIn() {
        return new IOException("the server does not let its own reader in");
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private HttpRequest.Builder form(String path, Map<String, String> headers, String form) {
        return request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private Raw send(HttpRequest.Builder request) throws IOException {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Raw(response.statusCode(), response.headers().map(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
