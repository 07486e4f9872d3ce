package org.sacho.transcript.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaCommandTest {

    @TempDir
    private Path folder;

    @Test
    void program_fromTheOneJar_startsTheJar() throws IOException {
        Path jar = jar("Main-Class: org.springframework.boot.loader.launch.JarLauncher");
        assertThat(new JavaCommand(64, jar.toString()).line(folder))
                .containsSequence("-jar", jar.toString(), ExtractWorker.COMMAND);
    }

    @Test
    void program_fromAnotherJar_namesTheMainClass() throws IOException {
        Path jar = jar("Main-Class: org.example.Other");
        assertThat(new JavaCommand(64, jar.toString()).line(folder))
                .containsSequence("-cp", jar.toString(), "org.sacho.Sacho", ExtractWorker.COMMAND);
    }

    @Test
    void program_fromAClassPath_makesItAbsolute() {
        String classPath = "target/classes" + File.pathSeparator + File.pathSeparator + "/lib/a.jar";
        assertThat(new JavaCommand(64, classPath).classPath())
                .containsExactly(Path.of("target/classes").toAbsolutePath().toString(), "/lib/a.jar");
    }

    @Test
    void child_writesNothingOutsideItsFolder() {
        assertThat(new JavaCommand(64).line(folder))
                .contains("-Xmx64m", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-Djava.io.tmpdir=" + folder)
                .contains("-XX:ErrorFile=" + folder.resolve("crash"));
    }

    private Path jar(String mainClass) throws IOException {
        byte[] manifest = ("Manifest-Version: 1.0\n" + mainClass + "\n").getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve("a.jar"), Docx.zip(Map.of("META-INF/MANIFEST.MF", manifest)));
    }
}
