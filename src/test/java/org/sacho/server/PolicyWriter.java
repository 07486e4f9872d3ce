package org.sacho.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sacho.Installation;
import org.sacho.subject.SubjectId;

/// Puts one policy after the other in force, by two people, and says so.
final class PolicyWriter {

    static final String PROPOSED = "proposed ";
    static final String ACTIVE = "active ";

    private PolicyWriter() {}

    /// Runs until it is killed.
    ///
    /// @param args data folder, number of the first policy
    public static void main(String[] args) throws Exception {
        try (var installation = Installation.open(Path.of(args[0]), passphrase())) {
            var policies = installation.policies();
            for (int number = Integer.parseInt(args[1]); ; number++) {
                if (policies.propose(new SubjectId("secadmin1"), pack(number), "exercise.yaml")
                        .isEmpty()) {
                    System.out.println(PROPOSED + number);
                }
                var digest = policies.history().getFirst().policy().digest();
                policies.decide(new SubjectId("secadmin2"), digest, true);
                System.out.println(ACTIVE + number);
            }
        }
    }

    static char[] passphrase() {
        return "exercise-only-passphrase".toCharArray();
    }

    /// The exercise pack under a version of its own.
    static byte[] pack(int number) throws IOException {
        return Files.readString(Path.of("policies", "exercise.yaml"))
                .replace("version: 1.0.0", "version: 1.0." + number)
                .getBytes(StandardCharsets.UTF_8);
    }
}
