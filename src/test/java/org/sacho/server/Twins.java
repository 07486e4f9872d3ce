package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.sacho.Workplace;
import org.sacho.server.Twin.WayOut;
import org.sacho.server.TwinMeetings.Pair;

/// Two installations with the same keys, accounts and policy, and all that can be told from below between them.
final class Twins implements AutoCloseable {

    private static final String PACK = "exercise.yaml";

    private final Path folder;
    private final Twin left;
    private final Twin right;

    private Twins(Path folder, Twin left, Twin right) {
        this.folder = folder;
        this.left = left;
        this.right = right;
    }

    /// An installation with its people, that pairs are copied from; in memory where the system lets it.
    static Path template() {
        var template = folder();
        Workplace.in(template, PACK).close();
        return template;
    }

    static Twins open(Path template) {
        var folder = folder();
        copy(template, folder.resolve("left"));
        copy(template, folder.resolve("right"));
        return new Twins(
                folder,
                new Twin(Workplace.in(folder.resolve("left"), PACK), true, Optional.empty()),
                new Twin(Workplace.in(folder.resolve("right"), PACK), false, Optional.empty()));
    }

    /// The same as the high sides of two networks each.
    static Twins above(Path template) {
        var folder = folder();
        copy(template, folder.resolve("left"));
        copy(template, folder.resolve("right"));
        return new Twins(folder, above(folder, "left"), above(folder, "right"));
    }

    private static Twin above(Path folder, String side) {
        try {
            var drop = Files.createDirectory(folder.resolve(side + "-drop"));
            return new Twin(Workplace.above(folder.resolve(side)), side.equals("left"), Optional.of(drop));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of the packages that have left one of them.
    List<String> departed(Twin twin) {
        try (var files = Files.list(folder.resolve(twin == left ? "left-drop" : "right-drop"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stopBoth() {
        left.stop();
        right.stop();
    }

    Twin left() {
        return left;
    }

    Twin right() {
        return right;
    }

    Path data(Twin twin) {
        return folder.resolve(twin == left ? "left" : "right");
    }

    /// Plays both sides of the pairs at once.
    ///
    /// @return the differences that somebody below sees after any of them
    List<String> play(List<Pair> pairs, WayOut way) {
        var there = CompletableFuture.supplyAsync(() -> right.play(pairs, way));
        var here = left.play(pairs, way);
        return differences(here, there.join());
    }

    private static List<String> differences(List<List<String>> here, List<List<String>> there) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < here.size(); i++) {
            if (!here.get(i).equals(there.get(i))) {
                differences.add(here.get(i) + "\nis not\n" + there.get(i));
            }
        }
        return differences;
    }

    /// Stops both and lays everything that the lower stores keep side by side: the signed packages, the decrypted
    /// records, how many rows there are and how long each ciphertext is.
    ///
    /// @param above words that must be in neither of them
    List<String> stop(List<String> above) {
        stopBoth();
        var differences = new ArrayList<String>();
        try (var here = LowerStore.open(data(left), Workplace.passphrase());
                var there = LowerStore.open(data(right), Workplace.passphrase())) {
            compare("shelves", here.shelf(), there.shelf(), differences);
            compare("records", here.text(), there.text(), differences);
            var text = here.text() + there.text();
            above.stream().filter(text::contains).forEach(word -> differences.add(word + " is below"));
            compare("sizes", here.size(), there.size(), differences);
        }
        return differences;
    }

    private static void compare(String what, Object here, Object there, List<String> differences) {
        if (!here.equals(there)) {
            differences.add(what + ": " + here + "\nare not\n" + there);
        }
    }

    private static Path folder() {
        try {
            var memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "twins")
                    : Files.createTempDirectory("twins");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what both have written.
    @Override
    public void close() {
        delete(folder);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
