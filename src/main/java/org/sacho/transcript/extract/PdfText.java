package org.sacho.transcript.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// PDF by Tika, but only when the file has its end and every page has text that maps to characters.
final class PdfText {

    private static final String END = "%%EOF";
    private static final int TAIL = 2048;

    private PdfText() {}

    static String of(byte[] source, int maxCharacters) throws MalformedTranscriptException {
        // PDFBox rebuilds a truncated file from what is left of it.
        int from = Math.max(0, source.length - TAIL);
        String tail = new String(Arrays.copyOfRange(source, from, source.length), StandardCharsets.ISO_8859_1);
        if (!tail.contains(END)) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        PDFParserConfig config = new PDFParserConfig();
        config.setCatchIntermediateIOExceptions(false);
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        config.setExtractBookmarksText(false);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, config);
        Metadata metadata = new Metadata();
        String text = TikaText.of(new PDFParser(), source, maxCharacters, context, metadata);
        requireReadablePages(metadata);
        return KoreanWrap.join(text);
    }

    private static void requireReadablePages(Metadata metadata) throws MalformedTranscriptException {
        int[] characters = metadata.getIntValues(PDF.CHARACTERS_PER_PAGE);
        int[] unmapped = metadata.getIntValues(PDF.UNMAPPED_UNICODE_CHARS_PER_PAGE);
        boolean silent = characters.length == 0 || Arrays.stream(characters).anyMatch(count -> count == 0);
        if (silent || Arrays.stream(unmapped).anyMatch(count -> count > 0)) {
            throw new MalformedTranscriptException(Reason.UNREADABLE_PAGE);
        }
    }
}
