package org.sacho.transcript.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Looks through a zip before a parser does: whole, unencrypted, no bomb, no XML entities, nothing packed within.
///
/// @param mimetype content of the entry of that name, as ODF and HWPX have it; empty without one
/// @param parts by name; the content only of the sections of HWPX, which are read here
record ZipCheck(String mimetype, Map<String, byte[]> parts) {

    private static final byte[] NOT_KEPT = {};
    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_INFLATED = 256L * 1024 * 1024;
    private static final long SMALL = 1024 * 1024;
    private static final int MAX_RATIO = 100;
    private static final Set<String> FOREIGN_PARTS =
            Set.of("relationships/afchunk", "relationships/oleobject", "relationships/package\"");

    static ZipCheck of(byte[] source) throws MalformedTranscriptException {
        try (ZipFile zip = ZipFile.builder().setByteArray(source).get()) {
            Map<String, byte[]> parts = new HashMap<>();
            String mimetype = "";
            long budget = MAX_INFLATED;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (parts.size() >= MAX_ENTRIES) {
                    throw new MalformedTranscriptException(Reason.TOO_BIG_INSIDE);
                }
                byte[] content = inflate(zip, entry, budget);
                budget -= content.length;
                boolean section = HwpxText.isSection(entry.getName());
                if (parts.put(entry.getName(), section ? content : NOT_KEPT) != null) {
                    throw new MalformedTranscriptException(Reason.DAMAGED);
                }
                requireHarmless(entry.getName().toLowerCase(Locale.ROOT), content);
                mimetype = entry.getName().equals("mimetype")
                        ? new String(content, StandardCharsets.US_ASCII).strip()
                        : mimetype;
            }
            return new ZipCheck(mimetype, parts);
        } catch (IOException | RuntimeException damaged) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
    }

    private static byte[] inflate(ZipFile zip, ZipArchiveEntry entry, long budget)
            throws IOException, MalformedTranscriptException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new MalformedTranscriptException(Reason.ENCRYPTED);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        CRC32 checksum = new CRC32();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                content.write(buffer, 0, count);
                checksum.update(buffer, 0, count);
                boolean bomb = content.size() > SMALL && content.size() / MAX_RATIO > entry.getCompressedSize();
                if (bomb || content.size() > budget) {
                    throw new MalformedTranscriptException(Reason.TOO_BIG_INSIDE);
                }
            }
        }
        if (content.size() != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        return content.toByteArray();
    }

    private static void requireHarmless(String name, byte[] content) throws MalformedTranscriptException {
        if (name.endsWith(".ole") || name.contains("/embeddings/")) {
            throw new MalformedTranscriptException(Reason.EMBEDDED_CONTENT);
        }
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".hpf");
        if (!xml) {
            return;
        }
        // Without NULs, so that UTF-16 hides nothing.
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains("<!ENTITY")) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        if (name.endsWith("manifest.xml") && text.contains("encryption-data")) {
            throw new MalformedTranscriptException(Reason.ENCRYPTED);
        }
        String lower = name.endsWith(".rels") ? text.toLowerCase(Locale.ROOT) : "";
        if (FOREIGN_PARTS.stream().anyMatch(lower::contains)) {
            throw new MalformedTranscriptException(Reason.EMBEDDED_CONTENT);
        }
    }
}
