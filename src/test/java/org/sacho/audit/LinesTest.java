package org.sacho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final int BUFFER = 1 << 16;

    @TempDir
    Path folder;

    private List<String> lines(String content, long bytes) throws IOException {
        var file = Files.writeString(folder.resolve("file"), content, ISO_8859_1);
        var all = new ArrayList<String>();
        try (var lines = Lines.first(file, bytes)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
        }
        return all;
    }

    @Test
    void lines_ofAnyLength_areThoseOfTheFile() throws IOException {
        var random = new Random(3);
        var expected = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            expected.add("\u00e9".repeat(random.nextInt(3_000)) + "\n");
        }
        expected.add("unfinished");

        assertThat(lines(String.join("", expected), Long.MAX_VALUE)).isEqualTo(expected);
    }

    @Test
    void lines_ofNothing_areNone() throws IOException {
        assertThat(lines("", Long.MAX_VALUE)).isEmpty();
        assertThat(lines("\n\n", Long.MAX_VALUE)).containsExactly("\n", "\n");
    }

    /// The rest of a file that grows meanwhile is not looked at.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER, 2 * BUFFER + 7})
    void lines_ofTheFirstBytes_endThere(int bytes) throws IOException {
        var content = "ab\n".repeat(BUFFER);

        assertThat(String.join("", lines(content, bytes))).isEqualTo(content.substring(0, bytes));
    }

    /// However long a line is, no more of it is held than the longest of ours and a buffer.
    @Test
    void line_tooLongToBeOurs_comesInPieces() throws IOException {
        var before = "a\n".repeat((BUFFER - Line.MAX_CHARACTERS) / 2);
        var pieces = lines(before + "x".repeat(50_000) + "\nb", Long.MAX_VALUE);

        assertThat(pieces.subList(before.length() / 2, pieces.size()))
                .containsExactly("x".repeat(Line.MAX_CHARACTERS), "x".repeat(30_000) + "\n", "b");
    }
}
