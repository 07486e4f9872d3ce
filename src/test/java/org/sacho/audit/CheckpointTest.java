package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checkpoints and notes as an attacker or a careless tool would hand them in (AU-07). Everything below that is
/// refused is rightly signed, so that it is the form which decides, unless the test is about the signature.
class CheckpointTest {

    private static final VerifierKey KEY = Logs.keys().verifier();
    private static final String ROOT = Hash.ofNothing().base64();
    private static final List<StoreState> STORES = List.of(new StoreState("a1", 7, "0f".repeat(32)));

    /// The example of the note package of Go, with the key that comes with it.
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void note_ofAnotherImplementation_isReadAndItsSignatureHolds() {
        var key = VerifierKey.parse(GO_KEY);
        var note = SignedNote.parse(GO_NOTE).orElseThrow();
        assertThat(note.signedBy(key)).isTrue();
        assertThat(SignedNote.parse(GO_NOTE.replace("answer", "enigma"))
                        .orElseThrow()
                        .signedBy(key))
                .isFalse();
        assertThat(note.signedBy(KEY)).isFalse();
    }

    @Test
    void note_withAnEmptyLineInItsText_endsAtTheLast() {
        var note = SignedNote.parse("""
                Ognuno sta solo sul cuor della terra
                trafitto da un raggio di sole:

                ed \u00e8 subito sera.

                \u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
                """).orElseThrow();
        assertThat(note.text()).endsWith("ed \u00e8 subito sera.\n").contains("\n\n");
        assertThat(note.signatures())
                .extracting(SignedNote.SignatureLine::name)
                .containsExactly("quasimodo.example/salvatore");
    }

    @Test
    void checkpoint_signed_isReadBackWithItsStores() {
        var statement = new Checkpoint.Statement(42, Hash.ofNothing(), Logs.NOW, STORES);
        var checkpoint = Checkpoint.sign(KEY, Logs.keys().checkpoint(), statement);
        assertThat(Checkpoint.parse(checkpoint.note(), KEY)).contains(checkpoint);
        assertThat(checkpoint.stores()).isEqualTo(STORES);
        assertThat(Checkpoint.formed(checkpoint.note())).isTrue();
    }

    @Test
    void checkpoint_withSignaturesOfUnknownKeys_isRead() throws Exception {
        var note = signed(text("3", ROOT)) + signature("witness1.example/w", other(), "whatever\n");
        assertThat(Checkpoint.parse(note, KEY)).isPresent();
        assertThat(Checkpoint.formed(note))
                .as("as a line of the log's own file")
                .isFalse();
    }

    @Test
    void checkpoint_withMoreThan16Signatures_isRead() throws Exception {
        var note = new StringBuilder(signed(text("3", ROOT)));
        for (int i = 0; i < 20; i++) {
            note.append(signature("witness" + i, other(), "whatever\n"));
        }
        assertThat(Checkpoint.parse(note.toString(), KEY)).isPresent();
    }

    @Test
    void checkpoint_withTheSameNameAndAnotherKey_countsAsUnknown() throws Exception {
        var text = text("3", ROOT);
        assertThat(Checkpoint.parse(text + "\n" + signature(KEY.name(), other(), text), KEY))
                .isEmpty();
        assertThat(Checkpoint.parse(signed(text) + signature(KEY.name(), other(), text), KEY))
                .isPresent();
    }

