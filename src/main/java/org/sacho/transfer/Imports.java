package org.sacho.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the drop folder of the low side, and nothing else: it writes, moves and deletes nothing there, so that
/// nothing flows back.
public final class Imports {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}-[0-9]{16}\\.sacho");
    private static final byte[] UNREADABLE = {};

    private final Intake intake;
    private final Map<String, Stamp> seen = new HashMap<>();
    private final Map<String, Stamp> settled = new HashMap<>();
    private final Map<String, Receipt> told = new HashMap<>();

    /// By which a file that somebody is still copying is told from a finished one.
    private record Stamp(long size, long modified) {}

    public Imports(Intake intake) {
        this.intake = intake;
    }

    /// Offers every package in the folder, in the order of their names.
    ///
    /// @throws IOException if the folder is missing or cannot be read
    public List<Receipt> from(Path drop) throws IOException {
        var receipts = new ArrayList<Receipt>();
        for (var file : files(drop).entrySet()) {
            receipts.add(intake.offer(file.getKey(), read(drop.resolve(file.getKey()), file.getValue())));
        }
        return receipts;
    }

    /// Offers what has not changed since the last look and was not dealt with before.
    ///
    /// @return what is new to say
    /// @throws IOException if the folder is missing or cannot be read
    public synchronized List<Receipt> watch(Path drop) throws IOException {
        var found = files(drop);
        var news = new ArrayList<Receipt>();
        for (var file : found.entrySet()) {
            var name = file.getKey();
            var stamp = file.getValue();
            if (!stamp.equals(seen.get(name)) || stamp.equals(settled.get(name))) {
                continue;
            }
            var receipt = intake.offer(name, read(drop.resolve(name), stamp));
            if (receipt.settled()) {
                settled.put(name, stamp);
            }
            if (!receipt.equals(told.put(name, receipt)) && receipt.outcome() != Receipt.Outcome.KNOWN) {
                news.add(receipt);
            }
        }
        seen.clear();
        seen.putAll(found);
        return news;
    }

    private static Map<String, Stamp> files(Path drop) throws IOException {
        var files = new TreeMap<String, Stamp>();
        try (var listed = Files.newDirectoryStream(drop)) {
            for (var path : listed) {
                var name = String.valueOf(path.getFileName());
                if (NAME.matcher(name).matches()) {
                    var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isRegularFile()) {
                        files.put(
                                name,
                                new Stamp(
                                        attributes.size(),
                                        attributes.lastModifiedTime().toMillis()));
                    }
                }
            }
        }
        return files;
    }

    /// The bytes of a file, none where it does not have the size of a package.
    private static byte[] read(Path file, Stamp stamp) throws IOException {
        if (!ReleasePackage.isSize(stamp.size())) {
            return UNREADABLE;
        }
        var bytes = ByteBuffer.allocate((int) stamp.size());
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until it is full or the file ends.
            }
        }
        return bytes.hasRemaining() ? UNREADABLE : bytes.array();
    }
}
