package org.sacho.office;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.TestKeys;
import org.sacho.enclave.Database;
import org.sacho.policy.EnclaveId;

/// An office database in a folder, and a clock that stands still until it is moved. EXERCISE throughout.
final class Office implements AutoCloseable {

    static final String PASSWORD = "0123456789abcdef".repeat(4);

    private final HikariDataSource database;

    Office(Path folder) {
        database = Database.openEncrypted(folder.resolve("office"), PASSWORD, "db/office");
    }

    DataSource database() {
        return database;
    }

    static EnclaveKey key() {
        return TestKeys.enclaveKey(new EnclaveId("office"), 7);
    }

    @Override
    public void close() {
        database.close();
    }

    static final class HandSet extends Clock {

        private Instant now = Instant.parse("2026-11-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
