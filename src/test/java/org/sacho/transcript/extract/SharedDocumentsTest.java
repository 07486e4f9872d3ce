package org.sacho.transcript.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sacho.transcript.Format;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;
import org.sacho.transcript.SharedSamples;
import org.sacho.transcript.Transcript;
import org.sacho.transcript.TranscriptReader;
import org.sacho.transcript.Utterance;
import tools.jackson.databind.JsonNode;

/// Real office files and real hostile ones: the whole text or a reason.
final class SharedDocumentsTest {

    private static final Set<Reason> SOUND_REFUSALS = Set.of(
            Reason.DAMAGED, Reason.ENCRYPTED, Reason.EMBEDDED_CONTENT, Reason.UNKNOWN_FORMAT, Reason.UNREADABLE_PAGE);
    /// Harmless after all: their text is complete.
    private static final Set<String> READABLE = Set.of(
            "hostile/PDFBOX-4531-bidi-ligature-1.pdf",
            "hostile/testExternalRefs.docx",
            "hostile/testRTFCorruptListOverride.rtf");

    private final TranscriptReader reader = new TranscriptReader(new InProcess());

    @TestFactory
    Stream<DynamicTest> transcriptDocument_read_hasTheExpectedTurns() {
        SharedSamples.assumePresent();
        return Stream.of("derived/teams-new-layout.docx", "teams/teams-old-layout.docx")
                .map(name -> dynamicTest(name, () -> {
                    JsonNode expected = SharedSamples.expected().get(name);
                    Transcript read = read(name);
                    assertThat(read.format()).isEqualTo(Format.TEAMS_DOCUMENT);
                    assertThat(read.utterances()).hasSize(expected.get("cues").asInt());
                    assertThat(speakers(read))
                            .containsExactlyElementsOf(expected.get("speaker_labels")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList());
                    assertSame(read.utterances().getFirst(), expected.get("first"));
                    assertSame(read.utterances().getLast(), expected.get("last"));
                }));
    }

    @Test
    void meetDocument_read_equalsTheMarkdownItCameFrom() throws MalformedTranscriptException {
        Transcript document = read("derived/meet-transcript.docx");
        Transcript markdown = read("meet/12_PPGC_Transcript.md");
        assertThat(document.utterances()).isEqualTo(markdown.utterances());
    }

    @Test
    void hancomDocuments_read_haveTheStatementsOfTheText() throws MalformedTranscriptException {
        List<Utterance> hwp = read("derived/na2011-first60.hwp").utterances();
        assertThat(hwp)
                .hasSize(60)
                .isEqualTo(read("derived/na2011-first60.hwpx").utterances());
        List<Utterance> text = read("derived/na2011.utf8.txt").utterances().subList(0, 60);
        assertThat(hwp.stream().map(Utterance::speaker))
                .containsExactlyElementsOf(text.stream().map(Utterance::speaker).toList());
        assertThat(hwp.getFirst()).isEqualTo(text.getFirst());
    }

    @TestFactory
    Stream<DynamicTest> hancomDocument_read_losesNoParagraph() {
        return Stream.concat(SharedSamples.in("hwp").stream(), SharedSamples.in("hwpx").stream())
                .filter(name -> SharedSamples.expected().get(name).path("chars").asInt(0) > 0)
                .map(name -> dynamicTest(name, () -> {
                    JsonNode expected = SharedSamples.expected().get(name);
                    List<String> lines = new InProcess()
                            .extract(name, SharedSamples.bytes(name))
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
                    assertThat(lines)
                            .hasSize(expected.get("nonblank_paragraphs").asInt());
                    assertThat(lines.stream().mapToInt(String::length).sum())
                            .isGreaterThanOrEqualTo(expected.get("chars").asInt());
                }));
    }

    @Test
    void protectedDocument_read_isRefusedAsProtected() {
        assertThat(List.of(
                        refusal("hwp/password-12345.hwp"),
                        refusal("hwpx/password-12345.hwpx"),
                        refusal("hwp/distribution-viewtext.hwp"),
                        refusal("hostile/PasswordSample-256bit.pdf"),
                        refusal("hostile/testUnicodePassword.pdf"),
                        refusal("hostile/testZipEncrypted.zip"),
                        refusal("hostile/testWORD_protected_passtika.docx")))
                .containsOnly(Reason.ENCRYPTED);
    }

    @Test
    void hwp3_read_isRefusedAsUnknown() {
        assertThat(refusal("hwp/tika_testHWP_3.0.hwp")).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @TestFactory
    Stream<DynamicTest> hostileFile_read_isRefusedOrComplete() {
        return SharedSamples.in("hostile").stream()
                .map(name -> dynamicTest(name, () -> {
                    if (READABLE.contains(name)) {
                        assertThat(read(name).utterances()).isNotEmpty();
                    } else {
                        assertThat(refusal(name)).isIn(SOUND_REFUSALS);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> document_cutOff_isRefused() {
        SharedSamples.assumePresent();
        return Stream.of(
                        "derived/na2011-first60.hwp",
                        "derived/na2011-first60.hwpx",
                        "derived/teams-new-layout.docx",
                        "office/testODFwithOOo3.odt",
                        "office/testRTFVarious.rtf",
                        "office/testWORD_various.doc",
                        "kr-office/korean-text-with-tables.pdf")
                .map(name -> dynamicTest(name, () -> {
                    byte[] whole = SharedSamples.bytes(name);
                    for (int percent : new int[] {30, 60, 95}) {
                        byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
                        assertThat(refusal(name, cut)).as("%d %%", percent).isIn(SOUND_REFUSALS);
                    }
                }));
    }

    private Transcript read(String name) throws MalformedTranscriptException {
        return reader.read(name, SharedSamples.bytes(name));
    }

    private Reason refusal(String name) {
        return refusal(name, SharedSamples.bytes(name));
    }

    private Reason refusal(String name, byte[] source) {
        try {
            reader.read(name, source);
        } catch (MalformedTranscriptException refused) {
            return refused.reason();
        }
        throw new AssertionError("was read");
    }

    private static List<String> speakers(Transcript transcript) {
        return transcript.utterances().stream()
                .map(Utterance::speaker)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static void assertSame(Utterance read, JsonNode expected) {
        assertThat(read.speaker()).isEqualTo(expected.get("speaker").asString());
        assertThat(read.startMs()).isEqualTo(expected.get("start_ms").asLong());
        assertThat(read.text()).isEqualTo(expected.get("text").asString());
    }
}
