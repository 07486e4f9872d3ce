package org.sacho.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Looks for canaries in files, in every form in which something readable could have come to the disk: as text
/// in three encodings, backwards, as Base64 at each alignment, as hexadecimal digits, and compressed.
///
/// Canaries are random, so no compression and no coincidence hides or makes one.
final class Scan {

    private static final int INFLATED = 4 * 1024 * 1024;

    private final Map<String, List<String>> forms = new LinkedHashMap<>();

    Scan(Iterable<String> canaries) {
        canaries.forEach(canary -> forms.put(canary, forms(canary)));
    }

    /// A word that nobody else says.
    static String canary(String place) {
        return place + UUID.randomUUID().toString().replace("-", "");
    }

    /// Where canaries were found: file and canary, one line each.
    List<String> folder(Path folder) {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes(read(file)).forEach(canary -> found.add(canary + " in " + folder.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // A running server may have deleted it since the folder was listed.
            return new byte[0];
        }
    }

    /// Canaries in these bytes, and in everything compressed inside them.
    List<String> bytes(byte[] bytes) {
        var texts = new ArrayList<>(List.of(new String(bytes, ISO_8859_1)));
        for (int i = 0; i + 2 < bytes.length; i++) {
            inflated(bytes, i).ifPresent(inner -> texts.add(new String(inner, ISO_8859_1)));
        }
        return forms.entrySet().stream()
                .filter(entry -> texts.stream()
                        .anyMatch(text -> entry.getValue().stream().anyMatch(text::contains)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What a gzip, zlib or zip member that starts here holds.
    private static Optional<byte[]> inflated(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        if (first == 0x1f && second == 0x8b && bytes[at + 2] == 8) {
            return from(() -> new GZIPInputStream(rest(bytes, at)));
        }
        if (first == 0x78 && (first * 256 + second) % 31 == 0) {
            return from(() -> new InflaterInputStream(rest(bytes, at)));
        }
        if (first == 'P' && second == 'K' && at + 30 < bytes.length && bytes[at + 2] == 3 && bytes[at + 3] == 4) {
            int name = (bytes[at + 26] & 0xff) + 256 * (bytes[at + 27] & 0xff);
            int extra = (bytes[at + 28] & 0xff) + 256 * (bytes[at + 29] & 0xff);
            int body = Math.min(bytes.length, at + 30 + name + extra);
            return from(() -> new InflaterInputStream(rest(bytes, body), new Inflater(true)));
        }
        return Optional.empty();
    }

    private static InputStream rest(byte[] bytes, int from) {
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    /// As much as can be inflated; most places that look like a member are none.
    private static Optional<byte[]> from(Opening member) {
        var out = new ByteArrayOutputStream();
        try (var in = member.open()) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0 && out.size() < INFLATED; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (ZipException | EOFException e) {
            return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(out.toByteArray());
    }

    /// Every form of the canary, as text of one byte per character.
    static List<String> forms(String canary) {
        byte[] utf8 = canary.getBytes(UTF_8);
        var hex = HexFormat.of().formatHex(utf8);
        var forms = new ArrayList<>(List.of(
                new String(utf8, ISO_8859_1),
                new String(canary.getBytes(UTF_16LE), ISO_8859_1),
                new String(canary.getBytes(UTF_16BE), ISO_8859_1),
                new String(new StringBuilder(canary).reverse().toString().getBytes(UTF_8), ISO_8859_1),
                hex,
                hex.toUpperCase(Locale.ROOT)));
        for (int shift = 0; shift < 3; shift++) {
            // Whole groups of three bytes only: what surrounds the canary decides about the others.
            int end = utf8.length - (utf8.length - shift) % 3;
            byte[] groups = Arrays.copyOfRange(utf8, shift, end);
            forms.add(Base64.getEncoder().encodeToString(groups));
        }
        return forms;
    }
}
