package org.sacho.transcript;

import java.util.OptionalInt;

/// The source was refused. Says why and what to do about it, never what the source contains.
public final class MalformedTranscriptException extends Exception {

    private static final long serialVersionUID = 1L;

    /// Closed list of refusals, each with the sentence an officer reads.
    public enum Reason {
        EMPTY("The file is empty; export the transcript again."),
        TOO_LARGE("The file exceeds 64 MiB; split it or upload the transcript without the recording."),
        BINARY("The file is not text, whatever its name says; upload a transcript or an office document."),
        UNKNOWN_ENCODING("The text is neither UTF-8, UTF-16 with a byte order mark nor CP949; save it as UTF-8."),
        UNKNOWN_FORMAT(
                "This kind of file is not supported; upload VTT, SRT, TXT, JSON, DOCX, ODT, RTF, PDF, HWP 5 or HWPX."),
        NOTHING_SPOKEN("No spoken text was found in the file; check that the right file was exported."),
        DAMAGED("The file is damaged or incomplete; export it again or save it from its office program once more."),
        ENCRYPTED("The file is protected by a password or by distribution rights; upload an unprotected copy."),
        EMBEDDED_CONTENT("The document contains other files; take them out and upload them one by one."),
        UNREADABLE_PAGE(
                "A page of the document has no readable text, as after scanning; upload the original document."),
        TOO_BIG_INSIDE("The file unpacks to more than the server accepts; split it."),
        TIMED_OUT("Reading the file took too long; save it once more from its office program or upload plain text."),
        EXTRACTION_UNAVAILABLE(
                "The server cannot start its document reader; tell the administrator or upload plain text.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;
    private final int line;

    public MalformedTranscriptException(Reason reason) {
        this(reason, 0);
    }

    /// Blames one line.
    ///
    /// @param line from 1, or 0 when no line is to blame
    public MalformedTranscriptException(Reason reason, int line) {
        // No cause: messages of parsers quote what they parsed.
        super(line > 0 ? "Line " + line + ": " + reason.sentence : reason.sentence);
        this.reason = reason;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
