package org.sacho.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// What a command line begins with so that the kernel refuses some of what the process asks of it.
public final class Strace {

    private Strace() {}

    /// Refuses a system call from the n-th one of a thread on, on whatever file. Ends the test as skipped, with the
    /// reason, where that cannot be.
    public static List<String> refusing(String call, String error, int from) throws InterruptedException {
        return refusing(List.of(), call, error, from);
    }

    /// The same on one file alone.
    public static List<String> refusing(Path file, String call, String error, int from)
            throws IOException, InterruptedException {
        return refusing(List.of("-P", file.toRealPath().toString()), call, error, from);
    }

    private static List<String> refusing(List<String> where, String call, String error, int from)
            throws InterruptedException {
        var strace = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null"));
        strace.addAll(where);
        strace.addAll(
                List.of("-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error + ":when=" + from + "+"));
        Assumptions.assumeTrue(runs(strace), "strace is not there or may not trace");
        return strace;
    }

    /// Whether a command runs another.
    public static boolean runs(List<String> under) throws InterruptedException {
        var command = new ArrayList<>(under);
        command.addAll(List.of("true", "really"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
