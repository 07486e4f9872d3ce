package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("SACHO_PASSPHRASE", "from the environment");

    @TempDir
    private Path folder;

    @Test
    void from_fileAndEnvironment_prefersTheFile() throws Exception {
        assertThat(Passphrase.from(
                        Optional.of(file("from the file\n", "rw-------")), ENVIRONMENT, "asked"::toCharArray))
                .containsExactly("from the file".toCharArray());
    }

    @Test
    void from_environmentOnly_doesNotAsk() throws Exception {
        assertThat(Passphrase.from(Optional.empty(), ENVIRONMENT, "asked"::toCharArray))
                .containsExactly("from the environment".toCharArray());
    }

    @Test
    void from_nothingElse_asks() throws Exception {
        assertThat(Passphrase.from(Optional.empty(), Map.of(), "asked"::toCharArray))
                .containsExactly("asked".toCharArray());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'word\n',   'word'
            'word\r\n', 'word'
            'word\n\n', 'word\n'
            ' word ',   ' word '
            """, ignoreLeadingAndTrailingWhitespace = true)
    void from_file_dropsOneLineBreak(String written, String expected) throws Exception {
        assertThat(Passphrase.from(Optional.of(file(written, "rw-------")), Map.of(), () -> new char[0]))
                .containsExactly(expected.toCharArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void from_fileOpenToOthers_refused(String permissions) throws IOException {
        var file = file("word", permissions);

        assertRefused(Optional.of(file), Map.of(), "chmod 600");
    }

    @Test
    void from_missingFile_refusedThoughTheEnvironmentHasOne() {
        assertRefused(Optional.of(folder.resolve("none")), ENVIRONMENT, "there is no passphrase file");
    }

    @Test
    void from_emptySources_refused() throws IOException {
        assertRefused(Optional.of(file("", "rw-------")), ENVIRONMENT, "is empty");
        assertRefused(Optional.of(file("\n", "rw-------")), ENVIRONMENT, "is empty");
        assertRefused(Optional.empty(), Map.of("SACHO_PASSPHRASE", ""), "is empty");
        assertRefused(Optional.empty(), Map.of(), "name a passphrase file");
    }

    @Test
    void ifAny_nothingAnywhere_isEmpty() throws Exception {
        assertThat(Passphrase.ifAny(Optional.empty(), Map.of(), () -> new char[0]))
                .isEmpty();
        assertThat(Passphrase.ifAny(Optional.empty(), ENVIRONMENT, () -> new char[0]))
                .containsExactly("from the environment".toCharArray());
        assertThat(Passphrase.ifAny(Optional.empty(), Map.of(), "asked"::toCharArray))
                .containsExactly("asked".toCharArray());
    }

    @Test
    void ifAny_emptyFileOrVariable_refused() throws IOException {
        var file = Optional.of(file("\r\n", "rw-------"));

        assertThatThrownBy(() -> Passphrase.ifAny(file, ENVIRONMENT, () -> new char[0]))
                .isInstanceOf(PassphraseRefusedException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(
                        () -> Passphrase.ifAny(Optional.empty(), Map.of("SACHO_PASSPHRASE", ""), "asked"::toCharArray))
                .isInstanceOf(PassphraseRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", " ~!aA0      ", "a much longer passphrase, with signs: ~ {|}"})
    void requireStrong_twelvePrintableCharacters_taken(String passphrase) throws Exception {
        Passphrase.requireStrong(passphrase.toCharArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eleven char", "", "twelve char\u007f", "twelve\tchars", "twelve\u001fchars", "twelve char\u00e9"
            })
    void requireStrong_shorterOrWithAnythingElse_refused(String passphrase) {
        assertThatThrownBy(() -> Passphrase.requireStrong(passphrase.toCharArray()))
                .isInstanceOf(PassphraseRefusedException.class);
    }

    private static void assertRefused(Optional<Path> file, Map<String, String> environment, String saying) {
        assertThatThrownBy(() -> Passphrase.from(file, environment, () -> new char[0]))
                .isInstanceOf(PassphraseRefusedException.class)
                .hasMessageContaining(saying);
    }

    private Path file(String text, String permissions) throws IOException {
        var file = Files.writeString(folder.resolve("passphrase"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
