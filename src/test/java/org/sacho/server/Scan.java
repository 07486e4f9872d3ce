package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.sacho.leak.Canary;
import org.sacho.leak.CanaryScan;

/// Looks for canaries in files, as `leakcheck` does.
final class Scan {

    private final CanaryScan scan;

    Scan(Iterable<String> canaries) {
        this.scan = new CanaryScan(StreamSupport.stream(canaries.spliterator(), false)
                .map(word -> new Canary(word, word))
                .toList());
    }

    /// A word that nobody else says.
    static String canary(String place) {
        return place + UUID.randomUUID().toString().replace("-", "");
    }

    /// Where canaries were found: canary, file and encoding, one line each.
    List<String> folder(Path folder) {
        try {
            return scan.folder(folder).stream()
                    .map(found -> found.canary() + " in " + found.place() + " as " + found.encoding())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
