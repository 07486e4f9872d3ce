package org.sacho.web.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.Custody;
import org.sacho.crypto.CustodyShare;

/// Two custodians, and everything that is not two custodians (KY-02).
class UnsealingTest {

    private static final char[] PASSPHRASE = "exercise passphrase".toCharArray();

    @TempDir
    private Path keys;

    private final Hands clock = new Hands();
    private Unsealing unsealing;
    private List<CustodyShare> shares;

    @BeforeEach
    void custody() throws Exception {
        shares = Custody.create(keys, PASSPHRASE, 3);
        unsealing = new Unsealing(keys, clock);
    }

    private UnsealAnswer enter(String browser, int share) {
        return enter(browser, shares.get(share).text());
    }

    private UnsealAnswer enter(String browser, String typed) {
        char[] characters = typed.toCharArray();
        var answer = unsealing.enter(browser, characters);
        assertThat(new String(characters)).as("wiped").matches("\\x00*");
        return answer;
    }

    @Test
    void enter_twoSharesFromTwoBrowsers_givesThePassphrase() throws Exception {
        assertThat(enter("one", 0)).isEqualTo(UnsealAnswer.FIRST_SHARE);
        assertThat(unsealing.held()).isEqualTo(1);

        assertThat(enter("two", 2)).isEqualTo(UnsealAnswer.TWO_SHARES);

        var unsealed = unsealing.await();
        assertThat(unsealed.passphrase()).isEqualTo(PASSPHRASE);
        assertThat(unsealed.generation()).isEqualTo(1);
        assertThat(unsealing.held()).isZero();
        assertThat(unsealing.refused()).isEmpty();
    }

    @Test
    void enter_oneShareTwice_orTwoFromOneBrowser_isNotEnough() {
        enter("one", 0);

        assertThat(enter("two", 0)).isEqualTo(UnsealAnswer.SAME_SHARE);
        assertThat(enter("one", 1)).isEqualTo(UnsealAnswer.SAME_BROWSER);
        assertThat(unsealing.held()).isEqualTo(1);
        assertThat(unsealing.refused())
                .extracting(Unsealing.Attempt::answer)
                .containsExactly(UnsealAnswer.SAME_SHARE, UnsealAnswer.SAME_BROWSER);
    }

    @Test
    void enter_mistypedVoidOrForeign_isRefused() throws Exception {
        var typed = shares.get(0).text();
        var void1 = shares.get(1).text();
        var foreignKeys = keys.resolve("elsewhere");
        java.nio.file.Files.createDirectories(foreignKeys);
        Custody.create(foreignKeys, PASSPHRASE, 2);
        var foreign = Custody.create(foreignKeys, PASSPHRASE, 2).getFirst().text();
        shares = Custody.create(keys, PASSPHRASE, 3);

        assertThat(enter("one", typed.substring(1))).isEqualTo(UnsealAnswer.NOT_A_SHARE);
        assertThat(enter("one", void1)).isEqualTo(UnsealAnswer.OLD_SHARE);
        assertThat(enter("one", foreign)).isEqualTo(UnsealAnswer.WRONG_SHARE);
        assertThat(unsealing.held()).isZero();
    }

    @Test
    void enter_fiveRefusals_pausesAndWipesTheShareThatWaits() {
        enter("one", 0);
        for (int i = 0; i < Unsealing.ATTEMPTS; i++) {
            assertThat(enter("two", "EXERCISE")).isEqualTo(UnsealAnswer.NOT_A_SHARE);
        }

        assertThat(unsealing.held()).isZero();
        assertThat(unsealing.pause()).isPositive();
        assertThat(enter("one", 0)).isEqualTo(UnsealAnswer.THROTTLED);
        clock.advance(Duration.ofSeconds(31));
        assertThat(enter("one", 0)).isEqualTo(UnsealAnswer.FIRST_SHARE);
        assertThat(enter("two", "EXERCISE")).isEqualTo(UnsealAnswer.NOT_A_SHARE);
        assertThat(unsealing.pause()).as("longer each time").isGreaterThan(40);
    }

    @Test
    void enter_secondShareTooLate_isTheFirst() {
        enter("one", 0);
        clock.advance(Unsealing.PATIENCE.plusSeconds(1));

        assertThat(unsealing.held()).isZero();
        assertThat(enter("two", 1)).isEqualTo(UnsealAnswer.FIRST_SHARE);
    }

    @Test
    void enter_newCustodyBetweenTheTwo_theFirstIsVoid() throws Exception {
        enter("one", 0);
        shares = Custody.create(keys, PASSPHRASE, 3);

        assertThat(enter("two", 1)).isEqualTo(UnsealAnswer.FIRST_SHARE);
        assertThat(enter("one", 0)).isEqualTo(UnsealAnswer.TWO_SHARES);
    }

    @Test
    void enter_whereNoCustodyWasMade_isRefused() throws Exception {
        unsealing = new Unsealing(keys.resolve("none"), clock);
        assertThat(enter("one", 0)).isEqualTo(UnsealAnswer.NO_CUSTODY);
    }

    @Test
    void console_passphrase_isGivenOnceAndWipedOnClose() throws Exception {
        char[] first = PASSPHRASE.clone();
        char[] second = PASSPHRASE.clone();
        unsealing.console(first);
        unsealing.console(second);

        assertThat(new String(second)).as("one at a time").matches("\\x00*");
        unsealing.await().wipe();
        assertThat(new String(first)).matches("\\x00*");
        char[] third = PASSPHRASE.clone();
        unsealing.console(third);
        unsealing.close();
        assertThat(new String(third)).matches("\\x00*");
    }

    @Test
    void passphraseWasWrong_isSaidAndCounted() {
        unsealing.passphraseWasWrong();

        assertThat(unsealing.failedBefore()).isTrue();
        assertThat(unsealing.refused())
                .extracting(Unsealing.Attempt::answer)
                .containsExactly(UnsealAnswer.WRONG_PASSPHRASE);
    }

    /// A clock that is set by hand.
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-09-03T05:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
