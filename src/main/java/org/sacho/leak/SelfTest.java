package org.sacho.leak;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Whether a scan would find what it looks for: a canary made for this and for nothing else is written down in every
/// encoding, by other code than that which looks for it.
public final class SelfTest {

    private final SecureRandom random = new SecureRandom();
    private final Canary latin = Canary.random("self-test", random);
    private final Canary korean = Canary.random("self-test-korean", "기밀카나리아", random);
    private final CanaryScan scan = new CanaryScan(List.of(latin, korean));

    /// Plants the canaries in files of an empty folder, one for each encoding, and looks for them.
    ///
    /// @return the encodings in which one was not found; empty if the scan can be relied on
    public List<String> blindSpots(Path folder) throws IOException {
        var planted = new LinkedHashMap<String, byte[]>();
        for (var canary : List.of(latin, korean)) {
            plant(canary, planted);
        }
        var files = new LinkedHashMap<String, String>();
        for (var encoding : planted.entrySet()) {
            var file = Integer.toString(files.size());
            Files.write(folder.resolve(file), surrounded(encoding.getValue()));
            files.put(file, encoding.getKey());
        }
        scan.folder(folder).forEach(found -> files.remove(found.place()));
        return List.copyOf(files.values());
    }

    private byte[] surrounded(byte[] bytes) {
        byte[] around = new byte[bytes.length + 200];
        random.nextBytes(around);
        System.arraycopy(bytes, 0, around, 100, bytes.length);
        return around;
    }

    private static void plant(Canary canary, Map<String, byte[]> planted) {
        var word = canary.word();
        byte[] utf8 = word.getBytes(UTF_8);
        var text = new LinkedHashMap<String, byte[]>();
        text.put("UTF-8", utf8);
        text.put("UTF-16LE", word.getBytes(UTF_16LE));
        text.put("UTF-16BE", word.getBytes(UTF_16BE));
        text.put("NFD", Normalizer.normalize(word, Normalizer.Form.NFD).getBytes(UTF_8));
        text.put("reversed", new StringBuilder(word).reverse().toString().getBytes(UTF_8));
        text.put("hex", HexFormat.of().formatHex(utf8).getBytes(US_ASCII));
        text.put("HEX", HexFormat.of().withUpperCase().formatHex(utf8).getBytes(US_ASCII));
        text.put("URL", URLEncoder.encode("a " + word + "/", UTF_8).getBytes(US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = ("?".repeat(shift) + word + "~~~").getBytes(UTF_8);
            text.put("Base64 at " + shift, Base64.getEncoder().encode(shifted));
            text.put(
                    "Base64url at " + shift,
                    Base64.getUrlEncoder().withoutPadding().encode(shifted));
        }
        text.forEach((name, bytes) -> {
            planted.put(canary.name() + " " + name, bytes);
            planted.put(canary.name() + " " + name + " in gzip", packed(bytes, GZIPOutputStream::new));
            planted.put(canary.name() + " " + name + " in deflate", packed(bytes, DeflaterOutputStream::new));
            planted.put(canary.name() + " " + name + " in zip", zipped(bytes));
            planted.put(canary.name() + " " + name + " in zip in gzip", packed(zipped(bytes), GZIPOutputStream::new));
        });
    }

    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packing packing) {
        var packed = new ByteArrayOutputStream();
        try (var out = packing.over(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zipped(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("member"));
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
