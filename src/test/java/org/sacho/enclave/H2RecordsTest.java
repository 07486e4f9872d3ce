package org.sacho.enclave;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2RecordsTest implements RecordsContract {

    @TempDir
    private Path folder;

    private Enclave enclave;

    @BeforeEach
    void open() {
        enclave = Store.open(folder);
    }

    @AfterEach
    void close() {
        enclave.close();
    }

    @Override
    public Records records() {
        return enclave.records();
    }
}
