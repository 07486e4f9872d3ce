package org.sacho.audit;

import java.time.Instant;
import java.util.Optional;

/// What the verifier found.
public sealed interface Verification {

    /// Nothing was changed, removed, inserted or moved.
    ///
    /// Records from `checkpointSize` on are chained and not yet signed: that none of *them* was cut off the end
    /// is not provable. Nor is it that the whole log is not an older copy of itself, unless a checkpoint that was
    /// kept elsewhere was given.
    ///
    /// @param unfinishedLines lines the machine did not finish writing before it stopped; none was acknowledged
    record Intact(long size, long checkpointSize, Optional<Instant> lastCheckpoint, long unfinishedLines)
            implements Verification {}

    /// Something was.
    ///
    /// @param firstBad sequence number of the first record that cannot be vouched for
    record Broken(long firstBad, What what, String sentence) implements Verification {}

    /// Kinds of damage.
    enum What {
        EDITED,
        DELETED,
        INSERTED,
        REORDERED,
        TRUNCATED,
        BAD_SIGNATURE,
        BAD_CHECKPOINT,
        CHECKPOINT_MISMATCH,
        WRONG_KEY
    }
}
