package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The files of one log while it is written. One thread writes; others may ask for what is durable.
final class Journal {

    private final Folder folder;
    private final Medium medium;
    private final Keys keys;
    private final Clock clock;
    private final long segmentBytes;
    private final CheckpointWriter checkpoints;
    private final Frontier tree;

    private Medium.Appender segment;
    private SegmentCipher cipher;
    private Hash link;
    private volatile Durable durable;

    /// What would survive if the machine stopped now.
    ///
    /// @param finished segments that take no more records
    record Durable(List<Chain.Extent> finished, Chain.Extent current, long size, Hash head, Checkpoint latest) {

        List<Chain.Extent> extents() {
            var all = new ArrayList<>(finished);
            all.add(current);
            return all;
        }
    }

    /// An event that waits to be recorded.
    record Pending(AuditEvent event, Optional<String> source) {}

    /// Goes on behind a chain that was found sound.
    Journal(AuditOpening opening, Chain chain, CheckpointWriter checkpoints) throws IOException {
        this.folder = opening.folder();
        this.medium = opening.medium();
        this.keys = opening.keys();
        this.clock = opening.clock();
        this.segmentBytes = opening.settings().segmentBytes();
        this.checkpoints = checkpoints;
        this.tree = chain.tree();
        this.link = chain.link();
        var latest = checkpoints.sign(chain.size(), tree.root());
        var started = start(chain.segments() + 1, chain.size(), chain.preceding());
        this.segment = started.appender();
        this.cipher = started.cipher();
        this.durable = new Durable(chain.extents(), started.extent(), chain.size(), chain.head(), latest);
    }

    void watch(Stores stores) {
        checkpoints.watch(stores);
    }

    Durable durable() {
        return durable;
    }

    long unsigned() {
        return durable.size() - durable.latest().size();
    }

    /// Returns when all are durable.
    List<AuditEntry> write(List<Pending> events) throws IOException {
        if (durable.current().bytes() > segmentBytes) {
            roll();
        }
        var entries = new ArrayList<AuditEntry>();
        var text = new StringBuilder();
        long sequence = durable.size();
        var head = durable.head();
        for (var pending : events) {
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var entry = new AuditEntry(sequence, at, pending.event(), pending.source());
            var line = new Line.Sealed(
                    sequence, link, HexFormat.of().formatHex(cipher.seal(sequence, EntryText.write(entry))));
            var stored = line.text();
            tree.add(Hash.leaf(stored.getBytes(US_ASCII)));
            text.append(stored);
            entries.add(entry);
            link = line.hash();
            head = link;
            sequence++;
        }
        segment.append(text.toString().getBytes(US_ASCII));
        var was = durable;
        durable = new Durable(
                was.finished(), was.current().plus(events.size(), text.length()), sequence, head, was.latest());
        return entries;
    }

    /// Returns when the checkpoint is durable.
    Checkpoint sign() throws IOException {
        var was = durable;
        var latest = checkpoints.sign(was.size(), tree.root());
        durable = new Durable(was.finished(), was.current(), was.size(), was.head(), latest);
        return latest;
    }

    void close() throws IOException {
        try {
            segment.close();
        } finally {
            checkpoints.close();
        }
    }

    private void roll() throws IOException {
        sign();
        segment.close();
        var was = durable;
        var started = start(
                was.current().header().number() + 1, was.size(), was.current().bytes());
        segment = started.appender();
        cipher = started.cipher();
        durable = new Durable(was.extents(), started.extent(), was.size(), was.head(), was.latest());
    }

    private record Started(Medium.Appender appender, SegmentCipher cipher, Chain.Extent extent) {}

    private Started start(long number, long first, long preceding) throws IOException {
        var wrapped = SegmentCipher.create(number, keys.sealing(), keys.random());
        var header = new Line.Header(number, first, link, preceding, wrapped.wrappedKey());
        var file = folder.segment(number);
        var appender = medium.open(file);
        try {
            appender.append(header.text().getBytes(US_ASCII));
            folder.force();
        } catch (IOException e) {
            appender.close();
            throw e;
        }
        link = header.hash();
        return new Started(
                appender,
                wrapped.cipher(),
                new Chain.Extent(file, header, 0, header.text().length()));
    }

    /// Writes the verifier key once, whole or not at all.
    static void publish(Folder folder, VerifierKey key) throws IOException {
        Path draft = folder.verifierKey().resolveSibling("checkpoint.pub.new");
        Files.writeString(draft, key + "\n", US_ASCII);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, folder.verifierKey(), StandardCopyOption.ATOMIC_MOVE);
        folder.force();
    }

    /// Takes away a checkpoint that the machine had not finished writing, and that nobody was given.
    static void cutUnfinished(Path checkpoints, long complete) throws IOException {
        if (Files.exists(checkpoints) && Files.size(checkpoints) > complete) {
            try (var channel = FileChannel.open(checkpoints, StandardOpenOption.WRITE)) {
                channel.truncate(complete).force(true);
            }
        }
    }
}
