package org.sacho.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.leak.CanaryScan.Finding;

/// A scan that finds nothing proves something only if it would have found it.
class CanaryScanTest {

    private final SecureRandom random = new SecureRandom();
    private final Canary canary = Canary.random("text", random);
    private final Canary korean = Canary.random("korean", "기밀", random);
    private final CanaryScan scan = new CanaryScan(List.of(canary, korean));

    @TempDir
    private Path folder;

    @Test
    void selfTest_everyEncoding_isSeen() throws IOException {
        assertThat(new SelfTest().blindSpots(folder)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSizeGreaterThan(100);
        }
    }

    @Test
    void canary_inAFile_isToldByNameAndEncodingAndNeverByWord() throws IOException {
        Files.write(folder.resolve("planted"), Base64.getEncoder().encode(("x" + canary.word()).getBytes(UTF_8)));

        assertThat(scan.folder(folder)).containsExactly(new Finding("planted", "text", "NFC UTF-8 Base64"));
        assertThat(scan.folder(folder).toString()).doesNotContain(canary.word());
        assertThat(canary.toString()).doesNotContain(canary.word());
    }

    @Test
    void canary_inTheNameOfAFile_isFound() throws IOException {
        Files.createFile(folder.resolve(korean.word() + ".txt"));

        assertThat(scan.folder(folder)).extracting(Finding::canary).containsOnly("korean");
    }

    @Test
    void canary_acrossTheWindowsOfALargeFile_isFound() throws IOException {
        byte[] large = new byte[16 * 1024 * 1024 - 7];
        var file = folder.resolve("large");
        Files.write(file, large);
        Files.write(file, canary.word().getBytes(UTF_8), StandardOpenOption.APPEND);

        assertThat(scan.folder(folder)).containsExactly(new Finding("large", "text", "NFC UTF-8"));
    }

    @Test
    void canary_compressedAmongOtherText_isFound() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("something in front ".getBytes(UTF_8));
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(("some words around " + korean.word() + " so that it is worth it ".repeat(20)).getBytes(UTF_8));
        }

        assertThat(scan.bytes("answer", bytes.toByteArray()))
                .containsExactly(new Finding("answer", "korean", "gzip, NFC UTF-8"));
    }

    @Test
    void otherBytes_nothing() {
        byte[] noise = new byte[1_000_000];
        random.nextBytes(noise);

        assertThat(scan.bytes("noise", noise)).isEmpty();
        assertThat(scan.bytes("word", Canary.random("other", random).word().getBytes(UTF_8)))
                .isEmpty();
    }
}
