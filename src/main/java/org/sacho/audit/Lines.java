package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The lines of a file with their newlines, one character per byte. The last has none if it is unfinished; a line
/// too long to be ours comes in pieces.
final class Lines implements AutoCloseable {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long left;

    private Lines(InputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    static Lines of(Path file) throws IOException {
        return first(file, Long.MAX_VALUE);
    }

    /// The lines in the first so many bytes.
    static Lines first(Path file, long bytes) throws IOException {
        return new Lines(Files.newInputStream(file), bytes);
    }

    Optional<String> next() throws IOException {
        var line = new StringBuilder();
        while (line.length() < Line.MAX_CHARACTERS && (from < to || fill())) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            boolean newline = end < to;
            int stop = newline ? end + 1 : end;
            line.append(new String(buffer, from, stop - from, ISO_8859_1));
            from = stop;
            if (newline) {
                break;
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        from = 0;
        to = Math.max(read, 0);
        left -= to;
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
