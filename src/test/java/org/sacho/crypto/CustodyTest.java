package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            } catch (EnvelopeRejectedException | java.io.IOException e) {
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
