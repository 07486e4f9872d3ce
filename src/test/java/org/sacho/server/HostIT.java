package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What other programs of the machine can get out of the running server.
@ResourceLock(SharedServer.LOCK)
class HostIT {

    private final ServerProcess server = SharedServer.get();

    /// ST-15: whatever the shell allows, the server writes no core file.
    @Test
    void server_whateverItWasStartedWith_writesNoCoreFile() throws IOException {
        var limits = Path.of("/proc", Long.toString(server.pid()), "limits");
        Assumptions.assumeTrue(Files.exists(limits), "no /proc here, so limits cannot be read");

        assertThat(Files.readAllLines(limits)).anyMatch(line -> line.matches("Max core file size +0 +0 +bytes *"));
    }

    /// ST-14.
    @Test
    void server_attachedTo_doesNotAnswer() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Assumptions.assumeTrue(Files.isExecutable(jcmd), "no jcmd beside this JVM");

        var attach = new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()), "VM.system_properties")
                .redirectErrorStream(true)
                .start();
        var answer = new String(attach.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(attach.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(attach.exitValue()).isNotZero();
        assertThat(answer).doesNotContain("java.class.path");
    }

    /// ST-19: nothing secret in the arguments that every program can list.
    @Test
    void arguments_listedByOthers_holdNoSecret() throws IOException {
        var arguments = Path.of("/proc", Long.toString(server.pid()), "cmdline");
        Assumptions.assumeTrue(Files.exists(arguments), "no /proc here, so arguments cannot be read");

        assertThat(Files.readString(arguments)).doesNotContain(ServerProcess.PASSWORD);
    }
}
