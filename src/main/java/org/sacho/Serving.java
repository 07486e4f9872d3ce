package org.sacho;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.transcript.extract.Isolation;
import org.sacho.web.WebServer;
import org.sacho.web.sealed.SealedServer;
import org.sacho.web.sealed.UnsealAnswer;
import org.sacho.web.sealed.Unsealing;
import org.springframework.boot.web.server.PortInUseException;

/// One process that serves one installation on one port: unsealed, until a security administrator seals it, and
/// sealed until somebody unseals it.
///
/// While it is sealed no store is open and no key is in memory.
final class Serving {

    private final Place place;
    private final Equipment equipment;
    private final DropOption drop;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ConsoleUnseal console = new ConsoleUnseal();
    private int port;
    private volatile Runnable stop = () -> {};
    private volatile DropOption.Watch watching = () -> {};

    /// Where the installation lies and where it is served.
    record Place(Path data, String address, int port) {}

    Serving(Place place, Equipment equipment, DropOption drop, PrintWriter out, PrintWriter err) {
        this.place = place;
        this.equipment = equipment;
        this.drop = drop;
        this.out = out;
        this.err = err;
        this.port = place.port();
    }

    /// Serves an installation; returns once requests are answered, and goes on by itself.
    ///
    /// @throws PortInUseException if somebody else listens there; the installation is then closed
    void begin(Premises installation) {
        var server = serve(installation);
        goOn(() -> untilSealed(server));
    }

    /// Serves the unsealing page; returns once it answers, and goes on by itself.
    void beginSealed() throws IOException {
        var unsealing = new Unsealing(keys(), Clock.systemUTC());
        var sealed = seal(unsealing);
        goOn(() -> untilSealed(serve(unsealed(sealed, unsealing))));
    }

    private interface Phase {
        void run() throws Exception;
    }

    private void goOn(Phase first) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop.run()));
        Thread.ofPlatform().name("serving").daemon(false).start(() -> {
            try {
                first.run();
                while (true) {
                    var unsealing = new Unsealing(keys(), Clock.systemUTC());
                    untilSealed(serve(unsealed(seal(unsealing), unsealing)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // Messages may quote what was read, so only the kind of failure is shown. The server has to be
                // started again; half of it must not go on.
                say("stopped by an unexpected " + e.getClass().getName());
                System.exit(2);
            }
        });
    }

    private Path keys() {
        return place.data().resolve("keys");
    }

    private WebServer serve(Premises installation) {
        if (installation instanceof Installation all && all.extractor().isolation() == Isolation.PROCESS_ONLY) {
            say("warning: office documents are read in a process without a sandbox; install bubblewrap");
        }
        installation
                .rotations()
                .enclaves()
                .locked()
                .forEach((store, why) -> say("warning: store " + store + " stays locked: " + why));
        try {
            var server = WebServer.start(installation, place.data(), place.address(), port);
            var watch = drop.watch(installation, new Reports(err));
            watching = watch;
            stop = () -> stop(watch, server);
            port = server.port();
            RootWatch.begin(installation, this::stopWithoutRoot);
            print("Sacho ready: https://localhost:" + port);
            return server;
        } catch (PortInUseException e) {
            installation.close();
            throw e;
        }
    }

    /// The hook of the JVM stops the server and wipes the keys.
    private void stopWithoutRoot(KeyringLockedException lost) {
        say("stopped, and all stores are sealed: " + lost.getMessage());
        System.exit(2);
    }

    private static void stop(DropOption.Watch watch, WebServer server) {
        try {
            watch.close();
        } finally {
            server.stop();
        }
    }

    private void untilSealed(WebServer server) throws InterruptedException {
        server.awaitSeal();
        try {
            watching.close();
        } finally {
            server.stopAtOnce();
        }
    }

    private SealedServer seal(Unsealing unsealing) throws IOException {
        var sealed = SealedServer.start(unsealing, place.address(), port);
        stop = sealed::close;
        port = sealed.port();
        print("Sacho sealed: https://localhost:" + port);
        say("certificate of the unsealing page, SHA-256: " + sealed.fingerprint());
        console.ask(unsealing);
        return sealed;
    }

    /// Waits for a passphrase that opens the installation, and frees the port.
    private Premises unsealed(SealedServer sealed, Unsealing unsealing) throws InterruptedException {
        while (true) {
            var given = unsealing.await();
            try {
                var installation = open(unsealing, given);
                console.stopAsking();
                sealed.close();
                return installation;
            } catch (KeyringLockedException e) {
                unsealing.passphraseWasWrong();
                say("still sealed: " + e.getMessage());
            } catch (IOException | AuditDamagedException | AuditUnavailableException | StoreFailedException e) {
                say("still sealed: " + e.getMessage());
            } finally {
                given.wipe();
            }
        }
    }

    private Premises open(Unsealing unsealing, Unsealing.Unsealed given)
            throws IOException, KeyringLockedException, AuditDamagedException {
        char[] passphrase = given.passphrase();
        try {
            var installation = equipment.open(place.data(), passphrase);
            try {
                record(installation, unsealing, given);
                return installation;
            } catch (RuntimeException e) {
                installation.close();
                throw e;
            }
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /// What could not be written down while the log was sealed, and who unsealed it.
    private static void record(Premises installation, Unsealing unsealing, Unsealing.Unsealed given) {
        for (var attempt : unsealing.refused()) {
            installation
                    .audit()
                    .append(List.of(AuditEvent.of(Action.UNSEAL_REFUSED, new Actor.Nobody(), "", Outcome.REFUSED)
                            .with(Detail.REASON, attempt.answer().name())
                            .with(Detail.TIME, attempt.at().toString())));
        }
        var how = given.generation() == 0 ? "CONSOLE" : UnsealAnswer.TWO_SHARES.name();
        installation
                .audit()
                .append(List.of(AuditEvent.of(Action.UNSEALED, new Actor.Nobody(), "", Outcome.DONE)
                        .with(Detail.REASON, how)
                        .with(Detail.VERSION, Integer.toString(given.generation()))));
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private void say(String message) {
        err.println("sacho: " + message);
        err.flush();
    }
}
