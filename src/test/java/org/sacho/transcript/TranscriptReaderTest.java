package org.sacho.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// What is refused, what decides, and what hostile text does.
final class TranscriptReaderTest {

    private static final Charset CP949 = Charset.forName("x-windows-949");
    private static final int MEGABYTE = 1024 * 1024;

    private final TranscriptReader reader = new TranscriptReader((name, source) -> {
        throw new MalformedTranscriptException(Reason.EXTRACTION_UNAVAILABLE);
    });

    @Test
    void source_read_isFingerprinted() throws MalformedTranscriptException {
        assertThat(reader.read("a.txt", utf8("abc")).sha256Hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void file_withoutBytes_isEmpty() {
        assertThat(reason("a.vtt", new byte[0])).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\n\n", "WEBVTT\n\nNOTE nothing\n", "1\n00:00:01,000 --> 00:00:02,000\n\n"})
    void file_inWhichNobodySpeaks_isRefused(String text) {
        assertThat(reason("a.vtt", utf8(text))).isEqualTo(Reason.NOTHING_SPOKEN);
    }

    @Test
    void file_aboveTheLimit_isTooLarge() {
        assertThat(reason("a.txt", new byte[TranscriptReader.MAX_SOURCE_BYTES + 1]))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.vtt", "a.srt", "a.json", "a.txt", "a"})
    void randomBytes_underAnyName_areBinary(String name) {
        byte[] bytes = new byte[4096];
        new Random(7).nextBytes(bytes);
        assertThat(reason(name, bytes)).isEqualTo(Reason.BINARY);
    }

    @Test
    void nulBytes_outsideWebVtt_areBinary() {
        assertThat(reason("a.txt", new byte[1000])).isEqualTo(Reason.BINARY);
        assertThat(reason("a.txt", utf8("Chair: EXER\0CISE"))).isEqualTo(Reason.BINARY);
    }

    @Test
    void nulBytes_afterASignature_sayNothing() {
        byte[] source = Arrays.copyOf(utf8("WEBVTT\n\n"), 5000);
        assertThat(reason("a.vtt", source)).isEqualTo(Reason.NOTHING_SPOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "docx,DAMAGED",
        "hwp,DAMAGED",
        "pdf,DAMAGED",
        "eml,UNKNOWN_FORMAT",
        "xlsx,UNKNOWN_FORMAT",
        "json,UNKNOWN_FORMAT"
    })
    void text_underAForeignName_isRefused(String extension, Reason reason) {
        assertThat(reason("a." + extension, utf8("Chair: EXERCISE\n"))).isEqualTo(reason);
    }

    @Test
    void document_underATextName_goesToTheExtractor() {
        assertThat(reason("a.txt", utf8("%PDF-1.7"))).isEqualTo(Reason.EXTRACTION_UNAVAILABLE);
    }

    @Test
    void cp949_withoutMark_isReadAsKorean() throws MalformedTranscriptException {
        assertThat(reader.read("a.txt", "훈련처장: 시작합니다.\n참모: 예.".getBytes(CP949)).utterances())
                .containsExactly(new Utterance("훈련처장", null, null, "시작합니다."), new Utterance("참모", null, null, "예."));
    }

    @Test
    void western_eightBitText_isRefusedRatherThanGuessed() {
        assertThat(reason("a.txt", "Président: école fermée".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Reason.UNKNOWN_ENCODING);
    }

    @Test
    void utf16_isReadOnlyWithItsMark() throws MalformedTranscriptException {
        String text = "Chair: EXERCISE\nStaff: Yes.";
        assertThat(reader.read("a.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))
                        .utterances())
                .hasSize(2);
        assertThat(reader.read("a.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))
                        .utterances())
                .hasSize(2);
        assertThat(reason("a.txt", text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(Reason.BINARY);
    }

    @Test
    void utf8_withBrokenSequenceAfterItsMark_isDamaged() {
        assertThat(reason("a.txt", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC3}))
                .isEqualTo(Reason.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", ":", "<", "&", "◯", "-->", "[00:", "1:"})
    void megabyteOnOneLine_ofAnything_isReadOrRefused(String unit) {
        byte[] source = utf8(unit.repeat(MEGABYTE / unit.length()));
        for (String name : new String[] {"a.txt", "a.vtt", "a.srt"}) {
            outcome(name, source);
            outcome(name, utf8("WEBVTT\n\n00:01.000 --> 00:02.000\n" + unit.repeat(MEGABYTE / unit.length())));
        }
    }

    @Test
    void loneSurrogate_inJson_isDamaged() {
        assertThat(reason("a.json", utf8("{\"segments\":[{\"text\":\"EXERCISE \\ud800\"}]}")))
                .isEqualTo(Reason.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"segments\":[{\"text\":\"EXERCISE\"}",
                "{\"segments\":[{\"text\":\"EXERCISE\"}]} {}",
                "{\"segments\":[{\"text\":\"a\"}],\"segments\":[{\"text\":\"b\"}]}",
                "{\"segments\":[{\"text\":\"a\",\"text\":\"b\"}]}",
                "{\"segments\":[{\"text\":\"a\",\"start\":-1}]}",
                "{\"segments\":[{\"text\":\"a\",\"start\":\"soon\"}]}",
                "{\"segments\":[{\"text\":\"a\",\"start\":1e300}]}"
            })
    void json_damagedOrAmbiguous_isRefused(String json) {
        assertThat(reason("a.json", utf8(json))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void json_nestedBeyondReason_isRefused() {
        assertThat(reason("a.json", utf8("{\"a\":".repeat(100_000)))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void json_ofSomethingElse_isRefused() {
        assertThat(reason("a.json", utf8("{\"summary\":\"EXERCISE\"}"))).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @Test
    void srt_withTextBeforeItsFirstTiming_namesTheLine() {
        MalformedTranscriptException refused =
                refusal("a.srt", utf8("1\nEXERCISE\n00:00:01,000 --> 00:00:02,000\nx\n"));
        assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(refused.line()).hasValue(1);
        assertThat(refused)
                .hasMessageStartingWith("Line 1: ")
                .hasMessageNotContaining("EXERCISE")
                .hasNoCause();
    }

    @Test
    void lines_beyondReason_areTooMuch() {
        assertThat(reason("a.txt", utf8("\n".repeat(1_100_000)))).isEqualTo(Reason.TOO_BIG_INSIDE);
    }

    private Reason reason(String name, byte[] source) {
        return refusal(name, source).reason();
    }

    private MalformedTranscriptException refusal(String name, byte[] source) {
        try {
            reader.read(name, source);
        } catch (MalformedTranscriptException refused) {
            return refused;
        }
        throw new AssertionError("was read");
    }

    private void outcome(String name, byte[] source) {
        try {
            assertThat(reader.read(name, source).utterances()).isNotEmpty();
        } catch (MalformedTranscriptException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
