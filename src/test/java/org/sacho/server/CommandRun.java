package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One command, as a shell would run it.
record CommandRun(int exit, String out, String err) {

    static CommandRun of(String... words) {
        return of(Map.of(), words);
    }

    static CommandRun of(Map<String, String> environment, String... words) {
        return whileRunning(environment, "", () -> {}, words);
    }

    /// What a test does to a running command.
    interface Act {
        void run() throws IOException;
    }

    /// Acts as soon as the command has said something, then waits for its end.
    static CommandRun whileRunning(Map<String, String> environment, String said, Act act, String... words) {
        try {
            var out = Files.createTempFile("command", ".out");
            var err = Files.createTempFile("command", ".err");
            var process = start(environment, err, words);
            process.getOutputStream().close();
            try (var output = process.inputReader(StandardCharsets.UTF_8);
                    var copy = Files.newBufferedWriter(out)) {
                boolean acted = said.isEmpty();
                for (var line = output.readLine(); line != null; line = output.readLine()) {
                    copy.write(line + "\n");
                    if (!acted && line.contains(said)) {
                        acted = true;
                        act.run();
                    }
                }
            }
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the command did not end: " + List.of(words));
            }
            return new CommandRun(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Map<String, String> environment, Path err, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+DisableAttachMechanism",
                "--enable-native-access=ALL-UNNAMED",
                // The log configuration of the product, not of the tests.
                "-Dlogging.config=classpath:logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sacho.Sacho"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().remove("SACHO_PASSPHRASE");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
