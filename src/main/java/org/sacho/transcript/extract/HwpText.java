package org.sacho.transcript.extract;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// HWP 5 (OLE2): the text records of every section, one line for each paragraph, wherever it stands on the page.
///
/// The records are walked to the end of the stream, so a truncated section cannot pass. Format: "한글 문서 파일 형식
/// 5.0", revision 1.3, sections 4.2 and 4.3.
final class HwpText {

    private static final int FLAGS_AT = 36;
    private static final int COMPRESSED = 1;
    /// Password, distribution (encrypted with a key that is in the file, but whose rights forbid copies), DRM,
    /// certificate encryption, certificate DRM.
    private static final int PROTECTED = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8 | 1 << 10;
    private static final int PARAGRAPH_TEXT = 67;
    private static final int LONG_RECORD = 0xFFF;
    private static final int MAX_SECTION = 128 * 1024 * 1024;

    private HwpText() {}

    static String of(POIFSFileSystem file) throws IOException, MalformedTranscriptException {
        int flags = flags(file);
        if ((flags & PROTECTED) != 0) {
            throw new MalformedTranscriptException(Reason.ENCRYPTED);
        }
        requireNoFilesInside(file.getRoot());
        DirectoryNode body = (DirectoryNode) file.getRoot().getEntry("BodyText");
        StringBuilder text = new StringBuilder();
        int section = 0;
        for (; body.hasEntry("Section" + section); section++) {
            try (InputStream in = body.createDocumentInputStream(body.getEntry("Section" + section))) {
                read(bytes(in, (flags & COMPRESSED) != 0), text);
            }
        }
        if (section == 0 || section != body.getEntryCount()) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        return text.toString();
    }

    /// Pictures are no text; an OLE object is a document of its own.
    private static void requireNoFilesInside(DirectoryNode root) throws IOException, MalformedTranscriptException {
        if (root.hasEntry("BinData") && root.getEntry("BinData") instanceof DirectoryNode data) {
            for (String name : data.getEntryNames()) {
                if (name.toLowerCase(Locale.ROOT).endsWith(".ole")) {
                    throw new MalformedTranscriptException(Reason.EMBEDDED_CONTENT);
                }
            }
        }
    }

    private static int flags(POIFSFileSystem file) throws IOException {
        try (InputStream header = file.createDocumentInputStream("FileHeader")) {
            byte[] bytes = header.readNBytes(FLAGS_AT + 4);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(FLAGS_AT);
        }
    }

    private static byte[] bytes(InputStream stored, boolean compressed)
            throws IOException, MalformedTranscriptException {
        Inflater raw = new Inflater(true);
        try (InputStream in = compressed ? new InflaterInputStream(stored, raw) : stored) {
            byte[] section = in.readNBytes(MAX_SECTION);
            if (section.length == MAX_SECTION) {
                throw new MalformedTranscriptException(Reason.TOO_BIG_INSIDE);
            }
            return section;
        } finally {
            raw.end();
        }
    }

    /// Records: 10 bits tag, 10 bits level, 12 bits size or, when those are all ones, 32 bits size after them.
    private static void read(byte[] section, StringBuilder text) throws IOException {
        ByteBuffer records = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
        while (records.remaining() > 0) {
            int header = records.remaining() < 4 ? -1 : records.getInt();
            int size = header >>> 20;
            if (size == LONG_RECORD && records.remaining() >= 4) {
                size = records.getInt();
            }
            if (size < 0 || size > records.remaining()) {
                throw new EOFException("record beyond the end of its section");
            }
            ByteBuffer record = records.slice(records.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            records.position(records.position() + size);
            if ((header & 0x3FF) == PARAGRAPH_TEXT) {
                paragraph(record, text);
            }
        }
    }

    private static void paragraph(ByteBuffer record, StringBuilder text) throws EOFException {
        while (record.remaining() >= 2) {
            char c = record.getChar();
            if (c >= ' ') {
                text.append(c);
            } else {
                text.append(control(c));
                int rest = isSingle(c) ? 0 : 14;
                if (rest > record.remaining()) {
                    throw new EOFException("control beyond the end of its paragraph");
                }
                record.position(record.position() + rest);
            }
        }
        text.append('\n');
    }

    private static String control(char c) {
        return switch (c) {
            case 9 -> "\t";
            case 10 -> "\n";
            case 24 -> "-";
            case 30, 31 -> " ";
            default -> "";
        };
    }

    /// Other controls take eight characters with their parameters.
    private static boolean isSingle(char c) {
        return c == 0 || c == 10 || c == 13 || c >= 24;
    }
}
