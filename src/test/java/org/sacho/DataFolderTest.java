package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void holding_whatAKilledServerLeft_isGoneAndNothingElse() throws IOException {
        var data = parent.resolve("data");
        var left = Files.createDirectories(data.resolve("tmp").resolve("web").resolve("work"));
        Files.writeString(left.resolve("part"), "EXERCISE");
        Files.writeString(data.resolve("kept"), "EXERCISE");

        try (var _ = DataFolder.hold(data)) {
            assertThat(data.resolve("tmp")).isEmptyDirectory();
            assertThat(data.resolve("kept")).exists();
        }
    }

    @Test
    void holding_aLinkInTheTemporaryFolder_leavesWhatItPointsTo() throws IOException {
        var data = parent.resolve("data");
        Files.createDirectories(data.resolve("tmp"));
        var elsewhere = Files.writeString(parent.resolve("elsewhere"), "EXERCISE");
        Files.createSymbolicLink(data.resolve("tmp").resolve("link"), elsewhere);

        try (var _ = DataFolder.hold(data)) {
            assertThat(data.resolve("tmp")).isEmptyDirectory();
            assertThat(elsewhere).exists();
        }
    }

    @Test
    void holding_twice_refusesTheSecondAndDeletesNothing() throws IOException {
        try (var _ = DataFolder.hold(parent)) {
            var atWork = Files.writeString(parent.resolve("tmp").resolve("part"), "EXERCISE");

            assertThatThrownBy(() -> DataFolder.hold(parent))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("in use by another process");
            assertThat(atWork).exists();
        }
        try (var _ = DataFolder.hold(parent)) {
            assertThat(parent.resolve("tmp")).isEmptyDirectory();
        }
    }

    @Test
    void serve_onAFolderInUse_exits2WithOneLine() throws IOException {
        var err = new StringWriter();
        int exit;
        try (var _ = DataFolder.hold(parent)) {
            exit = Sacho.commandLine()
                    .setErr(new PrintWriter(err))
                    .execute("serve", "--demo", "--port", "0", "--data", parent.toString());
        }

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("sacho: the data folder " + parent + " is in use");
    }
}
