package org.sacho.transcript.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Puts a worker into bubblewrap: no network, no environment, no files but the Java runtime and this program, all of
/// them read-only, and a temporary folder in memory that ends with it.
final class SandboxCommand implements WorkerCommand {

    private static final Path TMP = Path.of("/tmp");
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/bwrap"), Path.of("/bin/bwrap"));
    private static final List<String> LIBRARIES =
            List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache");
    private static final int PROBE_SECONDS = 10;

    private final Path bwrap;
    private final JavaCommand java;

    private SandboxCommand(Path bwrap, JavaCommand java) {
        this.bwrap = bwrap;
        this.java = java;
    }

    /// The sandbox around a Java command where it exists and works, else the command itself.
    static WorkerCommand around(JavaCommand java) {
        for (Path place : PLACES) {
            SandboxCommand sandbox = new SandboxCommand(place, java);
            if (Files.isExecutable(place) && sandbox.works()) {
                return sandbox;
            }
        }
        return java;
    }

    @Override
    public List<String> line(Path scratch) {
        List<String> line = walls();
        line.addAll(java.line(TMP));
        return line;
    }

    private List<String> walls() {
        List<String> walls = new ArrayList<>(List.of(
                bwrap.toString(),
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--clearenv",
                "--cap-drop",
                "ALL",
                "--proc",
                "/proc",
                "--dev",
                "/dev",
                "--tmpfs",
                TMP.toString()));
        Stream<String> settings = Stream.of("/etc/java-" + Runtime.version().feature() + "-openjdk");
        Stream.of(LIBRARIES.stream(), Stream.of(JavaCommand.javaHome().toString()), settings, java.classPath().stream())
                .flatMap(paths -> paths)
                .forEach(path -> walls.addAll(List.of("--ro-bind-try", path, path)));
        walls.addAll(List.of("--chdir", TMP.toString()));
        return walls;
    }

    /// Kernels and containers forbid namespaces in many ways; only trying tells.
    private boolean works() {
        List<String> line = walls();
        line.addAll(List.of(JavaCommand.javaHome().resolve("bin/java").toString(), "-Xshare:auto", "--version"));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            Process probe = builder.start();
            boolean ended = probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            probe.destroyForcibly();
            return ended && probe.exitValue() == 0;
        } catch (IOException cannotStart) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
