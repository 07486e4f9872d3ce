package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void write_overAnotherAndOverWhatACrashLeft_isThisForItsOwnerAlone() throws IOException {
        var file = folder.resolve("file");
        Files.write(file, new byte[] {9, 9, 9, 9});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.write(folder.resolve("file.new"), new byte[9]);

        PrivateFile.write(file, new byte[] {1, 2});

        assertThat(file).hasBinaryContent(new byte[] {1, 2});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("file.new")).doesNotExist();
    }

    @Test
    void delete_file_isGone_andOnlyOnce() throws IOException {
        var file = Files.write(folder.resolve("file"), new byte[1]);

        PrivateFile.delete(file);

        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> PrivateFile.delete(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void createFolder_withParents_isForItsOwnerAlone_andTakesOneThatIsThere() throws IOException {
        var inner = folder.resolve("outer").resolve("inner");

        PrivateFile.createFolder(inner);
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("r-x------"));
        PrivateFile.createFolder(inner);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("outer"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                .isEqualTo("r-x------");
    }

    @ParameterizedTest
    @CsvSource({
        "rwx------, false",
        "rw-------, false",
        "rw----r--, true",
        "rw-----w-, true",
        "rw------x, true",
        "rw-r-----, true",
        "rw--w----, true"
    })
    void openToOthers_isSoWithAnyRightOfAnybodyElse(String rights, boolean open) throws IOException {
        var file = Files.write(folder.resolve("file"), new byte[1]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

        assertThat(PrivateFile.openToOthers(file)).isEqualTo(open);
    }
}
