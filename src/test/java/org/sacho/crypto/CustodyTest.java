package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shares as custodians hold them (KY-02, the part without a server).
class CustodyTest {

    private static final char[] PASSPHRASE = "exercise passphrase".toCharArray();

    @TempDir
    private Path keys;

    private List<CustodyShare> make(int custodians) throws Exception {
        return Custody.create(keys, PASSPHRASE, custodians);
    }

    private Custody custody() throws Exception {
        return Custody.load(keys).orElseThrow();
    }

    @Test
    void passphrase_everyTwoOfNine_isGivenBack() throws Exception {
        var shares = make(9);
        for (var one : shares) {
            for (var other : shares) {
                if (one != other) {
                    assertThat(custody().passphrase(one, other)).isEqualTo(PASSPHRASE);
                }
            }
        }
    }

    @Test
    void create_fewerThanTwoOrMoreThanNine_refused() {
        assertThatThrownBy(() -> make(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> make(10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passphrase_oneShareTwice_refused() throws Exception {
        var shares = make(2);
        assertThatThrownBy(() -> custody().passphrase(shares.get(0), shares.get(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void create_again_voidsTheSharesBefore() throws Exception {
        var before = make(3);
        var now = make(3);

        assertThat(custody().generation()).isEqualTo(2);
        assertThat(before).noneMatch(custody()::knows);
        assertThat(now).allMatch(custody()::knows);
        assertThatThrownBy(() -> custody().passphrase(before.get(0), now.get(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean unknown(CustodyShare share) {
        try {
            return !custody().knows(share);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// The right form and number, with another value: nobody guesses it, and it is refused by itself.
    @Test
    void knows_madeUpShare_isFalse() throws Exception {
        make(3);
        assertThat(custody().knows(CustodyShare.of(1, 2, new byte[32]))).isFalse();
        assertThat(custody().knows(CustodyShare.of(1, 9, new byte[32]))).isFalse();
    }

    @Test
    void parse_whatTextPrinted_isTheShare_howeverItIsTyped() throws Exception {
        var share = make(2).getFirst();
        var text = share.text();

        assertThat(text).matches("([0-9A-Z]{4}-){15}[0-9A-Z]{4}");
        for (var typed : List.of(
                text,
                text.toLowerCase(Locale.ROOT),
                text.replace("-", ""),
                " " + text.replace('-', ' ') + "\n",
                text.replace('1', 'l').replace('0', 'o'))) {
            var read = CustodyShare.parse(typed.toCharArray()).orElseThrow();
            assertThat(custody().knows(read)).isTrue();
            assertThat(read.number()).isEqualTo(1);
            assertThat(read.generation()).isEqualTo(1);
        }
    }

    @Test
    void parse_anyCharacterAnother_orTwoSwapped_isNoShare() throws Exception {
        var text = make(2).getFirst().text().replace("-", "");
        for (int i = 0; i < text.length(); i++) {
            for (char c : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                if (c != text.charAt(i)) {
                    var typed = text.substring(0, i) + c + text.substring(i + 1);
                    assertThat(CustodyShare.parse(typed.toCharArray())).isEmpty();
                }
            }
            if (i > 0 && text.charAt(i) != text.charAt(i - 1)) {
                var swapped = text.substring(0, i - 1) + text.charAt(i) + text.charAt(i - 1) + text.substring(i + 1);
                assertThat(CustodyShare.parse(swapped.toCharArray())).isEmpty();
            }
        }
        assertThat(CustodyShare.parse(new char[0])).isEmpty();
        assertThat(CustodyShare.parse((text + "0").toCharArray())).isEmpty();
        assertThat(CustodyShare.parse("훈련".toCharArray())).isEmpty();
    }

    /// More shares were made than one byte counts.
    @Test
    void share_ofALaterGeneration_isReadBack() {
        var share = CustodyShare.of(0x1234, 9, new byte[32]);

        var read = CustodyShare.parse(share.text().toCharArray()).orElseThrow();

        assertThat(read.generation()).isEqualTo(0x1234);
        assertThat(read.number()).isEqualTo(9);
        assertThat(read.value()).isEqualTo(new byte[32]);
    }

    @Test
    void parse_shareOfNobodyOrOfAnotherFormat_isNoShare() {
        assertThat(CustodyShare.parse(CustodyShare.of(1, 0, new byte[32]).text().toCharArray()))
                .isEmpty();
        assertThat(CustodyShare.parse("0".repeat(64).toCharArray())).isEmpty();
    }

    @Test
    void create_the65535thTime_isTheLast() throws Exception {
        make(2);
        setGeneration(0xfffe);
        assertThat(make(2).getFirst().generation()).isEqualTo(0xffff);
        assertThat(custody().generation()).isEqualTo(0xffff);

        assertThatThrownBy(() -> make(2)).isInstanceOf(IllegalStateException.class);
        assertThat(custody().generation()).isEqualTo(0xffff);
    }

    private void setGeneration(int generation) throws Exception {
        byte[] file = Files.readAllBytes(keys.resolve(Custody.FILE));
        file[1] = (byte) (generation >> 8);
        file[2] = (byte) generation;
        Files.write(keys.resolve(Custody.FILE), file);
    }

    /// To the multiple of 64 above it, so the file tells no more of its length than that.
    @Test
    void passphrase_ofAnyLength_isGivenBackAndPadded() throws Exception {
        for (int length : new int[] {1, 12, 63, 64, 65, 127, 128}) {
            char[] passphrase = "x".repeat(length).toCharArray();
            var shares = Custody.create(keys, passphrase, 2);

            assertThat(custody().passphrase(shares.get(1), shares.get(0))).isEqualTo(passphrase);
            assertThat(Files.size(keys.resolve(Custody.FILE)))
                    .isEqualTo(4 + 2 * 32 + Aead.OVERHEAD_BYTES + (length / 64 + 1) * 64L);
        }
    }

    @Test
    void load_anotherFormatOrCutShort_isAnError() throws Exception {
        assertThat(Custody.load(keys)).isEmpty();
        make(2);
        byte[] whole = Files.readAllBytes(keys.resolve(Custody.FILE));
        whole[0] = 2;
        Files.write(keys.resolve(Custody.FILE), whole);
        assertThatThrownBy(() -> Custody.load(keys)).isInstanceOf(IOException.class);

        Files.write(keys.resolve(Custody.FILE), new byte[] {1, 0});
        assertThatThrownBy(() -> Custody.load(keys)).isInstanceOf(IOException.class);
    }

    @Test
    void passphrase_oneShareKnownAndOneNot_refused() throws Exception {
        var shares = make(2);
        var foreign = CustodyShare.of(1, 2, new byte[32]);

        assertThatThrownBy(() -> custody().passphrase(shares.getFirst(), foreign))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> custody().passphrase(foreign, shares.getFirst()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(custody()).hasToString("Custody[1]");
    }

    @Test
    void destroy_leavesNothing() throws Exception {
        var share = make(2).getFirst();
        share.destroy();
        assertThat(share.text()).matches("[0-]*");
    }

    @Test
    void file_anyByteAnother_givesNothingBack() throws Exception {
        var shares = make(2);
        byte[] whole = Files.readAllBytes(keys.resolve(Custody.FILE));
        for (int i = 1; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(keys.resolve(Custody.FILE), damaged);
            boolean refused;
            try {
                refused = shares.stream().anyMatch(this::unknown)
                        || custody().passphrase(shares.get(0), shares.get(1)).length == 0;
            } catch (EnvelopeRejectedException | IOException e) {
                refused = true;
            }
            assertThat(refused).as("byte " + i).isTrue();
        }
    }

    /// Canary: neither the passphrase nor any share is in the file, in any form a person would type.
    @Test
    void file_holdsNeitherPassphraseNorShares() throws Exception {
        var shares = make(4);
        var file = new String(Files.readAllBytes(keys.resolve(Custody.FILE)), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain(new String(PASSPHRASE));
        for (var share : shares) {
            assertThat(file).doesNotContain(share.text(), new String(share.value(), StandardCharsets.ISO_8859_1));
            assertThat(share.toString()).isEqualTo("CustodyShare");
        }
        assertThat(Files.getPosixFilePermissions(keys.resolve(Custody.FILE))).hasSize(2);
        assertThat(HexFormat.of().formatHex(shares.getFirst().digest())).hasSize(64);
    }
}
