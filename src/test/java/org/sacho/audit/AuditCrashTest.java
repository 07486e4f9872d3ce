package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// AU-14: the process is killed right after an acknowledgement, while eight threads write: what was acknowledged is
/// there, the chain holds, and the copy of the checkpoints is never ahead of the log.
/// `-Dsacho.audit.kills` says how often.
@Tag("process")
class AuditCrashTest {

    private static final int KILLS = Integer.getInteger("sacho.audit.kills", 4);
    private static final int ACKNOWLEDGED = 150;

    @TempDir
    Path place;

    @Test
    @Timeout(3_600)
    void log_killedWhileWritten_keepsEverythingAcknowledged() throws Exception {
        var child = new AuditChild(place);
        for (int i = 0; i < KILLS; i++) {
            child.run(List.of(), ACKNOWLEDGED);
            child.requireIntact();
        }
        child.requireNothingLost();
        assertThat(child.acknowledged()).isGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED);
    }
}
