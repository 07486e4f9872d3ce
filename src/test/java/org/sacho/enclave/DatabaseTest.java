package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.PASSWORD;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void openEncrypted_twice_keepsSchemaAndRows() {
        try (var database = Database.openEncrypted(folder.resolve("a"), PASSWORD, "db/sample")) {
            JdbcClient.create(database).sql("insert into sample values (1)").update();
        }
        try (var database = Database.openEncrypted(folder.resolve("a"), PASSWORD, "db/sample")) {
            assertThat(JdbcClient.create(database)
                            .sql("select id from sample")
                            .query(Integer.class)
                            .list())
                    .containsExactly(1);
        }
    }

    @Test
    void openEncrypted_migrationsThatDoNotExist_refused() {
        assertThatThrownBy(() -> Database.openEncrypted(folder.resolve("a"), PASSWORD, "db/none"))
                .isInstanceOf(StoreFailedException.class);
    }

    @Test
    void openEncrypted_pathThatWouldAddSettings_refused() {
        var path = folder.resolve("a;TRACE_LEVEL_FILE=3");

        assertThatIllegalArgumentException().isThrownBy(() -> Database.openEncrypted(path, PASSWORD, "db/sample"));
    }
}
