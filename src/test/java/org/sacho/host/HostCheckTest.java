package org.sacho.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ST-14, ST-17, ST-19: what the host gives away is said at start.
class HostCheckTest {

    private static final String SWAPS = "Filename\tType\tSize\tUsed\tPriority\n";
    private static final HostCheck.Jvm SAFE = jvm(List.of("-Xmx1g"), Map.of("DisableAttachMechanism", "true"));

    @TempDir
    private Path root;

    private Path data;

    @BeforeEach
    void machineWithoutSwap() throws IOException {
        write("proc/swaps", SWAPS);
        write("proc/self/cgroup", "0::/system.slice/sacho.service\n");
        data = Files.createDirectory(
                root.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Test
    void machineAsItShouldBe_givesNoWarning() {
        assertThat(warnings(SAFE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "-Xrunjdwp:server=y",
                "-Xdebug",
                "-javaagent:/opt/spy.jar"
            })
    void debuggerOrAgent_isWarnedOf(String argument) {
        assertThat(warnings(jvm(List.of(argument), Map.of("DisableAttachMechanism", "true"))))
                .singleElement()
                .asString()
                .contains("debugger");
    }

    @Test
    void openToAttaching_isWarnedOf() {
        for (var flags : List.of(Map.of("DisableAttachMechanism", "false"), Map.<String, String>of())) {
            assertThat(warnings(jvm(List.of(), flags)))
                    .singleElement()
                    .asString()
                    .contains("-XX:+DisableAttachMechanism");
        }
    }

    @Test
    void heapDumps_areWarnedOf() {
        var flags = Map.of("DisableAttachMechanism", "true", "HeapDumpOnOutOfMemoryError", "true");

        assertThat(warnings(jvm(List.of(), flags)))
                .singleElement()
                .asString()
                .contains("-XX:-HeapDumpOnOutOfMemoryError");
    }

    @Test
    void passphraseInTheEnvironment_isWarnedOf() {
        var jvm = new HostCheck.Jvm(List.of(), _ -> "false", Set.of("SACHO_PASSPHRASE"));

        assertThat(warnings(jvm)).anyMatch(warning -> warning.contains("--passphrase-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx---r--", "rwx----w-", "rwx-----x", "rwxr-xr-x"})
    void dataFolderOpenToEverybody_isWarnedOf(String permissions) throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(permissions));

        assertThat(warnings(SAFE)).singleElement().asString().contains("chmod 700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxr-x---"})
    void dataFolderClosedToOthers_isNotWarnedOf(String permissions) throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(permissions));

        assertThat(warnings(SAFE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swapfile", "/dev/sda2", "/dev/dm-1"})
    void swapInClear_isWarnedOf(String device) throws IOException {
        write("proc/swaps", SWAPS + device + "\tpartition\t1000\t0\t-2\n");
        write("sys/block/dm-1/dm/uuid", "LVM-abc\n");

        assertThat(warnings(SAFE)).singleElement().asString().contains("swapoff");
    }

    @Test
    void oneOfTwoSwapsInClear_isWarnedOf() throws IOException {
        write("proc/swaps", SWAPS + "/dev/zram0\tpartition\t9\t0\t1\n/swapfile\tfile\t9\t0\t-2\n");

        assertThat(warnings(SAFE)).hasSize(1);
    }

    @Test
    void swapEncryptedOrInMemory_isNotWarnedOf() throws IOException {
        write("proc/swaps", SWAPS + "/dev/dm-1\tpartition\t9\t0\t1\n/dev/zram0\tpartition\t9\t0\t2\n");
        write("sys/block/dm-1/dm/uuid", "CRYPT-PLAIN-swap\n");

        assertThat(warnings(SAFE)).isEmpty();
    }

    @Test
    void swapThisServiceMayNotUse_isNotWarnedOf() throws IOException {
        write("proc/swaps", SWAPS + "/swapfile\tfile\t9\t0\t-2\n");
        write("sys/fs/cgroup/system.slice/sacho.service/memory.swap.max", "0\n");

        assertThat(warnings(SAFE)).isEmpty();
    }

    @Test
    void swapThisServiceMayUse_isWarnedOf() throws IOException {
        write("proc/swaps", SWAPS + "/swapfile\tfile\t9\t0\t-2\n");
        write("sys/fs/cgroup/system.slice/sacho.service/memory.swap.max", "max\n");

        assertThat(warnings(SAFE)).hasSize(1);
    }

    @Test
    void machineThatCannotBeLookedAt_isWarnedOf() throws IOException {
        Files.delete(root.resolve("proc/swaps"));

        assertThat(warnings(SAFE)).singleElement().asString().contains("cannot be found out");
    }

    @Test
    void thisJvm_canBeAsked() {
        var jvm = ThisJvm.look();

        assertThat(jvm.flag().apply("HeapDumpOnOutOfMemoryError")).isEqualTo("false");
        assertThat(jvm.flag().apply("NoSuchFlag")).isEmpty();
        assertThat(HostCheck.here(data).warnings()).anyMatch(warning -> warning.contains("DisableAttachMechanism"));
    }

    private List<String> warnings(HostCheck.Jvm jvm) {
        return new HostCheck(root, data, jvm).warnings();
    }

    private static HostCheck.Jvm jvm(List<String> arguments, Map<String, String> flags) {
        return new HostCheck.Jvm(arguments, flag -> flags.getOrDefault(flag, ""), Set.of("PATH"));
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
