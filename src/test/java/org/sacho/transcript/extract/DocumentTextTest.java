package org.sacho.transcript.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Invented documents; the whole text or a reason.
final class DocumentTextTest {

    private static final InProcess EXTRACTOR = new InProcess();

    @Test
    void docx_whole_givesEveryParagraph() throws MalformedTranscriptException {
        assertThat(EXTRACTOR
                        .extract("a.docx", Docx.of("EXERCISE", "Chair: 훈련을 시작합니다."))
                        .lines())
                .containsExactly("EXERCISE", "Chair: 훈련을 시작합니다.");
    }

    @Test
    void docx_longerThanLimit_isRefused() {
        assertThat(reason(new InProcess(10), Docx.of("EXERCISE EXERCISE"))).isEqualTo(Reason.TOO_BIG_INSIDE);
    }

    @Test
    void docx_withoutText_isRefused() {
        assertThat(reason(Docx.of(""))).isEqualTo(Reason.NOTHING_SPOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 90, 99})
    void docx_cutOff_isRefused(int percent) {
        byte[] whole = Docx.of("EXERCISE first", "EXERCISE last");
        assertThat(reason(Arrays.copyOf(whole, whole.length * percent / 100))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void docx_withOneFlippedByteOfText_isRefused() {
        byte[] damaged = Docx.of("EXERCISE ".repeat(200));
        damaged[damaged.length / 2] ^= 1;
        assertThat(reason(damaged)).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void zip_thatInflatesWithoutEnd_isRefusedBeforeParsing() {
        Map<String, byte[]> parts = Docx.parts("", "");
        parts.put("word/media/zeros.bin", new byte[64 * 1024 * 1024]);
        assertThat(reason(Docx.zip(parts))).isEqualTo(Reason.TOO_BIG_INSIDE);
    }

    @Test
    void docx_withBillionLaughs_isRefused() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE w [<!ENTITY a0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(level, level - 1, level - 1));
        }
        byte[] bomb = Docx.withDocument(entities.append("]>").toString(), "<w:p><w:r><w:t>&a29;</w:t></w:r></w:p>");
        assertThat(reason(bomb)).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void docx_withExternalEntity_opensNeitherFileNorConnection(@TempDir Path folder) throws IOException {
        Path canary = Files.writeString(folder.resolve("canary"), "CANARY", StandardCharsets.UTF_8);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (String target :
                    new String[] {canary.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort()}) {
                byte[] docx = Docx.withDocument(
                        "<!DOCTYPE w SYSTEM \"" + target + "\">", "<w:p><w:r><w:t>EXERCISE</w:t></w:r></w:p>");
                assertThat(textOrReason(docx)).doesNotContain("CANARY");
            }
            server.setSoTimeout(1);
            assertThat(connects(server)).isFalse();
        }
    }

    @Test
    void docx_withFileInside_isRefused() {
        Map<String, byte[]> parts = Docx.parts("", "<w:p><w:r><w:t>EXERCISE</w:t></w:r></w:p>");
        parts.put("word/_rels/document.xml.rels", Docx.utf8("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Target="embeddings/oleObject1.bin"
                  Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"/>
                </Relationships>"""));
        parts.put("word/embeddings/oleObject1.bin", new byte[] {1, 2, 3});
        assertThat(reason(Docx.zip(parts))).isEqualTo(Reason.EMBEDDED_CONTENT);
    }

    @Test
    void docx_nestedBeyondReason_isRefusedWithoutBreakingTheWorker() {
        int depth = 20_000;
        byte[] nested = Docx.withDocument("", "<w:sdt>".repeat(depth) + "</w:sdt>".repeat(depth));
        assertThat(reason(nested)).isIn(Reason.DAMAGED, Reason.NOTHING_SPOKEN);
    }

    @Test
    void zip_ofSomethingElse_isRefused() {
        assertThat(reason(Docx.zip(Map.of("a.txt", Docx.utf8("EXERCISE"))))).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @Test
    void hwpx_withEncryptionData_isRefused() {
        byte[] hwpx = Docx.zip(Map.of(
                "mimetype", Docx.utf8("application/hwp+zip"),
                "META-INF/manifest.xml", Docx.utf8("<manifest><encryption-data/></manifest>"),
                "Contents/section0.xml", new byte[] {1, 2, 3}));
        assertThat(reason(hwpx)).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void hwpx_withTableBetweenWords_keepsParagraphsApartAndInOrder() throws MalformedTranscriptException {
        byte[] hwpx = Docx.zip(Map.of(
                "mimetype", Docx.utf8("application/hwp+zip"),
                "Contents/section0.xml", Docx.utf8("""
                        <hs:sec xmlns:hs="s" xmlns:hp="p"><hp:p><hp:run><hp:t>앞<hp:tab/>뒤</hp:t><hp:tbl><hp:tc>
                        <hp:p><hp:run><hp:t>칸</hp:t></hp:run></hp:p></hp:tc></hp:tbl></hp:run></hp:p>
                        <hp:p><hp:run><hp:t>끝</hp:t></hp:run></hp:p></hs:sec>""")));
        assertThat(EXTRACTOR.extract("a.hwpx", hwpx).lines()).containsExactly("앞\t뒤", "칸", "끝");
    }

    @Test
    void rtf_cutOff_isRefused() {
        assertThat(reason(Docx.utf8("{\\rtf1 EXERCISE \\{ {\\b Chair}: we"))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void rtf_whole_givesItsText() throws MalformedTranscriptException {
        byte[] rtf = Docx.utf8("{\\rtf1\\ansi\\pard EXERCISE\\par last}");
        assertThat(EXTRACTOR.extract("a.rtf", rtf).lines()).contains("EXERCISE", "last");
    }

    @Test
    void pdf_withoutEnd_isRefused() {
        assertThat(reason(Docx.utf8("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"))).isEqualTo(Reason.DAMAGED);
    }

    private static Reason reason(byte[] source) {
        return reason(EXTRACTOR, source);
    }

    private static Reason reason(InProcess extractor, byte[] source) {
        try {
            extractor.extract("document", source);
        } catch (MalformedTranscriptException refused) {
            return refused.reason();
        }
        throw new AssertionError("was read");
    }

    private static String textOrReason(byte[] source) {
        try {
            return EXTRACTOR.extract("document", source);
        } catch (MalformedTranscriptException refused) {
            return refused.reason().name();
        }
    }

    private static boolean connects(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
