package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One demonstration server for all tests that only add meetings of their own to it. It stops with the JVM of
/// the tests.
public final class SharedServer {

    /// Held by every class of tests that uses it: what one of them counts or looks for, another would change.
    static final String LOCK = "shared server";

    private SharedServer() {}

    private static final class Started {
        private static final Path DATA = folder();
        private static final ServerProcess SERVER = ServerProcess.demo(DATA);

        private static Path folder() {
            try {
                return Files.createTempDirectory("sacho-shared-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static ServerProcess get() {
        return Started.SERVER;
    }

    public static Path data() {
        return Started.DATA;
    }
}
