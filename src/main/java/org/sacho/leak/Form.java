package org.sacho.leak;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
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
record Form(String canary, String encoding, List<Byte> bytes) {

    private static final List<Charset> CHARSETS = List.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("EUC-KR"));

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

    byte[] toArray() {
        byte[] array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = bytes.get(i);
        }
        return array;
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
            var list = new ArrayList<Byte>();
            for (byte b : bytes) {
                list.add(b);
            }
            if (all.stream().noneMatch(form -> form.bytes().equals(list))) {
                all.add(new Form(canary, encoding, List.copyOf(list)));
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
