package org.sacho.transcript.extract;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Runs one Tika parser. Tika reports partial results as success, so every sign of a gap here is a refusal.
final class TikaText {

    /// Pictures hold no text that could be shown or released; any other file inside would be skipped silently.
    private static final class EmbeddedFiles implements EmbeddedDocumentExtractor {

        private boolean found;

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            String type = metadata.get(Metadata.CONTENT_TYPE);
            String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
            found |= !isPicture(type == null ? "" : type) && !isPictureName(name == null ? "" : name);
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            shouldParseEmbedded(metadata);
        }

        private static boolean isPicture(String type) {
            return type.startsWith("image/") || type.contains("emf") || type.contains("wmf");
        }

        private static boolean isPictureName(String name) {
            return name.matches("(?i).{0,200}\\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|pict|svg)");
        }
    }

    private TikaText() {}

    static String of(Parser parser, byte[] source, int maxCharacters) throws MalformedTranscriptException {
        return of(parser, source, maxCharacters, new ParseContext(), new Metadata());
    }

    static String of(Parser parser, byte[] source, int maxCharacters, ParseContext context, Metadata metadata)
            throws MalformedTranscriptException {
        BodyContentHandler text = new BodyContentHandler(maxCharacters);
        EmbeddedFiles embedded = new EmbeddedFiles();
        context.set(EmbeddedDocumentExtractor.class, embedded);
        try (TikaInputStream in = TikaInputStream.get(source)) {
            parser.parse(in, text, metadata, context);
        } catch (IOException | SAXException | TikaException | RuntimeException failed) {
            throw new MalformedTranscriptException(reason(failed));
        }
        if (embedded.found) {
            throw new MalformedTranscriptException(Reason.EMBEDDED_CONTENT);
        }
        boolean gaps = metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING) != null
                || metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM) != null
                || metadata.get(TikaCoreProperties.EMBEDDED_EXCEPTION) != null
                || metadata.get(TikaCoreProperties.CONTAINER_EXCEPTION) != null;
        if (gaps) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        return text.toString();
    }

    private static Reason reason(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return Reason.ENCRYPTED;
            }
            if (cause instanceof WriteLimitReachedException) {
                return Reason.TOO_BIG_INSIDE;
            }
        }
        return Reason.DAMAGED;
    }
}
