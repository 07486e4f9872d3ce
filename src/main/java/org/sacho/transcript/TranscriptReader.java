package org.sacho.transcript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sacho.transcript.Grammar.Reading;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Reads an uploaded file into a [Transcript], choosing the grammar by content; the file name is only a hint.
///
/// Guarantees: the whole text or an exception; nothing is written to disk here. Thread-safe when the extractor is.
public final class TranscriptReader {

    public static final int MAX_SOURCE_BYTES = 64 * 1024 * 1024;

    private static final int MAX_UTTERANCES = 300_000;
    private static final Set<String> DOCUMENTS = Set.of("docx", "doc", "odt", "rtf", "pdf", "hwp", "hwpx");
    private static final Set<String> FOREIGN = Set.of("eml", "msg", "xlsx", "xls", "pptx", "ppt", "zip", "gz");
    private static final List<byte[]> DOCUMENT_MAGIC = List.of(
            new byte[] {'P', 'K', 3, 4},
            new byte[] {'P', 'K', 5, 6},
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
            "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "{\\rtf".getBytes(StandardCharsets.US_ASCII),
            "HWP Document File".getBytes(StandardCharsets.US_ASCII));
    /// Most particular first; the last one takes everything.
    private static final List<Grammar> GRAMMARS = List.of(
            new HtmlTranscript(),
            new JsonTranscript(),
            new IrcLog(),
            new TeamsTimings(),
            new WebVtt(),
            new Srt(),
            new ZoomChat(),
            new KoreanMinutes(),
            new GoogleMeet(),
            new TimedHeads(),
            new SpeakerLines(),
            new Paragraphs());

    private final DocumentExtractor documents;

    public TranscriptReader(DocumentExtractor documents) {
        this.documents = documents;
    }

    public Transcript read(String fileName, byte[] source) throws MalformedTranscriptException {
        if (source.length == 0) {
            throw new MalformedTranscriptException(Reason.EMPTY);
        }
        if (source.length > MAX_SOURCE_BYTES) {
            throw new MalformedTranscriptException(Reason.TOO_LARGE);
        }
        Reading reading = reading(Script.of(fileName, text(fileName, source)));
        if (reading.utterances().isEmpty()) {
            throw new MalformedTranscriptException(Reason.NOTHING_SPOKEN);
        }
        if (reading.utterances().size() > MAX_UTTERANCES) {
            throw new MalformedTranscriptException(Reason.TOO_BIG_INSIDE);
        }
        for (Utterance utterance : reading.utterances()) {
            requireWhole(utterance.text());
            requireWhole(utterance.speaker() == null ? "" : utterance.speaker());
        }
        return new Transcript(reading.format(), sha256Hex(source), reading.utterances());
    }

    private String text(String fileName, byte[] source) throws MalformedTranscriptException {
        String extension = Script.extension(fileName);
        if (DOCUMENT_MAGIC.stream().anyMatch(magic -> SourceText.startsWith(source, magic))) {
            return SourceText.printable(documents.extract(fileName, source));
        }
        if (DOCUMENTS.contains(extension)) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        if (FOREIGN.contains(extension)) {
            throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
        }
        return SourceText.decode(source);
    }

    private static Reading reading(Script script) throws MalformedTranscriptException {
        for (Grammar grammar : GRAMMARS) {
            Optional<Reading> reading = grammar.read(script);
            if (reading.isPresent()) {
                return reading.get();
            }
        }
        throw new IllegalStateException("the last grammar takes everything");
    }

    /// Half a surrogate pair would silently become a question mark in the database.
    private static void requireWhole(String text) throws MalformedTranscriptException {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
    }

    private static String sha256Hex(byte[] source) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
