package org.sacho.transcript.extract;

import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// A truncated RTF file parses without complaint; its open braces give it away.
final class RtfCheck {

    private RtfCheck() {}

    static void requireWhole(byte[] source) throws MalformedTranscriptException {
        int depth = 0;
        for (int at = 0; at < source.length; at++) {
            switch (source[at]) {
                case '\\' -> at++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {
                    continue;
                }
            }
            if (depth == 0) {
                return;
            }
        }
        throw new MalformedTranscriptException(Reason.DAMAGED);
    }
}
