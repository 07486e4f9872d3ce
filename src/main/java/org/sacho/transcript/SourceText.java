package org.sacho.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Decodes bytes into text without guessing: byte order mark, else strict UTF-8, else strict CP949 that reads as
/// Korean.
final class SourceText {

    private static final Charset CP949 = Charset.forName("x-windows-949");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final String LAYOUT = "\t\n\r\f\u000B";

    private SourceText() {}

    static String decode(byte[] source) throws MalformedTranscriptException {
        String text = charactersOf(source);
        boolean nulAllowed = WebVtt.isSigned(text);
        boolean binary = text.chars().anyMatch(c -> isBinary(c) && !(nulAllowed && c == 0));
        if (binary) {
            throw new MalformedTranscriptException(Reason.BINARY);
        }
        return text;
    }

    private static String charactersOf(byte[] source) throws MalformedTranscriptException {
        try {
            if (startsWith(source, UTF_8_MARK)) {
                return strictly(StandardCharsets.UTF_8, source, 3);
            }
            if (startsWith(source, UTF_16LE_MARK)) {
                return strictly(StandardCharsets.UTF_16LE, source, 2);
            }
            if (startsWith(source, UTF_16BE_MARK)) {
                return strictly(StandardCharsets.UTF_16BE, source, 2);
            }
        } catch (CharacterCodingException e) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        return unmarked(source);
    }

    private static String unmarked(byte[] source) throws MalformedTranscriptException {
        try {
            return strictly(StandardCharsets.UTF_8, source, 0);
        } catch (CharacterCodingException notUtf8) {
            if (hasControls(source)) {
                throw new MalformedTranscriptException(Reason.BINARY);
            }
        }
        try {
            String text = strictly(CP949, source, 0);
            if (isKorean(text)) {
                return text;
            }
        } catch (CharacterCodingException notCp949) {
            // Said below.
        }
        throw new MalformedTranscriptException(Reason.UNKNOWN_ENCODING);
    }

    /// Western, Chinese and Japanese bytes can pass as CP949, but come out as rare hanja and symbols.
    private static boolean isKorean(String text) {
        long foreign = text.codePoints().filter(c -> c > 127).count();
        long hangul = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                .count();
        return hangul * 10 >= foreign * 7;
    }

    /// Office files hold stray controls that no XML may carry; here they are visible, not lost.
    static String printable(String text) {
        return text.chars().noneMatch(SourceText::isBinary)
                ? text
                : text.codePoints()
                        .map(c -> isBinary(c) ? '\uFFFD' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean hasControls(byte[] source) {
        for (byte b : source) {
            if (b >= 0 && isBinary(b)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBinary(int c) {
        return c < ' ' && LAYOUT.indexOf(c) < 0;
    }

    private static String strictly(Charset charset, byte[] source, int from) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(source, from, source.length - from))
                .toString();
    }

    static boolean startsWith(byte[] source, byte[] prefix) {
        return source.length >= prefix.length
                && Arrays.mismatch(source, 0, prefix.length, prefix, 0, prefix.length) < 0;
    }
}
