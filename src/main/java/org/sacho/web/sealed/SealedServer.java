package org.sacho.web.sealed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.sacho.web.security.OwnCertificate;
import org.sacho.web.security.SecurityHeaders;

/// The HTTPS server of a sealed installation: health, the page that takes shares, and 503 for the rest. It has no
/// store, no key and no content to give away, and its certificate is made for this one run.
public final class SealedServer implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int LARGEST_BODY = 4096;
    private static final Pattern LANGUAGE = Pattern.compile("(?:^|&)lang=(ko|en)(?:&|$)");
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"The server is sealed. Its custodians have to unseal it.\",\"code\":\"sealed\"}";

    private final HttpsServer server;
    private final ExecutorService threads;
    private final Unsealing unsealing;
    private final Visitor visitor = new Visitor();
    private final String fingerprint;

    private SealedServer(HttpsServer server, ExecutorService threads, Unsealing unsealing, String fingerprint) {
        this.server = server;
        this.threads = threads;
        this.unsealing = unsealing;
        this.fingerprint = fingerprint;
    }

    /// Starts answering.
    ///
    /// @throws java.net.BindException if somebody else listens there
    public static SealedServer start(Unsealing unsealing, String address, int port) throws IOException {
        // Read once by the JDK's server: a slow sender does not hold a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", "15");
        System.setProperty("sun.net.httpserver.maxRspTime", "15");
        var certificate = OwnCertificate.create();
        var server = HttpsServer.create(new InetSocketAddress(address, port), 0);
        server.setHttpsConfigurator(tls(certificate.context()));
        var threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("sealed-", 0).daemon().factory());
        var sealed = new SealedServer(server, threads, unsealing, certificate.fingerprint());
        server.setExecutor(threads);
        server.createContext("/", sealed::answer);
        server.start();
        return sealed;
    }

    private static HttpsConfigurator tls(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var settings = context.getDefaultSSLParameters();
                settings.setProtocols(new String[] {"TLSv1.3"});
                parameters.setSSLParameters(settings);
            }
        };
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// SHA-256 of the certificate, to be compared with what the browser shows.
    public String fingerprint() {
        return fingerprint;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            SecurityHeaders.ALL.forEach(exchange.getResponseHeaders()::set);
            // One request, one connection: nobody keeps a thread, and no answer is lost to a body that nobody read.
            exchange.getResponseHeaders().set("Connection", "close");
            var path = exchange.getRequestURI().getPath();
            boolean post = exchange.getRequestMethod().equals("POST");
            boolean get = exchange.getRequestMethod().equals("GET")
                    || exchange.getRequestMethod().equals("HEAD");
            if (get && path.equals("/livez")) {
                send(exchange, 200, "", new byte[0]);
            } else if (path.equals("/livez") || path.equals("/readyz")) {
                send(exchange, 503, "", new byte[0]);
            } else if (path.equals("/api") || path.startsWith("/api/")) {
                send(exchange, 503, "application/problem+json", PROBLEM.getBytes(StandardCharsets.UTF_8));
            } else if (get && path.equals("/unseal")) {
                show(exchange, 200, Optional.empty());
            } else if (post && path.equals("/unseal")) {
                enter(exchange);
            } else if (get && path.equals("/unseal/style.css")) {
                send(exchange, 200, "text/css;charset=UTF-8", SealedPage.style());
            } else if (get && path.equals("/unseal/icon.svg")) {
                send(exchange, 200, "image/svg+xml", SealedPage.icon());
            } else {
                send(exchange, 503, HTML, page(exchange).sealed().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void enter(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try {
            var browser = visitor.known(exchange.getRequestHeaders());
            var token = UnsealForm.field(body, "_csrf").orElse(new byte[0]);
            var site = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"));
            boolean elsewhere = site.filter(from -> !from.equals("same-origin")).isPresent();
            if (browser.isEmpty() || !visitor.sent(browser.get(), token) || elsewhere) {
                show(exchange, 403, Optional.empty());
                return;
            }
            byte[] share = UnsealForm.field(body, "share").orElse(new byte[0]);
            var answer = unsealing.enter(browser.get(), UnsealForm.characters(share));
            Arrays.fill(share, (byte) 0);
            show(exchange, status(answer), Optional.of(answer));
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static int status(UnsealAnswer answer) {
        return answer.good() ? 200 : answer == UnsealAnswer.THROTTLED ? 429 : 422;
    }

    private void show(HttpExchange exchange, int status, Optional<UnsealAnswer> answer) throws IOException {
        var id = visitor.welcome(exchange.getRequestHeaders(), exchange.getResponseHeaders());
        long pause = unsealing.pause();
        if (pause > 0) {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(pause));
        }
        var said = answer.or(
                () -> unsealing.failedBefore() ? Optional.of(UnsealAnswer.WRONG_PASSPHRASE) : Optional.empty());
        var html = page(exchange).unseal(said, unsealing.held(), pause, visitor.formToken(id));
        send(exchange, status, HTML, html.getBytes(StandardCharsets.UTF_8));
    }

    private static SealedPage page(HttpExchange exchange) {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        var chosen =
                LANGUAGE.matcher(query).results().map(found -> found.group(1)).findFirst();
        var accepted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"));
        return SealedPage.in(chosen, accepted.orElse(""));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var _ = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        if (body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Answers what is under way for a second at most, then frees the port.
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
        unsealing.close();
    }
}
