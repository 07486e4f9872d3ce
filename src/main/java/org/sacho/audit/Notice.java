package org.sacho.audit;

/// Something that an auditor should look at in a log that is intact.
///
/// @param size of the checkpoint it was seen at
public record Notice(Kind kind, long size, String sentence) {

    /// What it is.
    public enum Kind {
        /// The clock went back between two checkpoints.
        CLOCK_BACK,
        /// The clock went further ahead between two checkpoints than a server rests.
        CLOCK_AHEAD,
        /// There was no checkpoint from elsewhere to compare with.
        NO_WITNESS,
        /// The stores are not beside the log, so they were not compared with it.
        NO_STORES
    }
}
