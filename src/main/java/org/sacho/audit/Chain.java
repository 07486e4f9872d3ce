package org.sacho.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A log that was read from its first byte to its last and found sound.
///
/// @param tree over all records
/// @param head hash of the last record
/// @param link hash of the last line, record or header: what the next line follows
/// @param segments number of segment files
/// @param preceding length in bytes of the last of them
record Chain(
        Frontier tree,
        Hash head,
        Hash link,
        long segments,
        long preceding,
        List<Extent> extents,
        Optional<Checkpoint> latest,
        long unfinishedLines) {

    Chain {
        extents = List.copyOf(extents);
    }

    long size() {
        return tree.size();
    }

    /// The durable part of a segment.
    ///
    /// @param bytes of its header and complete records
    record Extent(Path file, Line.Header header, long count, long bytes) {

        Extent plus(long records, long length) {
            return new Extent(file, header, count + records, bytes + length);
        }
    }
}
