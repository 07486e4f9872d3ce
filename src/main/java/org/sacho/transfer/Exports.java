package org.sacho.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;

/// Puts packages into the drop folder, from where a courier or a diode takes them. Only ever writes there.
///
/// A file appears under its name whole or not at all. What could not be written stays in the outbox and is tried
/// again.
public final class Exports {

    private final List<Outbox> outboxes;
    private final AuditLog audit;

    public Exports(List<Outbox> outboxes, AuditLog audit) {
        this.outboxes = List.copyOf(outboxes);
        this.audit = audit;
    }

    /// A package in the drop folder.
    ///
    /// @param hash SHA-256 of the file
    public record Exported(String file, EnclaveId destination, long sequence, String hash) {}

    /// Writes every package that was not written before.
    ///
    /// @throws IOException if the folder is missing, full or not to be written; what was written before stays
    public List<Exported> to(Path drop) throws IOException {
        return to(drop, Optional.empty());
    }

    /// Writes every package from this number on, whether it was written before or not.
    ///
    /// @param from empty for those that were not written before
    public synchronized List<Exported> to(Path drop, Optional<Long> from) throws IOException {
        if (!Files.isDirectory(drop)) {
            throw new IOException("no folder");
        }
        var written = new ArrayList<Exported>();
        for (var outbox : outboxes) {
            long departed = outbox.departed();
            for (long n = from.orElse(departed + 1); n <= outbox.size(); n++) {
                written.add(write(drop, outbox, n));
                if (n > departed) {
                    outbox.departed(n);
                }
            }
        }
        return written;
    }

    /// What was recalled, and from where.
    public record Recalled(EnclaveId destination, Label label) {}

    /// Makes a recall of an edition for the network that has it, to be written with the next packages.
    public Optional<Recalled> recall(String edition) {
        return outboxes.stream()
                .flatMap(outbox ->
                        outbox.recall(edition).map(label -> new Recalled(outbox.destination(), label)).stream())
                .findFirst();
    }

    /// How many packages wait to be written.
    public long waiting() {
        return outboxes.stream()
                .mapToLong(outbox -> outbox.size() - outbox.departed())
                .sum();
    }

    /// The file is on record before it appears under its name, and only once all of it is on the medium.
    private Exported write(Path drop, Outbox outbox, long sequence) throws IOException {
        byte[] file = outbox.file(sequence);
        var name = ReleasePackage.fileName(outbox.destination(), sequence);
        var hash = ReleasePackage.hex(ReleasePackage.hash(file));
        var unfinished = drop.resolve("." + name + ".part");
        writeWhole(unfinished, file);
        audit.append(List.of(AuditEvent.of(Action.EXPORTED, new Actor.Server(), name, Outcome.DONE)
                .with(Detail.ENCLAVE, outbox.destination().value())
                .with(Detail.COUNT, Long.toString(sequence))
                .with(Detail.DIGEST, hash)));
        Files.move(unfinished, drop.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(drop, StandardOpenOption.READ)) {
            folder.force(true);
        }
        return new Exported(name, outbox.destination(), sequence, hash);
    }

    private static void writeWhole(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
