package org.sacho.classify.adviser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server on loopback that speaks the chat completions protocol, as well or as badly as a test wants.
public final class FakeModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour;

    private FakeModel(HttpServer server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What the server does with one request.
    public interface Behaviour {
        void answer(HttpExchange exchange, Asked asked) throws IOException, InterruptedException;
    }

    /// A request as it came.
    public record Asked(String path, Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        String instruction() {
            return json().get("messages").get(0).get("content").asString();
        }

        String data() {
            return json().get("messages").get(1).get("content").asString();
        }

        /// All that was sent, context included.
        public List<JsonNode> remarks() {
            var lines = data().lines().toList();
            return StreamSupport.stream(JSON.readTree(lines.get(1)).spliterator(), false)
                    .toList();
        }

        /// What an opinion is wanted on.
        List<JsonNode> wanted() {
            return remarks().stream()
                    .filter(remark -> remark.get("asked").asBoolean())
                    .toList();
        }
    }

    /// An opinion as the server puts it.
    public record Said(String level, String quote) {}

    public static FakeModel that(Behaviour behaviour) {
        try {
            return new FakeModel(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that answers well, with this opinion on each text.
    public static FakeModel saying(Function<String, Said> opinion) {
        return that(opinions(opinion));
    }

    public static Behaviour opinions(Function<String, Said> opinion) {
        return (exchange, asked) -> completion(exchange, answer(asked, opinion));
    }

    /// One that has nothing to say of anything.
    public static Behaviour everythingUnclassified() {
        return opinions(_ -> new Said("U", ""));
    }

    public static Behaviour status(int status) {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    static String answer(Asked asked, Function<String, Said> opinion) {
        return JSON.writeValueAsString(Map.of(
                "opinions",
                asked.wanted().stream()
                        .map(remark -> {
                            var said = opinion.apply(remark.get("text").asString());
                            return Map.of(
                                    "id",
                                    remark.get("id").asString(),
                                    "level",
                                    said.level(),
                                    "quote",
                                    said.quote(),
                                    "reason",
                                    "EXERCISE reason");
                        })
                        .toList()));
    }

    /// Sends this as what the model wrote.
    static void completion(HttpExchange exchange, String content) throws IOException {
        send(exchange, completion(content, "stop"));
    }

    static String completion(String content, String finish) {
        return JSON.writeValueAsString(Map.of(
                "id",
                "exercise",
                "object",
                "chat.completion",
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "finish_reason",
                        finish,
                        "message",
                        Map.of("role", "assistant", "content", content))),
                "usage",
                Map.of("total_tokens", 1)));
    }

    static void send(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = new Asked(
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(request);
        try {
            behaviour.answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void nowDoes(Behaviour other) {
        behaviour = other;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Everything asked so far.
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
