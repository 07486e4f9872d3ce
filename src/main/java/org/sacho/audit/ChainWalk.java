package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sacho.audit.Verification.What;

/// Reads a log from its first byte to its last, line by line, without any key but the public one.
final class ChainWalk {

    private final Folder folder;
    private final List<Checkpoint> checkpoints;
    private final List<Chain.Extent> extents = new ArrayList<>();
    private final Frontier tree = new Frontier();
    private final long signedSize;
    private long next;
    private Hash head;
    private Hash link;
    private long segments;
    private long preceding;
    private long unfinished;
    private int passed;
    private long vouched;

    private ChainWalk(Folder folder, String origin, List<Checkpoint> signed, List<Checkpoint> kept) {
        this.folder = folder;
        this.head = Hash.start(origin);
        this.link = head;
        this.signedSize = signed.isEmpty() ? 0 : signed.getLast().size();
        this.checkpoints = Stream.concat(signed.stream(), kept.stream())
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList();
    }

    /// @param signed what the log itself says it has signed
    /// @param kept checkpoints that were kept elsewhere
    /// @throws AuditDamagedException naming the first record that cannot be vouched for
    static Chain read(Folder folder, VerifierKey key, List<Checkpoint> signed, List<Checkpoint> kept)
            throws IOException, AuditDamagedException {
        var walk = new ChainWalk(folder, key.name(), signed, kept);
        walk.readSegments();
        if (signed.isEmpty() && walk.segments > 0) {
            throw new AuditDamagedException(0, What.BAD_CHECKPOINT, "the log has no signed checkpoint");
        }
        return new Chain(
                walk.tree,
                walk.head,
                walk.link,
                walk.segments,
                walk.preceding,
                walk.extents,
                signed.isEmpty() ? Optional.empty() : Optional.of(signed.getLast()),
                walk.unfinished);
    }

    /// A log whose checkpoints held the head of the chain is not read.
    static void requirePresentForm(Folder folder) throws IOException, AuditDamagedException {
        if (Files.exists(folder.segment(1))) {
            try (var lines = Lines.of(folder.segment(1))) {
                if (lines.next().filter(Line.Header::isOlder).isPresent()) {
                    throw damaged(
                            0,
                            What.OLDER_FORM,
                            "the log has an older form that this version does not read; keep the folder with the"
                                    + " version that wrote it, and begin another");
                }
            }
        }
    }

    private void readSegments() throws IOException, AuditDamagedException {
        compareWithCheckpoints();
        for (Path file : folder.segments()) {
            if (!file.equals(folder.segment(segments + 1))) {
                throw folder.numbered(file)
                        ? damaged(next, What.DELETED, "its segment, " + (segments + 1) + ", is missing")
                        : damaged(next, What.INSERTED, "a file that is no segment lies in its place");
            }
            readSegment(file);
            segments++;
            preceding = Files.size(file);
        }
        if (passed < checkpoints.size()) {
            throw missingEnd(checkpoints.getLast().size());
        }
    }

    private AuditDamagedException missingEnd(long promised) {
        return next < signedSize
                ? damaged(next, What.TRUNCATED, "the log ends here, and a checkpoint was signed at size " + signedSize)
                : damaged(
                        next,
                        What.ROLLED_BACK,
                        "the log and its own checkpoints end here, and a checkpoint that was kept elsewhere was signed"
                                + " at size " + promised + ": they were put back to an older state");
    }

    private void readSegment(Path file) throws IOException, AuditDamagedException {
        try (var lines = Lines.of(file)) {
            var first = lines.next();
            if (first.isEmpty() || isUnfinished(first.get(), true)) {
                unfinished++;
                return;
            }
            var header = Line.Header.parse(first.get())
                    .orElseThrow(() -> damaged(next, What.EDITED, "the header of its segment was changed"));
            follow(header);
            long bytes = first.get().length();
            long count = 0;
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (isUnfinished(line.get(), false)) {
                    unfinished++;
                    break;
                }
                follow(Line.Sealed.parse(line.get())
                        .orElseThrow(() -> damaged(next, What.EDITED, "it was changed after it was written")));
                bytes += line.get().length();
                count++;
            }
            extents.add(new Chain.Extent(file, header, count, bytes));
        }
    }

    /// A line without its newline is the last of its file; it is either cut short or not ours.
    private boolean isUnfinished(String line, boolean header) throws AuditDamagedException {
        if (line.endsWith("\n")) {
            return false;
        }
        if (!Line.unfinished(line, header)) {
            throw damaged(next, What.EDITED, "the last line of its segment was changed");
        }
        return true;
    }

    private void follow(Line.Header header) throws AuditDamagedException {
        if (header.number() != segments + 1) {
            throw damaged(next, What.REORDERED, "segment " + header.number() + " stands in the place of its segment");
        }
        if (header.first() > next) {
            throw damaged(next, What.DELETED, "it is missing at the end of its segment");
        }
        if (header.first() < next) {
            throw damaged(header.first(), What.INSERTED, "it was added at the end of a segment");
        }
        requireLinked(header.previous());
        if (header.preceding() != preceding) {
            throw damaged(next, What.EDITED, "the file before its segment has another length than when that ended");
        }
        link = header.hash();
    }

    private void follow(Line.Sealed sealed) throws IOException, AuditDamagedException {
        if (sealed.sequence() > next) {
            throw appears(next)
                    ? damaged(next, What.REORDERED, "it stands behind record " + sealed.sequence())
                    : damaged(next, What.DELETED, "it is missing; record " + sealed.sequence() + " is in its place");
        }
        if (sealed.sequence() == next - 1) {
            throw damaged(next - 1, What.INSERTED, "it is there twice");
        }
        if (sealed.sequence() < next) {
            throw damaged(next, What.INSERTED, "record " + sealed.sequence() + " is repeated in its place");
        }
        requireLinked(sealed.previous());
        link = sealed.hash();
        head = link;
        next++;
        tree.add(Hash.leaf(sealed.text().getBytes(US_ASCII)));
        compareWithCheckpoints();
    }

    /// A line that names another predecessor than the one before it: that one was replaced, unless it is signed.
    private void requireLinked(Hash previous) throws AuditDamagedException {
        if (!previous.equals(link)) {
            long replaced = vouched == next ? next : next - 1;
            throw damaged(replaced, What.EDITED, "it was replaced: what follows does not fit it");
        }
    }

    private void compareWithCheckpoints() throws AuditDamagedException {
        while (passed < checkpoints.size() && checkpoints.get(passed).size() == next) {
            if (!checkpoints.get(passed).hash().equals(tree.root().hex())) {
                throw damaged(
                        vouched,
                        What.CHECKPOINT_MISMATCH,
                        "from here on the log is not the one that was signed at size " + next);
            }
            vouched = next;
            passed++;
        }
    }

    private boolean appears(long sequence) throws IOException {
        for (Path file : folder.segments()) {
            try (var lines = Lines.of(file)) {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    if (Line.Sealed.parse(line.get())
                            .filter(found -> found.sequence() == sequence)
                            .isPresent()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static AuditDamagedException damaged(long firstBad, What what, String sentence) {
        return new AuditDamagedException(firstBad, what, sentence);
    }
}
