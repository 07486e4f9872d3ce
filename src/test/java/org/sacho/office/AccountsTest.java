package org.sacho.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.label.Lattice;
import org.sacho.office.Office.HandSet;
import org.sacho.policy.Packs;
import org.sacho.subject.Role;
import org.sacho.subject.SubjectId;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountsTest {

    private static final Lattice LATTICE = Packs.of(Packs.SMALL).lattice();
    private static final SubjectId OFFICER = new SubjectId("officer1");

    private final HandSet clock = new HandSet();
    private final Encoder encoder = new Encoder();

    @TempDir
    Path folder;

    private Office office;
    private Accounts accounts;

    @BeforeEach
    void open() {
        office = new Office(folder);
        accounts = new Accounts(office.database(), LATTICE, encoder, clock);
        if (accounts.find(OFFICER).isEmpty()) {
            accounts.add(OFFICER, "right", Set.of(Role.OFFICER, Role.READER), LATTICE.parse("S//ALPHA"));
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void signIn_withTheRightPassword_succeedsAndIsRemembered() {
        assertThat(accounts.signIn("officer1", "right").orElseThrow().lastSignIn())
                .contains(clock.instant());

        reopen();

        assertThat(accounts.find(OFFICER).orElseThrow().lastSignIn()).contains(clock.instant());
    }

    @Test
    void signIn_withAWrongPassword_failsAndIsCounted() {
        assertThat(accounts.signIn("officer1", "wrong")).isEmpty();

        assertThat(accounts.find(OFFICER).orElseThrow().failures()).isEqualTo(1);
    }

    @Test
    void signIn_succeeding_forgetsEarlierFailures() {
        fail(Accounts.ATTEMPTS - 1);
        assertThat(accounts.signIn("officer1", "right")).isPresent();

        fail(Accounts.ATTEMPTS - 1);
        assertThat(accounts.signIn("officer1", "right")).isPresent();
    }

    @Test
    void signIn_afterFiveFailures_isLockedForAMinuteWhateverThePassword() {
        fail(Accounts.ATTEMPTS);

        assertThat(accounts.signIn("officer1", "right")).isEmpty();
        clock.pass(Duration.ofSeconds(59));
        assertThat(accounts.signIn("officer1", "right")).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(accounts.signIn("officer1", "right")).isPresent();
    }

    @Test
    void lock_doublesWithEveryFurtherFailure_upTo16Minutes() {
        var locked = new ArrayList<Long>();
        fail(Accounts.ATTEMPTS);
        for (int n = 0; n < 13; n++) {
            var until = accounts.find(OFFICER).orElseThrow().lockedUntil().orElseThrow();
            var time = Duration.between(clock.instant(), until);
            locked.add(time.toMinutes());
            clock.pass(time);
            fail(1);
        }

        assertThat(locked).isEqualTo(List.of(1L, 2L, 4L, 8L, 16L, 16L, 16L, 16L, 16L, 16L, 16L, 16L, 16L));
    }

    @Test
    void attempts_whileLocked_doNotLengthenTheLock() {
        fail(Accounts.ATTEMPTS + 20);
        clock.pass(Duration.ofMinutes(1));

        assertThat(accounts.signIn("officer1", "right")).isPresent();
    }

    @Test
    void lock_outlivesARestart() {
        fail(Accounts.ATTEMPTS);

        reopen();

        assertThat(accounts.signIn("officer1", "right")).isEmpty();
    }

    @Test
    void signIn_ofADisabledAccount_failsAndItIsNoSubject() {
        accounts.change(OFFICER, Set.of(Role.OFFICER), LATTICE.bottom(), true);

        assertThat(accounts.signIn("officer1", "right")).isEmpty();
        assertThat(accounts.subject(OFFICER)).isEmpty();
        assertThat(accounts.find(OFFICER)).isPresent();
    }

    @Test
    void signIn_unknownLockedDisabledOrWrong_checksOneHashEachTime() {
        accounts.add(new SubjectId("locked1"), "right", Set.of(Role.READER), LATTICE.bottom());
        accounts.add(new SubjectId("gone1"), "right", Set.of(Role.READER), LATTICE.bottom());
        accounts.change(new SubjectId("gone1"), Set.of(Role.READER), LATTICE.bottom(), true);
        for (int n = 0; n < Accounts.ATTEMPTS; n++) {
            accounts.signIn("locked1", "wrong");
        }

        for (var name : List.of("nobody1", "Not an account name", "", "locked1", "gone1", "officer1")) {
            encoder.checks = 0;
            assertThat(accounts.signIn(name, "wrong")).isEmpty();
            assertThat(encoder.checks).as(name).isEqualTo(1);
        }
    }

    @Test
    void disabling_whileAPasswordIsBeingChecked_isNotUndone() {
        encoder.meanwhile = () -> accounts.change(OFFICER, Set.of(Role.READER), LATTICE.bottom(), true);

        assertThat(accounts.signIn("officer1", "right")).isEmpty();

        assertThat(accounts.find(OFFICER).orElseThrow().disabled()).isTrue();
        assertThat(accounts.find(OFFICER).orElseThrow().roles()).containsExactly(Role.READER);
    }

    @Test
    void failures_atTheSameTime_areAllCounted() {
        encoder.meanwhile = () -> {
            encoder.meanwhile = () -> {};
            accounts.signIn("officer1", "wrong");
        };

        accounts.signIn("officer1", "wrong");

        assertThat(accounts.find(OFFICER).orElseThrow().failures()).isEqualTo(2);
    }

    @Test
    void change_ofRolesAndClearance_holdsAtOnceAndUnlocks() {
        fail(Accounts.ATTEMPTS);

        accounts.change(OFFICER, Set.of(Role.READER), LATTICE.parse("U"), false);

        assertThat(accounts.subject(OFFICER).orElseThrow().clearance()).isEqualTo(LATTICE.parse("U"));
        assertThat(accounts.signIn("officer1", "right")).isPresent();
    }

    @Test
    void rolesThatMustBeHeldApart_areRefusedAndNothingIsKept() {
        var both = Set.of(Role.AUDITOR, Role.OFFICER);
        var auditor = new SubjectId("auditor1");

        assertThatThrownBy(() -> accounts.add(auditor, "right", both, LATTICE.bottom()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.change(OFFICER, both, LATTICE.bottom(), false))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(accounts.find(auditor)).isEmpty();
        assertThat(accounts.find(OFFICER).orElseThrow().roles()).doesNotContain(Role.AUDITOR);
    }

    @Test
    void account_addedTwice_staysTheFirst() {
        assertThatThrownBy(() -> accounts.add(OFFICER, "other", Set.of(Role.READER), LATTICE.bottom()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(accounts.signIn("officer1", "other")).isEmpty();
        assertThat(accounts.signIn("officer1", "right")).isPresent();
    }

    @Test
    void change_ofNobody_refused() {
        assertThatThrownBy(() -> accounts.change(new SubjectId("nobody1"), Set.of(), LATTICE.bottom(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accounts_reopened_areAsTheyWere() {
        accounts.add(new SubjectId("auditor1"), "right", Set.of(Role.AUDITOR), LATTICE.bottom());
        var before = accounts.all();

        reopen();

        assertThat(accounts.all()).isEqualTo(before);
        assertThat(Stream.of("auditor1", "officer1").map(name -> accounts.signIn(name, "right")))
                .allMatch(Optional::isPresent);
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            assertThat(accounts.signIn("officer1", "wrong")).isEmpty();
        }
    }

    /// Quick, and counts.
    private static final class Encoder implements PasswordEncoder {

        private int checks;
        private Runnable meanwhile = () -> {};

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            checks++;
            meanwhile.run();
            return encode(password).equals(hash);
        }
    }
}
