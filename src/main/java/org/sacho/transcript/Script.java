package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Decoded text cut into lines at LF, CR LF or CR, which exporters mix within one file.
///
/// @param extension of the file name, lower case, without the dot; a hint only
record Script(String extension, String text, List<String> lines) {

    private static final int MAX_LINES = 1_000_000;

    static Script of(String fileName, String text) throws MalformedTranscriptException {
        return new Script(extension(fileName), text, split(text));
    }

    static String extension(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text) throws MalformedTranscriptException {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(from, at));
                at += c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 1 : 0;
                from = at + 1;
                if (lines.size() >= MAX_LINES) {
                    throw new MalformedTranscriptException(Reason.TOO_BIG_INSIDE);
                }
            }
        }
        lines.add(text.substring(from));
        return lines;
    }

    @Override
    public String toString() {
        return "Script[" + lines.size() + " lines]";
    }
}
