package org.sacho.audit;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the verifier found.
public sealed interface Verification {

    /// Nothing was changed, removed, inserted or moved.
    ///
    /// Records from `checkpointSize` on are chained and not yet signed: that none of *them* was cut off the end
    /// is not provable. Nor is it that the whole log is not an older copy of itself, beyond the size for which a
    /// checkpoint that was kept elsewhere was given.
    ///
    /// @param witnessed size of the latest checkpoint that was kept elsewhere
    /// @param unfinishedLines lines the machine did not finish writing before it stopped; none was acknowledged
    record Intact(
            long size,
            long checkpointSize,
            Optional<Instant> lastCheckpoint,
            OptionalLong witnessed,
            long unfinishedLines,
            List<Notice> notices)
            implements Verification {
        public Intact {
            notices = List.copyOf(notices);
        }

        /// Each notice once.
        Intact noticing(Notice notice) {
            var all = new LinkedHashSet<>(notices);
            all.add(notice);
            return new Intact(size, checkpointSize, lastCheckpoint, witnessed, unfinishedLines, List.copyOf(all));
        }
    }

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
        ROLLED_BACK,
        STORE_ROLLED_BACK,
        BAD_SIGNATURE,
        BAD_CHECKPOINT,
        CHECKPOINT_MISMATCH,
        WRONG_KEY,
        OLDER_FORM
    }
}
