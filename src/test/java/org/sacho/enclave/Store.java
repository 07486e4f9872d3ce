package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.TestKeys;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.Wording;

/// A store as the tests of this package set it up. EXERCISE throughout.
final class Store {

    static final Lattice LATTICE = Lattice.of(Map.of("U", 0, "C", 1, "S", 2), List.of("ALPHA"), List.of("KOR", "USA"));
    static final Label SECRET = LATTICE.parse("S");
    static final PolicyDigest POLICY = new PolicyDigest("00".repeat(32));
    static final String PASSWORD = "0123456789abcdef".repeat(4);

    private static final EnclaveSpec SPEC = new EnclaveSpec(
            new EnclaveId("upper"), new Wording("Upper", "상위"), List.of(LATTICE.level("C"), LATTICE.level("S")));

    private Store() {}

    static EnclaveKey key() {
        return TestKeys.enclaveKey(SPEC.id(), 1);
    }

    static Enclave open(Path folder) {
        return Enclave.open(SPEC, LATTICE, folder, PASSWORD, key());
    }

    static Enclave open(Path folder, EnclaveKey key) {
        return Enclave.open(SPEC, LATTICE, folder, PASSWORD, key);
    }

    static RecordRef passage(String meeting, String id) {
        return new RecordRef(Kind.PASSAGE, meeting, id);
    }

    static Changes putting(RecordRef ref, long expectedVersion, String text) {
        return new Changes().put(ref, 0, expectedVersion, SECRET, POLICY, text.getBytes(UTF_8));
    }

    static String text(Content content) {
        return new String(content.content().toArray(), UTF_8);
    }

    /// What somebody with the database password can do while the server is down.
    static void tamper(Path folder, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("store") + ";CIPHER=AES;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
                        "sacho",
                        PASSWORD + " " + PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
