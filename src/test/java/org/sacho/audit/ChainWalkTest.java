package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.audit.Verification.What;

/// Forgeries where two segments meet, by somebody who has no key and needs none for the chain: 4 records in the first
/// segment, 4 in the second, all of them signed.
class ChainWalkTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (var log = Logs.open(folder)) {
                log.append(Logs.reads(i * 4L, i * 4L + 4));
            }
        }
    }

    private List<String> lines(int segment) throws IOException {
        return new ArrayList<>(Files.readString(Logs.segment(folder, segment))
                .lines()
                .map(line -> line + "\n")
                .toList());
    }

    private Line.Header header(int segment) throws IOException {
        return Line.Header.parse(lines(segment).getFirst()).orElseThrow();
    }

    private Line.Sealed last(int segment) throws IOException {
        return Line.Sealed.parse(lines(segment).getLast()).orElseThrow();
    }

    private void write(int segment, Line... lines) throws IOException {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line.text());
        }
        Files.writeString(Logs.segment(folder, segment), text, US_ASCII);
    }

    private void assertBroken(long firstBad, What what, String sentence) throws IOException {
        assertThat(Logs.verify(folder)).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.what()).as(broken.sentence()).isEqualTo(what);
            assertThat(broken.firstBad()).isEqualTo(firstBad);
            assertThat(broken.sentence()).contains(sentence);
        });
    }

    /// A segment that stands by itself is consistent in itself, and follows nothing.
    @Test
    void segment_thatFollowsAnotherLine_isBroken() throws Exception {
        var length = Files.size(Logs.segment(folder, 2));
        var wrapped = header(2).wrappedKey();
        var stranger = new Line.Header(3, 8, Hash.ofNothing(), length, wrapped);
        write(3, stranger, new Line.Sealed(8, stranger.hash(), "ab".repeat(144)));
        assertBroken(8, What.EDITED, "does not fit");

        var fitting = new Line.Header(3, 8, last(2).hash(), length, wrapped);
        write(3, fitting, new Line.Sealed(8, fitting.hash(), "ab".repeat(144)));
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);

        write(3, new Line.Header(3, 8, last(2).hash(), length - 1, wrapped));
        assertBroken(8, What.EDITED, "another length");
        write(3, new Line.Header(4, 8, last(2).hash(), length, wrapped));
        assertBroken(8, What.REORDERED, "segment 4 stands in the place");
        write(3, new Line.Header(3, 9, last(2).hash(), length, wrapped));
        assertBroken(8, What.DELETED, "missing at the end");
    }

    @Test
    void record_fittedInAtTheEndOfASegment_isInserted() throws Exception {
        var more = new Line.Sealed(4, last(1).hash(), "ab".repeat(144));
        Files.writeString(Logs.segment(folder, 1), more.text(), StandardOpenOption.APPEND);

        assertBroken(4, What.INSERTED, "added at the end of a segment");
    }

    /// The end of a segment that is signed is not what was replaced: what follows it is.
    @Test
    void unsignedRecord_thatFitsNothing_isItselfNamed() throws Exception {
        var header = new Line.Header(
                3,
                8,
                last(2).hash(),
                Files.size(Logs.segment(folder, 2)),
                header(2).wrappedKey());
        var first = new Line.Sealed(8, header.hash(), "ab".repeat(144));
        write(3, header, first, new Line.Sealed(9, Hash.ofNothing(), "ab".repeat(144)));
        assertBroken(8, What.EDITED, "it was replaced");

        write(3, header, new Line.Sealed(8, Hash.ofNothing(), "ab".repeat(144)));
        assertBroken(8, What.EDITED, "it was replaced");
    }

    /// Half a byte is no byte.
    @Test
    void record_ofAnOddNumberOfDigits_isEdited() throws Exception {
        var line = lines(2).getLast();
        var sealed = last(2).sealed();
        Files.writeString(
                Logs.segment(folder, 2),
                Files.readString(Logs.segment(folder, 2)).replace(line, line.replace(sealed, sealed + "0")));

        assertBroken(7, What.EDITED, "it was changed after it was written");
    }

    @Test
    void line_ofAnotherForm_isEdited() throws Exception {
        var whole = Files.readString(Logs.segment(folder, 2));
        Files.writeString(Logs.segment(folder, 2), whole.replace("sacho-audit-2 ", "sacho-audit-9 "));
        assertBroken(4, What.EDITED, "header of its segment");

        Files.writeString(Logs.segment(folder, 2), whole.replace("\n6 ", "\n06 "));
        assertBroken(6, What.EDITED, "it was changed after it was written");
    }

    @Test
    void segment_missing_isNamed() throws Exception {
        Files.delete(Logs.segment(folder, 1));

        assertBroken(0, What.DELETED, "its segment, 1, is missing");
    }

    @Test
    void lines_thatWereNotFinished_areCounted() throws Exception {
        var header = new Line.Header(
                3,
                8,
                last(2).hash(),
                Files.size(Logs.segment(folder, 2)),
                header(2).wrappedKey());
        Files.writeString(Logs.segment(folder, 3), header.text().substring(0, 40));
        assertUnfinished(1);

        Files.writeString(Logs.segment(folder, 3), "");
        assertUnfinished(1);

        Files.writeString(Logs.segment(folder, 3), header.text() + "8 00");
        assertUnfinished(1);

        Files.writeString(Logs.segment(folder, 3), header.text().substring(0, 40) + "x");
        assertBroken(8, What.EDITED, "last line of its segment");
    }

    private void assertUnfinished(int lines) throws IOException {
        assertThat(Logs.verify(folder))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.unfinishedLines()).isEqualTo(lines));
    }

    /// Logs of before the first version are neither read nor written on.
    @Test
    void log_ofAnOlderForm_isLeftAlone() throws Exception {
        var lines = lines(1);
        lines.set(0, lines.getFirst().replace("sacho-audit-2 ", "sacho-audit-1 "));
        Files.writeString(Logs.segment(folder, 1), String.join("", lines));

        assertBroken(0, What.OLDER_FORM, "older form");
        assertThatThrownBy(() -> Logs.open(folder))
                .isInstanceOf(AuditDamagedException.class)
                .hasMessageContaining("older form");
        assertThatThrownBy(() -> AuditProofs.ofRecord(folder, 0))
                .isInstanceOf(AuditDamagedException.class)
                .hasMessageContaining("older form");
    }
}
