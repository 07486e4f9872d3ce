package org.sacho.policy;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The language model of a pack as read; most packs have none.
final class AdviserSection {

    private static final List<String> KEYS = List.of(
            "endpoint",
            "model",
            "batch",
            "neighbours",
            "concurrency",
            "characters",
            "connectSeconds",
            "timeoutSeconds");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    private final PackTable table;
    private final ProblemLog problems;

    private AdviserSection(PackTable table, ProblemLog problems) {
        this.table = table;
        this.problems = problems;
    }

    static Optional<AdviserSpec> read(PackTable pack, ProblemLog problems) {
        return pack.has("adviser")
                ? new AdviserSection(pack.table("adviser", KEYS), problems).spec()
                : Optional.empty();
    }

    private Optional<AdviserSpec> spec() {
        var endpoint = endpoint();
        var model = table.text("model", MODEL, "has to be a name of up to 128 letters, digits and . _ : / @ + -");
        int batch = number("batch", 1, 32, 8);
        int neighbours = number("neighbours", 0, 8, 2);
        int concurrency = number("concurrency", 1, 8, 2);
        int characters = number("characters", 500, 9999, 6000);
        var connect = Duration.ofSeconds(number("connectSeconds", 1, 30, 5));
        var answer = Duration.ofSeconds(number("timeoutSeconds", 1, 600, 60));
        return endpoint.map(
                uri -> new AdviserSpec(uri, model, batch, neighbours, concurrency, characters, connect, answer));
    }

    private int number(String key, int least, int most, int otherwise) {
        if (!table.has(key)) {
            return otherwise;
        }
        int number = table.wholeNumber(key);
        if (number >= 0 && (number < least || number > most)) {
            problems.add(table.line(key), "'" + key + "' has to be from " + least + " to " + most);
        }
        return number;
    }

    private Optional<URI> endpoint() {
        var text = table.text("endpoint");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var endpoint = new URI(text);
            if (!isPlain(endpoint)) {
                problem("'endpoint' has to be scheme, host and port and nothing else, such as https://10.0.0.5:8000");
            } else if (isOutside(endpoint.getHost())) {
                problem("'endpoint' is not an address of a closed network (10/8, 172.16/12, 192.168/16, fc00::/7)");
            } else if (endpoint.getScheme().equals("http") && !isThisMachine(endpoint.getHost())) {
                problem("'endpoint' has to be https unless it is localhost, 127.0.0.1 or [::1]");
            }
            return Optional.of(endpoint);
        } catch (URISyntaxException e) {
            problem("'endpoint' is not a URL, such as https://10.0.0.5:8000");
            return Optional.empty();
        }
    }

    private void problem(String message) {
        problems.add(table.line("endpoint"), message);
    }

    private static boolean isPlain(URI uri) {
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        return web
                && bare
                && uri.getHost() != null
                && uri.getPort() != 0
                && uri.getRawPath().isEmpty();
    }

    /// What a name stands for shows when it is called.
    private static boolean isOutside(String host) {
        return ADDRESS.matcher(host).matches()
                && address(host).filter(ClosedNetwork::contains).isEmpty();
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || (ADDRESS.matcher(host).matches()
                        && address(host).filter(InetAddress::isLoopbackAddress).isPresent());
    }

    private static Optional<InetAddress> address(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replace("[", "").replace("]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
