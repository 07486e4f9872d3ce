package org.sacho.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.Installation;
import org.sacho.office.PolicyRegister;

/// `kill -9` while policies come into force: one is always in force, and never an older one than was
/// acknowledged.
class PolicyCrashIT {

    private static final int ROUNDS = Integer.getInteger("sacho.crash.rounds", 1);
    private static final int MOST_ACKNOWLEDGEMENTS = 60;

    @TempDir
    private Path data;

    /// What was acknowledged before the kill; -1 where nothing was.
    private record Acknowledged(int proposed, int active, int count) {

        Acknowledged and(String line) {
            return line.startsWith(PolicyWriter.PROPOSED)
                    ? new Acknowledged(number(line, PolicyWriter.PROPOSED), active, count + 1)
                    : new Acknowledged(proposed, number(line, PolicyWriter.ACTIVE), count + 1);
        }

        private static int number(String line, String prefix) {
            return Integer.parseInt(line.substring(prefix.length()));
        }
    }

    @Test
    void policy_serverKilledWhileItChanges_isTheLastAcknowledgedOrTheNext() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Installation.create(data, PolicyWriter.passphrase(), PolicyWriter.pack(0), "exercise.yaml");
        int first = 1;
        int count = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var acknowledged = changeUntilKilled(first, 1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
            try (var installation = Installation.open(data, PolicyWriter.passphrase())) {
                var policies = installation.policies();
                int active = number(policies.active().version());
                int known = policies.history().stream()
                        .mapToInt(entry -> number(entry.policy().version()))
                        .max()
                        .orElse(0);
                assertThat(active).as("seed %s", seed).isBetween(Math.max(first - 1, acknowledged.active()), known);
                assertThat(known).isGreaterThanOrEqualTo(acknowledged.proposed());
                assertThat(policies.history())
                        .filteredOn(entry -> entry.status() == PolicyRegister.Status.ACTIVE)
                        .hasSize(1);
                first = known + 1;
            }
            count += acknowledged.count();
        }
        System.out.println(
                "crash POLICY: kills " + ROUNDS + ", acknowledged " + count + ", lost 0 (seed " + seed + ")");
    }

    private static int number(String version) {
        return Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
    }

    private Acknowledged changeUntilKilled(int first, int lines) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PolicyWriter.class.getName(),
                        data.toString(),
                        Integer.toString(first))
                .redirectError(Redirect.INHERIT)
                .start();
        var acknowledged = new Acknowledged(-1, -1, 0);
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            for (int i = 0; i < lines; i++) {
                acknowledged = acknowledged.and(output.readLine());
            }
            // Not through the process itself, which would close its output with acknowledgements still in it.
            process.toHandle().destroyForcibly();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                acknowledged = acknowledged.and(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
