package org.sacho.enclave;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Opens embedded H2 databases, encrypted as a second wall around the envelopes. What is particular to H2 is
/// here; the rest of the SQL also runs on PostgreSQL.
public final class Database {

    private static final int CONNECTIONS = 4;
    private static final int ROWS_BEFORE_SPILLING_TO_DISK = 10_000_000;

    private Database() {}

    /// Opens the database, creating it where there is none, and brings its schema up to date.
    ///
    /// @param file without H2's suffix
    /// @param password 64 random hexadecimal digits: H2 derives its file key weakly, so never a person's password
    /// @param flywayLocation folder of migrations on the class path, e.g. `db/office`
    /// @throws StoreFailedException if it does not open, e.g. the password is another
    public static HikariDataSource openEncrypted(Path file, String password, String flywayLocation) {
        HikariDataSource database = connect(file, password);
        try {
            execute(database, "set max_memory_rows " + ROWS_BEFORE_SPILLING_TO_DISK);
            Flyway.configure()
                    .loggers("slf4j")
                    .dataSource(database)
                    .locations("classpath:" + flywayLocation)
                    .failOnMissingLocations(true)
                    // H2's bytea ends at 1 MiB; on PostgreSQL this is bytea.
                    .placeholders(Map.of("bytes", "blob"))
                    .load()
                    .migrate();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw StoreFailedException.database(e);
        } catch (StoreFailedException e) {
            database.close();
            throw e;
        }
    }

    private static HikariDataSource connect(Path file, String password) {
        var path = file.toAbsolutePath().normalize().toString();
        if (path.contains(";")) {
            throw new IllegalArgumentException("H2 would read settings out of a path with ';'");
        }
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl("jdbc:h2:file:" + path + ";CIPHER=AES;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
                + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0");
        config.setUsername("sacho");
        config.setPassword(password + " " + password);
        // H2 closes the database with its last connection, so the pool never lets them all go.
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        config.setMaxLifetime(0);
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw StoreFailedException.database(e);
        }
    }

    /// Forces everything committed so far to the disk, which H2 does not do at commit.
    static void checkpoint(DataSource database) {
        execute(database, "checkpoint sync");
    }

    private static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw StoreFailedException.database(e);
        }
    }
}
