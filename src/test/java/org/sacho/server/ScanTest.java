package org.sacho.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scan that finds nothing proves something only if it would have found it.
class ScanTest {

    private final String canary = Scan.canary("text");
    private final String korean = Scan.canary("기밀");
    private final Scan scan = new Scan(List.of(canary, korean));

    @TempDir
    private Path folder;

    @Test
    void canary_plantedInEveryForm_isFound() throws IOException {
        for (var planted : List.of(canary, korean)) {
            for (var form : Scan.forms(planted)) {
                assertThat(found(("before " + form + " after").getBytes(ISO_8859_1)))
                        .containsExactly(planted + " in planted");
            }
        }
    }

    @Test
    void canary_compressed_isFound() throws IOException {
        assertThat(found(compressed(GZIPOutputStream::new))).hasSize(1);
        assertThat(found(compressed(DeflaterOutputStream::new))).hasSize(1);
        assertThat(found(compressed(ScanTest::zip))).hasSize(1);
    }

    @Test
    void otherBytes_nothing() throws IOException {
        assertThat(found(Scan.canary("text").repeat(1000).getBytes(UTF_8))).isEmpty();
    }

    private List<String> found(byte[] bytes) throws IOException {
        Files.write(folder.resolve("planted"), bytes);
        return scan.folder(folder);
    }

    private interface Compression {
        OutputStream over(OutputStream out) throws IOException;
    }

    private byte[] compressed(Compression compression) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("something in front ".getBytes(UTF_8));
        try (var out = compression.over(bytes)) {
            out.write(("some words around " + canary + " so that it is worth it ".repeat(20)).getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static OutputStream zip(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("member"));
        return new FilterOutputStream(zip) {
            @Override
            public void close() throws IOException {
                zip.closeEntry();
                zip.close();
            }
        };
    }
}
