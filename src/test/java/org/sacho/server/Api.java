package org.sacho.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST interface as one account sees it. Trusts the self-signed certificate of the server under test.
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    static final HttpClient CLIENT = client();
    private static final long POLL_NANOS = 5_000_000;

    private final URI base;
    private final Optional<String> token;

    private Api(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /// An answer: status, headers of interest, body as it came.
    public record Answer(int status, Optional<String> location, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /// The answer, if it has this status.
        public Answer expecting(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + " but got " + status + ": " + text);
            }
            return this;
        }
    }

    static Api anonymous(URI base) {
        return new Api(base, Optional.empty());
    }

    static Api signIn(URI base, String account, String password) {
        var answer = anonymous(base)
                .post("/api/v1/tokens", Map.of("username", account, "password", password))
                .expecting(200);
        return new Api(base, Optional.of(answer.json().get("token").asString()));
    }

    /// The same token at another address: the server has started again.
    Api movedTo(URI newBase) {
        return new Api(newBase, token);
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", new byte[0]);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "application/json", new byte[0]);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", JSON.writeValueAsBytes(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", JSON.writeValueAsBytes(body));
    }

    /// Brings a transcript.
    ///
    /// @param meeting the JSON part, e.g. `title`, `heldAt`, `ceiling`, `needToKnow`
    public Answer bring(Map<String, ?> meeting, String fileName, byte[] transcript) {
        var boundary = "b" + UUID.randomUUID();
        var out = new ByteArrayOutputStream();
        part(out, boundary, "name=\"meeting\"\r\nContent-Type: application/json", JSON.writeValueAsBytes(meeting));
        part(
                out,
                boundary,
                "name=\"transcript\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream",
                transcript);
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", "/api/v1/meetings", "multipart/form-data; boundary=" + boundary, out.toByteArray());
    }

    /// Brings a transcript and waits until people can review it.
    ///
    /// @return the id of the meeting
    public String bringToReview(Map<String, ?> meeting, String fileName, byte[] transcript) {
        var id = bring(meeting, fileName, transcript)
                .expecting(202)
                .json()
                .get("id")
                .asString();
        awaitState(id, List.of("REVIEW"));
        return id;
    }

    /// Asks until the meeting is in one of the states.
    public String awaitState(String meeting, List<String> states) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            var state = get("/api/v1/meetings/" + meeting)
                    .expecting(200)
                    .json()
                    .get("state")
                    .asString();
            if (states.contains(state)) {
                return state;
            }
            // Every question is on record, durably, so asking without a pause slows down what is waited for.
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError("the meeting never came to " + states);
    }

    private static void part(ByteArrayOutputStream out, String boundary, String head, byte[] body) {
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Sends any request.
    public Answer send(String method, String path, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers().firstValue("Location"), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The certificate of the server under test is made by itself a moment ago.
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
