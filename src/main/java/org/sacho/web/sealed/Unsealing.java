package org.sacho.web.sealed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sacho.crypto.Custody;
import org.sacho.crypto.CustodyShare;
import org.sacho.crypto.EnvelopeRejectedException;

/// Collects what unseals a server: the passphrase from the console, or two shares from two browsers.
///
/// At most one share is in memory. It is wiped when the second arrives, after too many refusals, and when its
/// time is over. Which person sits at a browser nobody proves here; what is proved is the possession of two
/// different shares.
public final class Unsealing {

    /// How long the first share waits for the second.
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Refusals in a row before nothing is looked at for a while.
    public static final int ATTEMPTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int REMEMBERED = 200;

    private final Path keys;
    private final Clock clock;
    private final BlockingQueue<Unsealed> passphrases = new ArrayBlockingQueue<>(1);
    private final List<Attempt> refused = new ArrayList<>();
    private Optional<Waiting> waiting = Optional.empty();
    private int refusals;
    private Instant pausedUntil = Instant.MIN;
    private boolean failed;

    /// A share and the browser it came from.
    private record Waiting(CustodyShare share, String browser, Instant until) {}

    /// A passphrase that was given, and how. The taker wipes it.
    public static final class Unsealed {

        private final char[] passphrase;
        private final int generation;

        private Unsealed(char[] passphrase, int generation) {
            this.passphrase = passphrase;
            this.generation = generation;
        }

        /// A copy, which the caller wipes.
        public char[] passphrase() {
            return passphrase.clone();
        }

        /// Of the shares; 0 for the console.
        public int generation() {
            return generation;
        }

        public void wipe() {
            Arrays.fill(passphrase, '\0');
        }

        @Override
        public String toString() {
            return "Unsealed[" + generation + "]";
        }
    }

    /// What did not unseal the server, for the audit log that cannot be written yet.
    public record Attempt(Instant at, UnsealAnswer answer) {}

    /// For the installation whose keys are in this folder.
    public Unsealing(Path keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Takes what somebody typed as a share, and wipes it.
    ///
    /// @param browser tells one browser from another
    public UnsealAnswer enter(String browser, char[] typed) {
        var share = CustodyShare.parse(typed);
        Arrays.fill(typed, '\0');
        synchronized (this) {
            expire();
            if (clock.instant().isBefore(pausedUntil)) {
                share.ifPresent(CustodyShare::destroy);
                return UnsealAnswer.THROTTLED;
            }
            var answer = share.map(given -> judge(browser, given)).orElse(UnsealAnswer.NOT_A_SHARE);
            if (answer != UnsealAnswer.FIRST_SHARE) {
                share.ifPresent(CustodyShare::destroy);
            }
            if (!answer.good()) {
                refuse(answer);
            }
            return answer;
        }
    }

    private UnsealAnswer judge(String browser, CustodyShare share) {
        try {
            var custody = Custody.load(keys);
            if (custody.isEmpty()) {
                return UnsealAnswer.NO_CUSTODY;
            }
            if (share.generation() != custody.get().generation()) {
                return UnsealAnswer.OLD_SHARE;
            }
            if (!custody.get().knows(share)) {
                return UnsealAnswer.WRONG_SHARE;
            }
            if (waiting.isEmpty()) {
                waiting =
                        Optional.of(new Waiting(share, browser, clock.instant().plus(PATIENCE)));
                return UnsealAnswer.FIRST_SHARE;
            }
            return second(custody.get(), waiting.get(), browser, share);
        } catch (IOException e) {
            return UnsealAnswer.NO_CUSTODY;
        }
    }

    private UnsealAnswer second(Custody custody, Waiting first, String browser, CustodyShare share) {
        if (first.share().number() == share.number()) {
            return UnsealAnswer.SAME_SHARE;
        }
        if (first.browser().equals(browser)) {
            return UnsealAnswer.SAME_BROWSER;
        }
        if (!custody.knows(first.share())) {
            // A new custody was made meanwhile; this share is the first of it.
            forget();
            waiting = Optional.of(new Waiting(share, browser, clock.instant().plus(PATIENCE)));
            return UnsealAnswer.FIRST_SHARE;
        }
        try {
            boolean taken = offer(new Unsealed(custody.passphrase(first.share(), share), custody.generation()));
            return taken ? UnsealAnswer.TWO_SHARES : UnsealAnswer.THROTTLED;
        } catch (EnvelopeRejectedException e) {
            return UnsealAnswer.NO_CUSTODY;
        } finally {
            forget();
        }
    }

    /// Takes over a passphrase that was typed at the console.
    public void console(char[] passphrase) {
        offer(new Unsealed(passphrase, 0));
    }

    /// Keeps one passphrase for the one who waits; another that comes before it was taken is wiped.
    private boolean offer(Unsealed unsealed) {
        boolean kept = passphrases.offer(unsealed);
        if (!kept) {
            unsealed.wipe();
        }
        return kept;
    }

    /// Waits for a passphrase; wipes a share that has waited too long meanwhile.
    public Unsealed await() throws InterruptedException {
        while (true) {
            var unsealed = Optional.ofNullable(passphrases.poll(5, TimeUnit.SECONDS));
            if (unsealed.isPresent()) {
                return unsealed.get();
            }
            synchronized (this) {
                expire();
            }
        }
    }

    /// The passphrase that was taken last did not open the keys.
    public synchronized void passphraseWasWrong() {
        failed = true;
        refuse(UnsealAnswer.WRONG_PASSPHRASE);
    }

    private void refuse(UnsealAnswer answer) {
        if (refused.size() < REMEMBERED) {
            refused.add(new Attempt(clock.instant(), answer));
        }
        refusals++;
        if (refusals >= ATTEMPTS) {
            long doubled = FIRST_PAUSE.toSeconds() << Math.min(refusals - ATTEMPTS, 10);
            pausedUntil = clock.instant().plusSeconds(Math.min(doubled, LONGEST_PAUSE.toSeconds()));
            forget();
        }
    }

    private void expire() {
        if (waiting.filter(first -> clock.instant().isAfter(first.until())).isPresent()) {
            forget();
        }
    }

    private void forget() {
        waiting.ifPresent(first -> first.share().destroy());
        waiting = Optional.empty();
    }

    /// How many shares are in memory: none or one.
    public synchronized int held() {
        expire();
        return waiting.isPresent() ? 1 : 0;
    }

    /// Whether a passphrase was tried in vain.
    synchronized boolean failedBefore() {
        return failed;
    }

    /// Seconds until something is looked at again.
    synchronized long pause() {
        var now = clock.instant();
        return now.isBefore(pausedUntil) ? Duration.between(now, pausedUntil).toSeconds() + 1 : 0;
    }

    /// Everything that was refused, oldest first; at most the first 200.
    public synchronized List<Attempt> refused() {
        return List.copyOf(refused);
    }

    /// Wipes what is still in memory.
    synchronized void close() {
        forget();
        var left = new ArrayList<Unsealed>();
        passphrases.drainTo(left);
        left.forEach(Unsealed::wipe);
    }
}
