package org.sacho.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The service files that come with the product.
class ServiceFilesTest {

    private static final Path FOLDER = Path.of("deploy", "systemd");
    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for \\S+ ([0-9.]+)");

    @ParameterizedTest
    @ValueSource(strings = {"sacho.service", "sacho-high.service", "sacho-low.service"})
    void service_keepsMemoryToItself(String name) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(name)))
                .contains(
                        "-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash")
                .contains("LimitCORE=0", "MemorySwapMax=0", "ProtectSystem=strict", "NoNewPrivileges=yes")
                .contains("LoadCredentialEncrypted=")
                .doesNotContain("SACHO_PASSPHRASE");
    }

    /// BL-07: the figures of the threat model, as systemd counts them.
    @ParameterizedTest
    @CsvSource({"sacho.service,2.5", "sacho-high.service,2.5", "sacho-low.service,1.6"})
    void service_exposesNoMoreThanItMust(String name, double limit) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not installed here");
        var analysis = new ProcessBuilder(
                        "/usr/bin/systemd-analyze",
                        "security",
                        "--offline=true",
                        "--no-pager",
                        FOLDER.resolve(name).toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        var exposure = EXPOSURE.matcher(new String(analysis.getInputStream().readAllBytes(), StandardCharsets.UTF_8));

        assertThat(analysis.waitFor()).isZero();
        assertThat(exposure.find()).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(limit);
    }
}
