package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.POLICY;
import static org.sacho.enclave.Store.SECRET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Canaries are random, so compression on the way to the disk would leave them as they are.
class NothingInClearTest {

    private final String canary = randomHex();
    private final String korean = "기밀" + randomHex();
    private final String meeting = "m" + randomHex();
    private final String id = "p" + randomHex();

    @TempDir
    private Path folder;

    @Test
    void files_whileOpenAndAfterClose_holdNoContentAndNoIds() throws Exception {
        try (var enclave = Store.open(folder)) {
            var ref = new RecordRef(Kind.PASSAGE, meeting, id);
            byte[] content = (canary + korean).getBytes(UTF_8);
            enclave.records().commit(new Changes().put(ref, 0, 0, SECRET, POLICY, content));
            enclave.records().commit(new Changes().put(ref, 0, 1, SECRET, POLICY, content));
            assertThatThrownBy(() -> enclave.records().commit(new Changes().put(ref, 0, 0, SECRET, POLICY, content)))
                    .isInstanceOf(StaleRecordException.class);
            assertThat(enclave.records().listAll(Kind.PASSAGE)).hasSize(1);
            assertNothingFound();
        }
        assertNothingFound();
    }

    @Test
    void scanner_plantedCanary_findsEveryForm() throws IOException {
        for (byte[] form : forms(canary)) {
            Files.write(folder.resolve("planted"), form);
            assertThat(found()).isTrue();
        }
    }

    private void assertNothingFound() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString()))
                    .contains("journal", "store.mv.db");
        }
        assertThat(found()).isFalse();
    }

    private boolean found() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readString(file, ISO_8859_1);
                for (String secret : List.of(canary, korean, meeting, id)) {
                    if (forms(secret).stream().anyMatch(form -> bytes.contains(new String(form, ISO_8859_1)))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<byte[]> forms(String secret) {
        var forms = new ArrayList<byte[]>(
                List.of(secret.getBytes(UTF_8), secret.getBytes(UTF_16LE), secret.getBytes(UTF_16BE)));
        var hex = HexFormat.of().formatHex(secret.getBytes(UTF_8));
        forms.add(hex.getBytes(UTF_8));
        forms.add(hex.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        for (int shift = 0; shift < 3; shift++) {
            // Whole groups of three bytes only: what surrounds the secret decides about the others.
            byte[] utf8 = secret.getBytes(UTF_8);
            int end = utf8.length - (utf8.length - shift) % 3;
            forms.add(Base64.getEncoder().encode(Arrays.copyOfRange(utf8, shift, end)));
        }
        return forms;
    }

    private static String randomHex() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
