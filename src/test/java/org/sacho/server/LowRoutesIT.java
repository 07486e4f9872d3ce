package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.LowInstallation;
import org.sacho.web.ServedRoutes;
import org.sacho.web.WebServer;

/// Every route that a low side serves. Whoever marks a screen for it has to come here and say so.
class LowRoutesIT {

    private static final String PASSPHRASE = "exercise only passphrase";

    @TempDir
    private Path folder;

    @Test
    void routes_ofTheLowSide_areTheseAndNoOthers() throws Exception {
        var data = folder.resolve("below");
        LowInstallation.create(
                data,
                PASSPHRASE.toCharArray(),
                Files.readAllBytes(Path.of("policies", "exercise-low.yaml")),
                "exercise-low.yaml",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        var server = WebServer.start(LowInstallation.open(data, PASSPHRASE.toCharArray()), data, "localhost", 0);
        try {
            assertThat(ServedRoutes.of(server))
                    .containsExactlyInAnyOrder(
                            "ANY /error",
                            "GET /",
                            "GET /api/v1/audit",
                            "GET /api/v1/audit/checkpoint",
                            "GET /api/v1/incidents",
                            "GET /api/v1/incidents/{id}",
                            "GET /api/v1/meetings",
                            "GET /api/v1/meetings/{id}",
                            "GET /api/v1/meetings/{id}/minutes",
                            "GET /api/v1/meetings/{id}/minutes/{edition}",
                            "GET /api/v1/notices",
                            "GET /api/v1/openapi.json",
                            "GET /api/v1/search",
                            "GET /audit",
                            "GET /incidents",
                            "GET /incidents/{id}",
                            "GET /labels.css",
                            "GET /livez",
                            "GET /login",
                            "GET /meetings",
                            "GET /people",
                            "GET /people/{account}",
                            "GET /policy",
                            "GET /readyz",
                            "GET /released/{id}",
                            "GET /search",
                            "POST /api/v1/incidents/{id}/acknowledgement",
                            "POST /api/v1/incidents/{id}/closure",
                            "POST /api/v1/tokens",
                            "POST /incidents/{id}/acknowledgement",
                            "POST /incidents/{id}/closure",
                            "POST /people",
                            "POST /people/{account}",
                            "POST /policy/proposals",
                            "POST /policy/proposals/{digest}",
                            "POST /policy/validate",
                            "POST /search");
        } finally {
            server.stop();
        }
    }
}
