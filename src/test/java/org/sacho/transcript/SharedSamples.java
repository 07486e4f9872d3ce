package org.sacho.transcript;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Third-party samples that lie beside the project and are never copied into it.
public final class SharedSamples {

    private static final Path FOLDER = Path.of("../shared/data/transcripts");

    private SharedSamples() {}

    public static void assumePresent() {
        assumeTrue(Files.isDirectory(FOLDER), "the sample files are not beside the project: " + FOLDER);
    }

    public static byte[] bytes(String name) {
        assumePresent();
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of the files in a sub-folder, sorted.
    public static List<String> in(String folder) {
        assumePresent();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode expected() {
        return JsonMapper.shared().readTree(bytes("expected.json"));
    }
}
