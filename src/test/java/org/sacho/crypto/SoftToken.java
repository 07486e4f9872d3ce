package org.sacho.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// SoftHSM, where it is installed: a PKCS#11 token made of files. The library reads its configuration once per process,
/// from the file that the environment names, so the tests of one JVM share one folder of tokens.
public final class SoftToken {

    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    public static final char[] PIN = "exercise-pin".toCharArray();

    private SoftToken() {}

    /// Skips the test where there is no SoftHSM, and says so.
    public static void assumeInstalled() {
        assumeTrue(Files.exists(LIBRARY), "SoftHSM is not installed (apt-get install softhsm2): token not tested");
    }

    /// Writes a configuration whose tokens lie in a folder below this one.
    public static Path configure(Path folder) throws IOException {
        var tokens = Files.createDirectories(folder.resolve("tokens"));
        var file = folder.resolve("softhsm2.conf");
        Files.writeString(file, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return file;
    }

    /// Makes a token; the configuration is that of the process that will use it.
    public static void make(Path configuration, String label) throws IOException, InterruptedException {
        run(
                configuration,
                List.of("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "exercise-so-pin",
                        "--pin", new String(PIN)));
    }

    private static void run(Path configuration, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
