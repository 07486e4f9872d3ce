package org.sacho.classify.model;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads passages whose labels are known: JSON Lines with `text`, `label` and optional `volume`, plain or gzipped
/// (`.gz`). Messages name file and line, never the text.
public final class LabelledPassages {

    private static final Map<String, Integer> RANKS = Map.of("U", 0, "LOU", 0, "CUI", 0, "C", 1, "S", 2, "TS", 3);
    private static final int LONGEST_LINE = 1_000_000;
    private static final int MOST_ROWS = 2_000_000;

    private final List<LabelledPassage> rows = new ArrayList<>();

    private LabelledPassages() {}

    /// All rows of all files in their order.
    ///
    /// @throws UnusableModelException naming the first file and line that cannot be used
    public static List<LabelledPassage> read(List<Path> files) throws UnusableModelException {
        var reading = new LabelledPassages();
        for (int i = 0; i < files.size(); i++) {
            reading.read(files.get(i), i);
        }
        return List.copyOf(reading.rows);
    }

    private void read(Path path, int file) throws UnusableModelException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        int number = 0;
        try (var reader = new BufferedReader(new InputStreamReader(open(path), decoder))) {
            for (var line = line(reader); line != null; line = line(reader)) {
                number++;
                if (line.length() > LONGEST_LINE || rows.size() == MOST_ROWS) {
                    throw bad(path, number, "is too long, or one row too many");
                }
                if (!line.isBlank()) {
                    rows.add(row(line, path, number, file));
                }
            }
        } catch (CharacterCodingException e) {
            throw bad(path, number + 1, "or a line soon after it is not UTF-8");
        } catch (ZipException e) {
            throw new UnusableModelException(path + " ends in .gz but is not sound gzip");
        } catch (IOException e) {
            throw new UnusableModelException("cannot read " + path + "; check the path");
        }
    }

    private static InputStream open(Path path) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(path));
        return path.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /// A line, cut where it gets longer than any row may be.
    private static @Nullable String line(BufferedReader reader) throws IOException {
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        var line = new StringBuilder();
        for (; c >= 0 && c != '\n' && line.length() <= LONGEST_LINE; c = reader.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static LabelledPassage row(String line, Path path, int number, int file) throws UnusableModelException {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw bad(path, number, "is not a JSON object");
        }
        if (!json.path("text").isString() || json.path("text").asString().isBlank()) {
            throw bad(path, number, "lacks a 'text'");
        }
        var label = json.path("label").isString() ? json.path("label").asString() : "";
        var rank = RANKS.get(label);
        if (rank == null) {
            throw bad(path, number, "needs a 'label' that is one of U, LOU, CUI, C, S, TS");
        }
        var volume = json.path("volume").isString() ? json.path("volume").asString() : file + ":" + number;
        return new LabelledPassage(json.path("text").asString(), label, rank, volume, file);
    }

    private static UnusableModelException bad(Path path, int line, String what) {
        return new UnusableModelException(path + ":" + line + ": the line " + what);
    }
}
