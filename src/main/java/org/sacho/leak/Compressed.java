package org.sacho.leak;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// What is compressed inside other bytes, wherever it starts.
final class Compressed {

    private static final int MOST = 4 * 1024 * 1024;
    private static final int ZIP_HEADER = 30;

    private final String kind;
    private final byte[] content;

    private Compressed(String kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    /// How it was compressed.
    String kind() {
        return kind;
    }

    byte[] content() {
        return content;
    }

    /// What a gzip, zlib or zip member that starts here holds; most places that look like one are none.
    static Optional<Compressed> at(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (at + 2 >= bytes.length || (first != 0x1f && first != 0x78 && first != 'P')) {
            return Optional.empty();
        }
        int second = bytes[at + 1] & 0xff;
        if (first == 0x1f && second == 0x8b && bytes[at + 2] == 8) {
            return from("gzip", () -> new GZIPInputStream(rest(bytes, at)));
        }
        if (first == 0x78 && (first * 256 + second) % 31 == 0) {
            return from("deflate", () -> new InflaterInputStream(rest(bytes, at)));
        }
        if (first == 'P'
                && second == 'K'
                && at + ZIP_HEADER < bytes.length
                && bytes[at + 2] == 3
                && bytes[at + 3] == 4) {
            int body = Math.min(bytes.length, at + ZIP_HEADER + length(bytes, at + 26) + length(bytes, at + 28));
            return from("zip", () -> new InflaterInputStream(rest(bytes, body), new Inflater(true)));
        }
        return Optional.empty();
    }

    private static int length(byte[] bytes, int at) {
        return (bytes[at] & 0xff) + 256 * (bytes[at + 1] & 0xff);
    }

    private static InputStream rest(byte[] bytes, int from) {
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    /// As much as can be inflated.
    private static Optional<Compressed> from(String kind, Opening member) {
        var out = new ByteArrayOutputStream();
        try (var in = member.open()) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0 && out.size() < MOST; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (ZipException | EOFException e) {
            // What came before the break counts.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size() == 0 ? Optional.empty() : Optional.of(new Compressed(kind, out.toByteArray()));
    }

    @Override
    public String toString() {
        return "Compressed[" + kind + "]";
    }
}
