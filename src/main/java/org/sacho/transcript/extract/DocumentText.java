package org.sacho.transcript.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Chooses the parser by the bytes and holds every answer to the same rule: all of the text or a reason.
final class DocumentText {

    private static final String DOCX = "word/document.xml";
    private static final String ODT = "application/vnd.oasis.opendocument.text";

    private DocumentText() {}

    static String of(WorkerRequest request) throws MalformedTranscriptException {
        String text = read(request.source(), request.maxCharacters());
        if (text.length() > request.maxCharacters()) {
            throw new MalformedTranscriptException(Reason.TOO_BIG_INSIDE);
        }
        if (text.isBlank()) {
            throw new MalformedTranscriptException(Reason.NOTHING_SPOKEN);
        }
        return text;
    }

    private static String read(byte[] source, int maxCharacters) throws MalformedTranscriptException {
        if (startsWith(source, "PK")) {
            return zipped(source, maxCharacters);
        }
        if (startsWith(source, "%PDF-")) {
            return PdfText.of(source, maxCharacters);
        }
        if (startsWith(source, "{\\rtf")) {
            RtfCheck.requireWhole(source);
            return TikaText.of(new RTFParser(), source, maxCharacters);
        }
        if (source.length > 1 && source[0] == (byte) 0xD0 && source[1] == (byte) 0xCF) {
            return compound(source, maxCharacters);
        }
        throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
    }

    private static String zipped(byte[] source, int maxCharacters) throws MalformedTranscriptException {
        ZipCheck zip = ZipCheck.of(source);
        if (zip.mimetype().equals(HwpxText.MIMETYPE)) {
            return HwpxText.of(zip);
        }
        if (zip.mimetype().startsWith(ODT)) {
            return TikaText.of(new OpenDocumentParser(), source, maxCharacters);
        }
        if (zip.parts().containsKey(DOCX)) {
            return TikaText.of(new OOXMLParser(), source, maxCharacters);
        }
        throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
    }

    /// OLE2: HWP 5, Word 97, or what encrypts an OOXML file.
    private static String compound(byte[] source, int maxCharacters) throws MalformedTranscriptException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(source))) {
            if (file.getRoot().hasEntry("EncryptedPackage")) {
                throw new MalformedTranscriptException(Reason.ENCRYPTED);
            }
            if (file.getRoot().hasEntry("FileHeader")) {
                return HwpText.of(file);
            }
            if (file.getRoot().hasEntry("WordDocument")) {
                return TikaText.of(new OfficeParser(), source, maxCharacters);
            }
        } catch (IOException | RuntimeException damaged) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
    }

    private static boolean startsWith(byte[] source, String magic) {
        byte[] prefix = magic.getBytes(StandardCharsets.US_ASCII);
        return source.length >= prefix.length && Arrays.equals(source, 0, prefix.length, prefix, 0, prefix.length);
    }
}
