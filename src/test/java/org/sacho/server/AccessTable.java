package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `access-matrix.txt`, read.
final class AccessTable {

    /// The column of a caller who has not signed in.
    static final String NOBODY = "nobody";

    static final List<String> COLUMNS = List.of(
            "officer1", "officer2", "approver1", "approver2", "reader1", "secadmin1", "secadmin2", "auditor1", NOBODY);

    private AccessTable() {}

    /// What a route does for one caller.
    enum Expected {
        ALLOWED,
        FORBIDDEN,
        HIDDEN,
        SIGN_IN
    }

    /// One route for one kind of id.
    ///
    /// @param of what the ids in the path stand for
    record Row(String method, String path, String of, Map<String, Expected> outcomes) {

        String route() {
            return method + " " + path;
        }

        /// Whether a controller must have this route.
        boolean controllers() {
            return !of.equals("filter") && !of.equals("file");
        }

        boolean program() {
            return path.startsWith("/api/") || path.equals("/livez") || path.equals("/readyz");
        }
    }

    static List<Row> rows() {
        try (var stream = AccessTable.class.getResourceAsStream("/access-matrix.txt")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AccessTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var words = Arrays.asList(line.split(" +"));
        var given = words.subList(3, words.size());
        boolean open = words.get(2).equals("open") || words.get(2).equals("file");
        var columns = open ? List.of(NOBODY) : COLUMNS;
        if (given.size() != columns.size()) {
            throw new AssertionError("a row with too few or too many outcomes: " + line);
        }
        var outcomes = new LinkedHashMap<String, Expected>();
        for (int i = 0; i < columns.size(); i++) {
            outcomes.put(columns.get(i), Expected.valueOf(given.get(i)));
        }
        return new Row(words.get(0), words.get(1), words.get(2), outcomes);
    }
}
