package org.sacho.classify.adviser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.sacho.policy.AdviserSpec;
import org.sacho.policy.ClosedNetwork;

/// The connections to one endpoint while one meeting is worked on; the only place that opens any.
///
/// Guarantees: nothing is sent but to the endpoint of the policy, and only while its name stands for addresses of a
/// closed network; no proxy is used and no redirect followed; an answer has a largest size and a time in which all
/// of it has to be here, and what comes later is thrown away. Between the look at the addresses and the connection
/// the Java runtime remembers the name, for half a minute by default; behind https the certificate has to fit, too.
final class Line implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final URI endpoint;
    private final Optional<String> key;
    private final Duration patience;

    private Line(HttpClient client, URI endpoint, Optional<String> key, Duration patience) {
        this.client = client;
        this.endpoint = endpoint;
        this.key = key;
        this.patience = patience;
    }

    /// @throws NoAnswerException if the certificates to trust cannot be read
    static Line to(AdviserSpec spec, Credentials credentials, Patience patience) throws NoAnswerException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect());
        if (credentials.authorities().isPresent()) {
            client.sslContext(trusting(credentials.authorities().get()));
        }
        return new Line(client.build(), spec.endpoint(), credentials.key(), patience.answer());
    }

    private static SSLContext trusting(Path authorities) throws NoAnswerException {
        try (var pem = Files.newInputStream(authorities)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw NoAnswerException.lasting(Silence.UNREACHABLE);
        }
    }

    /// Sends a request and waits for the whole answer.
    byte[] ask(String json) throws NoAnswerException, InterruptedException {
        requireInside();
        var answer = client.sendAsync(request(json), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return body(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw NoAnswerException.lasting(Silence.LATE);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SSLException
                    ? NoAnswerException.lasting(Silence.UNREACHABLE)
                    : NoAnswerException.passing(Silence.UNREACHABLE);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String json) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(json));
        key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private static byte[] body(HttpResponse<byte[]> response) throws NoAnswerException {
        int status = response.statusCode();
        if (status == OK) {
            return response.body();
        }
        throw status >= SERVER_ERROR || status == TOO_MANY_REQUESTS
                ? NoAnswerException.passing(Silence.UNREACHABLE)
                : NoAnswerException.lasting(Silence.UNUSABLE);
    }

    private void requireInside() throws NoAnswerException {
        Predicate<InetAddress> inside =
                endpoint.getScheme().equals("https") ? ClosedNetwork::contains : InetAddress::isLoopbackAddress;
        try {
            var host = endpoint.getHost().replace("[", "").replace("]", "");
            if (!Arrays.stream(InetAddress.getAllByName(host)).allMatch(inside)) {
                throw NoAnswerException.lasting(Silence.UNREACHABLE);
            }
        } catch (UnknownHostException e) {
            throw NoAnswerException.passing(Silence.UNREACHABLE);
        }
    }

    /// Breaks off what is still under way.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