    @Test
    void checkpoint_withAFalseSignatureOfTheKnownKeyBesideATrueOne_isRefused() {
        var text = text("3", ROOT);
        var falseOne = signed(text("4", ROOT)).lines().toList().getLast() + "\n";
        assertThat(Checkpoint.parse(signed(text) + falseOne, KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "03", "-1", "+1", "1e3", " 3", "3 ", "0x3", "9999999999999999999999", "\u0663"})
    void checkpoint_withASizeThatIsNoNumber_isRefused(String size) {
        assertThat(Checkpoint.parse(signed(text(size, ROOT)), KEY)).isEmpty();
    }

    @Test
    void checkpoint_ofTheLargestSize_isRead() {
        assertThat(Checkpoint.parse(signed(text("999999999999999999", ROOT)), KEY))
                .hasValueSatisfying(checkpoint -> assertThat(checkpoint.size()).isEqualTo(999_999_999_999_999_999L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void checkpoint_withARootThatIsNoHash_isRefused(String root) {
        assertThat(Checkpoint.parse(signed(text("3", root)), KEY)).isEmpty();
    }

    @Test
    void checkpoint_ofAnotherOrigin_isRefused() {
        assertThat(Checkpoint.parse(
                        signed("sacho/audit/0000000000000000\n3\n" + ROOT + "\nat 2026-11-01T00:00:00Z\n"), KEY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-01T00:00:00Z\n",
                "by 2026-11-01T00:00:00Z\n",
                "at yesterday, at about noon\n",
                "at 2026-13-01T00:00:00Z\n"
            })
    void checkpoint_withoutATime_isRefused(String time) {
        assertThat(Checkpoint.parse(signed(KEY.name() + "\n3\n" + ROOT + "\n" + time), KEY))
                .isEmpty();
    }

    @Test
    void checkpoint_withExtensionLinesOfAnotherVersion_isReadWithoutThem() {
        assertThat(Checkpoint.parse(signed(text("3", ROOT) + "store ../x 1 00\nmore 1\n"), KEY))
                .hasValueSatisfying(
                        checkpoint -> assertThat(checkpoint.stores()).isEmpty());
    }

    @Test
    void checkpoint_withAnEmptyLine_isRefused() {
        assertThat(Checkpoint.parse(signed(text("3", ROOT) + "\nmore\n"), KEY)).isEmpty();
    }

    @Test
    void note_thatIsBroken_isRefused() {
        var note = signed(text("3", ROOT));
        assertThat(Checkpoint.parse(note, KEY)).isPresent();
        for (var broken : List.of(
                "",
                "\n",
                "\n\n",
                note.replace("\n", "\r\n"),
                note.substring(0, note.length() - 1),
                note + "\n",
                note + "more\n",
                "\n" + note,
                note.replace("\u2014", "-"),
                note.replace("\u2014 ", "\u2014"),
                note.replace("\u2014 ", "\u2014  "),
                note.replace("3\n", "3\t\n"),
                note.replace("3\n", "3\u0000\n"),
                note.replace("\n\n", "\n"),
                note.replaceFirst("=\n$", "\n"),
                note.replaceFirst("[A-Za-z0-9+/]{91}=\n$", "AAAA\n"),
                note.replaceFirst(" [A-Za-z0-9+/]{91}=\n$", "\n"),
                note + ("\u2014 " + "w AAAAAAAA\n").repeat(100),
                note + "\u2014 " + "w " + "A".repeat(300_000) + "\n")) {
            assertThat(Checkpoint.parse(broken, KEY)).as(broken).isEmpty();
        }
    }

    @Test
    void note_withAsManySignaturesOrCharactersAsAreRead_isRead_andWithOneMoreIsNot() throws Exception {
        var note = signed(text("3", ROOT));
        var other = signature("witness", other(), "whatever\n");
        assertThat(SignedNote.parse(note + other.repeat(63))).isPresent();
        assertThat(SignedNote.parse(note + other.repeat(64))).isEmpty();

        var longest = "x".repeat(200_000 - note.length()) + note;
        assertThat(SignedNote.parse(longest)).isPresent();
        assertThat(SignedNote.parse("x" + longest)).isEmpty();
    }

    /// The id of the key is no signature yet.
    @Test
    void note_signedWithAnIdAlone_isRefused() {
        var note = signed(text("3", ROOT));
        assertThat(SignedNote.parse(note + "\u2014 w AAAAAA==\n")).isEmpty();
        assertThat(SignedNote.parse(note + "\u2014 w AAAAAAA=\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\t", "\r", "\u001f", "\ufffd", "\ud800"})
    void note_withWhatIsNoText_isRefused(String character) {
        var note = signed(text("3", ROOT));
        assertThat(SignedNote.parse(note.replaceFirst("\n", character + "\n"))).isEmpty();
        assertThat(SignedNote.parse(note.replaceFirst("\n", "\u00e9 \n"))).isPresent();
    }

    @Test
    void note_withoutAText_isRefused() {
        assertThat(SignedNote.parse("\u2014 w AAAAAAA=\n")).isEmpty();
        assertThat(SignedNote.parse("\n\u2014 w AAAAAAA=\n")).isEmpty();
    }

    @Test
    void note_ofAnEmptyLine_isOne() {
        assertThat(SignedNote.parse("\n\n\u2014 w AAAAAAA=\n").orElseThrow().text())
                .isEqualTo("\n");
    }

    /// Whatever is done to single characters: either the note is refused, or it says what was signed.
    @Test
    @Tag("exhaustive")
    void note_mutatedAtRandom_neverSaysAnythingElse() {
        var random = new Random(7);
        var original = signed(text("3", ROOT));
        for (int i = 0; i < 3_000; i++) {
            var mutated = new StringBuilder(original);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.deleteCharAt(at);
                    case 1 -> mutated.insert(at, (char) random.nextInt(0x2100));
                    case 2 -> mutated.setCharAt(at, original.charAt(random.nextInt(original.length())));
                    default -> throw new IllegalStateException();
                }
            }
            Checkpoint.parse(mutated.toString(), KEY).ifPresent(checkpoint -> {
                assertThat(checkpoint.size()).isEqualTo(3);
                assertThat(checkpoint.hash()).isEqualTo(Hash.ofNothing().hex());
                assertThat(mutated.toString()).startsWith(text("3", ROOT) + "\n");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "sacho/audit/1+00000000+AAAA",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void verifierKey_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifierKey_ofAnotherAlgorithm_isRefused() throws Exception {
        for (var algorithm : List.of("X25519", "Ed448")) {
            var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
            assertThatThrownBy(() -> VerifierKey.of(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void verifierKey_asText_isReadBackAndFitsItsIdOnly() {
        assertThat(VerifierKey.parse(KEY.toString())).isEqualTo(KEY);
        assertThat(KEY.name()).matches("sacho/audit/[0-9a-f]{16}");
        assertThat(KEY.signed(text("3", ROOT), "AAAA")).isFalse();
    }

    private static String text(String size, String root) {
        return KEY.name() + "\n" + size + "\n" + root + "\nat 2026-11-01T00:00:00Z\n";
    }

    private static String signed(String text) {
        return text + "\n" + line(KEY.name(), KEY.id(), Logs.keys().checkpoint(), text);
    }

    private static String signature(String name, KeyPair keys, String text) {
        return line(name, new VerifierKey(name, keys.getPublic()).id(), keys.getPrivate(), text);
    }

    private static String line(String name, byte[] id, PrivateKey secret, String text) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            var signature = signer.sign();
            var both = java.util.Arrays.copyOf(id, id.length + signature.length);
            System.arraycopy(signature, 0, both, id.length, signature.length);
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair other() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
