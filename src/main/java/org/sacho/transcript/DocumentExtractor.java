package org.sacho.transcript;

/// Turns an office or PDF file into its complete plain text.
///
/// An implementation answers with all text of the document, paragraphs separated by line feeds, or throws; it never
/// answers with a part.
public interface DocumentExtractor {

    /// All text of one document.
    ///
    /// @param fileName only a hint; the bytes decide what the file is
    String extract(String fileName, byte[] source) throws MalformedTranscriptException;
}
