package org.sacho.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for canaries in every form in which something readable could have come to the disk or into an answer: as
/// text in several encodings and normal forms, backwards, as Base64 at each alignment, as hexadecimal digits, escaped
/// for addresses, JSON and HTML, and all of these compressed, also twice.
///
/// Finds no canary that was encrypted, cut, compressed without a header, or translated. Whether it sees at all,
/// [SelfTest] says.
public final class CanaryScan {

    private static final int WINDOW = 16 * 1024 * 1024;
    private static final int OVERLAP = 1024 * 1024;
    private static final int DEPTH = 3;

    private final Map<Integer, List<Form>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(1 << 16);

    /// Somewhere a canary was found. Says where and how, never what.
    ///
    /// @param canary its name
    public record Finding(String place, String canary, String encoding) {}

    public CanaryScan(Collection<Canary> canaries) {
        for (var canary : canaries) {
            for (var form : Form.of(canary)) {
                starts.set(form.start() >>> 16);
                byStart.computeIfAbsent(form.start(), _ -> new ArrayList<>()).add(form);
            }
        }
    }

    /// Canaries in the names and in the bytes of all files of a folder.
    ///
    /// @throws IOException if a file cannot be read; one that is gone meanwhile holds nothing
    public List<Finding> folder(Path folder) throws IOException {
        var found = new LinkedHashSet<Finding>();
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var place = folder.relativize(file).toString();
                bytes("the name of a file", place.getBytes(StandardCharsets.UTF_8))
                        .forEach(found::add);
                if (Files.isRegularFile(file)) {
                    file(place, file, found);
                }
            }
        }
        return List.copyOf(found);
    }

    private void file(String place, Path file, Set<Finding> found) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] before = new byte[0];
            while (true) {
                byte[] read = in.readNBytes(WINDOW);
                byte[] bytes = Arrays.copyOf(before, before.length + read.length);
                System.arraycopy(read, 0, bytes, before.length, read.length);
                found.addAll(bytes(place, bytes));
                if (read.length < WINDOW) {
                    return;
                }
                before = Arrays.copyOfRange(bytes, bytes.length - OVERLAP, bytes.length);
            }
        } catch (NoSuchFileException e) {
            // A running server may have deleted it since the folder was listed.
        }
    }

    /// Canaries in these bytes, and in everything compressed inside them.
    public List<Finding> bytes(String place, byte[] bytes) {
        var found = new LinkedHashSet<Finding>();
        look(new Inside(place, "", 0), bytes, found);
        return List.copyOf(found);
    }

    /// Where the bytes are from that are looked at.
    private record Inside(String place, String packing, int depth) {

        Inside member(String kind) {
            return new Inside(place, packing + kind + ", ", depth + 1);
        }

        Finding finding(Form form) {
            return new Finding(place, form.canary(), packing + form.encoding());
        }
    }

    private void look(Inside inside, byte[] bytes, Set<Finding> found) {
        for (int i = 0; i + Integer.BYTES <= bytes.length; i++) {
            if (starts.get(two(bytes, i))) {
                match(inside, bytes, i, found);
            }
            if (inside.depth() < DEPTH) {
                Compressed.at(bytes, i)
                        .ifPresent(member -> look(inside.member(member.kind()), member.content(), found));
            }
        }
    }

    private void match(Inside inside, byte[] bytes, int at, Set<Finding> found) {
        for (var form : byStart.getOrDefault(four(bytes, at), List.of())) {
            if (form.isAt(bytes, at)) {
                found.add(inside.finding(form));
            }
        }
    }

    private static int two(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private static int four(byte[] bytes, int at) {
        return (two(bytes, at) << 16) | two(bytes, at + 2);
    }
}
