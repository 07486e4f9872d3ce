package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.server.Strace;

/// AU-15: the kernel refuses to write or to force the file. The process appends nothing more and comes to its end by
/// itself; what it acknowledged is there at the next start.
@Timeout(300)
@Tag("process")
class AuditDiskFailureTest {

    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path place;

    @ParameterizedTest
    @ValueSource(strings = {"EIO", "ENOSPC", "EDQUOT", "EROFS"})
    void forcing_refusedByTheKernel_failsClosedAndLosesNothing(String error) throws Exception {
        requireFailsClosed(Strace.refusing("fdatasync", error, 60));
    }

    @Test
    void writing_refusedByTheKernel_failsClosedAndLosesNothing() throws Exception {
        var limited = List.of("bash", "-c", "ulimit -f 6; exec \"$@\"", "-");
        Assumptions.assumeTrue(Strace.runs(limited), "there is no bash to limit the size of files");
        requireFailsClosed(limited);
    }

    private void requireFailsClosed(List<String> under) throws Exception {
        var child = new AuditChild(place);
        child.run(under, NEVER);
        assertThat(child.acknowledged()).isPositive();
        child.requireIntact();
        child.requireNothingLost();
    }
}
