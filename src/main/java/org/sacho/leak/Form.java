package org.sacho.leak;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The bytes of a canary under one encoding.
final class Form {

    private static final List<Charset> CHARSETS = List.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("EUC-KR"));

    private final String canary;
    private final String encoding;
    private final byte[] bytes;

    private Form(String canary, String encoding, byte[] bytes) {
        this.canary = canary;
        this.encoding = encoding;
        this.bytes = bytes;
    }

    /// Every form in which the canary is looked for.
    static List<Form> of(Canary canary) {
        var forms = new Forms(canary.name());
        for (var normal : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            var word = Normalizer.normalize(canary.word(), normal);
            var backwards = new StringBuilder(word).reverse().toString();
            for (var charset : CHARSETS) {
                // What a charset has no letter for it cannot carry.
                if (charset.newEncoder().canEncode(word)) {
                    var name = normal + " " + charset;
                    forms.add(name, word.getBytes(charset));
                    forms.add(name + " reversed", backwards.getBytes(charset));
                    forms.addEncoded(name, word.getBytes(charset));
                }
            }
            var url = URLEncoder.encode(word, UTF_8);
            forms.addText("URL", url);
            forms.addText("URL", url.toLowerCase(Locale.ROOT));
            forms.addText("JSON", escaped(word, c -> "\\u" + HexFormat.of().toHexDigits((char) c)));
            forms.addText(
                    "JSON",
                    escaped(word, c -> "\\u" + HexFormat.of().withUpperCase().toHexDigits((char) c)));
            forms.addText("HTML", escaped(word, c -> "&#" + c + ";"));
        }
        return List.copyOf(forms.all);
    }

    private static String escaped(String word, IntFunction<String> escape) {
        return word.chars()
                .mapToObj(c -> c < 0x80 ? Character.toString(c) : escape.apply(c))
                .collect(Collectors.joining());
    }

    String canary() {
        return canary;
    }

    String encoding() {
        return encoding;
    }

    /// The first four bytes.
    int start() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    boolean isAt(byte[] text, int at) {
        int end = at + bytes.length;
        return end <= text.length && Arrays.equals(text, at, end, bytes, 0, bytes.length);
    }

    @Override
    public String toString() {
        return "Form[" + canary + ", " + encoding + "]";
    }

    /// Collects forms; the first name of equal bytes stays.
    private static final class Forms {

        private final String canary;
        private final List<Form> all = new ArrayList<>();

        private Forms(String canary) {
            this.canary = canary;
        }

        private void add(String encoding, byte[] bytes) {
            if (all.stream().noneMatch(form -> Arrays.equals(form.bytes, bytes))) {
                all.add(new Form(canary, encoding, bytes));
            }
        }

        private void addText(String encoding, String ascii) {
            add(encoding, ascii.getBytes(UTF_8));
        }

        private void addEncoded(String name, byte[] bytes) {
            addText(name + " hex", HexFormat.of().formatHex(bytes));
            addText(name + " hex", HexFormat.of().withUpperCase().formatHex(bytes));
            for (int shift = 0; shift < 3; shift++) {
                // Whole groups of three bytes only: what surrounds the canary decides about the others.
                byte[] groups = Arrays.copyOfRange(bytes, shift, bytes.length - (bytes.length - shift) % 3);
                addText(name + " Base64", Base64.getEncoder().encodeToString(groups));
                addText(name + " Base64", Base64.getUrlEncoder().encodeToString(groups));
            }
        }
    }
}
