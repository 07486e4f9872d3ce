package org.sacho.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// SoftHSM, where it is installed: a PKCS#11 token made of files. The library reads its configuration once
/// per process, from the file that the environment names, so all tests of one JVM share one folder of tokens.
public final class SoftToken {

    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    public static final String PIN = "exercise-pin";

    private static final String VARIABLE = "SOFTHSM2_CONF";

    private SoftToken() {}

    /// The tokens that there are from the start, because the library looks for new ones only when it is
    /// loaded, and never
    /// again at one that was once gone.
    private static final List<String> LABELS = List.of("sacho-test", "gone-1", "gone-2", "gone-3");

    /// Skips the test where there is no SoftHSM, and says so.
    public static void assumeInstalled() {
        assumeTrue(Files.exists(LIBRARY), "SoftHSM is not installed (apt-get install softhsm2): token not tested");
    }

    /// The configuration of this JVM's tokens, which its own library reads from now on.
    public static Path configuration() {
        return Shared.CONFIGURATION;
    }

    /// Takes a token out for the rest of this JVM's life.
    public static void remove(String label) throws IOException {
        var tokens = configuration().resolveSibling("tokens");
        try (var folders = Files.list(tokens)) {
            for (var folder : folders.toList()) {
                if (Files.readString(folder.resolve("token.object"), ISO_8859_1).contains(label)) {
                    Files.move(folder, tokens.resolveSibling("gone-" + folder.getFileName()));
                }
            }
        }
    }

    private static final class Shared {
        private static final Path CONFIGURATION = configure();

        private static Path configure() {
            try {
                var file = write(Files.createTempDirectory("softhsm"));
                for (var label : LABELS) {
                    make(file, label);
                }
                set(VARIABLE, file.toString());
                return file;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Path write(Path folder) throws IOException {
        var tokens = Files.createDirectories(folder.resolve("tokens"));
        return Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    }

    /// Java cannot change the environment of its own process, and the library looks at nothing else.
    @SuppressWarnings("restricted")
    private static void set(String variable, String value) {
        var linker = Linker.nativeLinker();
        var function = linker.downcallHandle(
                linker.defaultLookup().find("setenv").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            int _ = (int) function.invokeExact(arena.allocateFrom(variable), arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path configuration, String label) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--so-pin",
                        "exercise-so-pin",
                        "--pin",
                        PIN)
                .redirectErrorStream(true);
        builder.environment().put(VARIABLE, configuration.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
