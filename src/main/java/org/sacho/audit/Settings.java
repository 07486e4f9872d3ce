package org.sacho.audit;

import java.time.Duration;

/// @param checkpointEvery sign after so many records
/// @param checkpointWithin sign when a record has been unsigned for so long
/// @param segmentBytes start a new segment once the present one is longer
/// @param patience how long somebody waits for the disk before the log counts as broken
record Settings(int checkpointEvery, Duration checkpointWithin, long segmentBytes, Duration patience) {

    static final Settings STANDARD = new Settings(256, Duration.ofSeconds(30), 8 << 20, Duration.ofSeconds(10));
}
