package org.sacho;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.classify.model.UnusableModelException;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.host.CoreDumps;
import org.sacho.host.HostCheck;
import org.sacho.policy.InvalidPolicyException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `serve`: unlocks an installation and serves it over HTTPS until stopped.
@Command(
        name = "serve",
        description = "Serves an installation over HTTPS until stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /// The server runs; the JVM stays.
    static final int SERVING = -1;

    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder that holds everything.")
    private Path data;

    @Option(
            names = "--demo",
            description =
                    "Makes a demonstration installation in DIR on first start: sample people, policy and meeting.")
    private boolean demo;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Policy pack of a new demonstration; default: the built-in exercise pack.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--port",
            defaultValue = "${env:SACHO_PORT:-8443}",
            description = "TCP port; 0 picks a free one. Default: $${SACHO_PORT} or 8443.")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "${env:SACHO_ADDRESS:-localhost}",
            description = "Address to listen on. Default: $${SACHO_ADDRESS} or localhost.")
    private String address;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "File that holds the passphrase, mode 600.")
    private Optional<Path> passphraseFile = Optional.empty();

    @Option(
            names = "--sealed",
            description = "Starts sealed, whatever passphrase there is: two custodians or the console unseal it.")
    private boolean sealed;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private CopiesOption copies = new CopiesOption();

    @Mixin
    private DropOption drop = new DropOption();

    @Override
    public Integer call() throws Exception {
        try {
            requireReadable();
            requireFreePort();
            begin(new Equipment(model.load(), copies.in(data), drop.side(), Clock.systemUTC()));
            return SERVING;
        } catch (PortInUseException | BindException e) {
            err().println("sacho: " + portInUse(port).getMessage());
            return COULD_NOT_RUN;
        } catch (KeyringLockedException
                | PassphraseRefusedException
                | AuditDamagedException
                | AuditUnavailableException
                | StoreFailedException
                | InvalidPolicyException
                | FolderInUseException
                | WrongSideException
                | UnusableModelException
                | CannotServeException e) {
            err().println("sacho: " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private void begin(Equipment equipment) throws Exception {
        var warnings = aboutTheHost();
        var serving = new Serving(new Serving.Place(data, address, port), equipment, drop, out(), err());
        if (demo && equipment.side() == Side.LOW) {
            throw new CannotServeException("a low side is made with 'init --side low'; leave out --demo");
        }
        if (demo && !sealed) {
            serving.begin(Demonstration.open(data, new Demonstration.Choice(policy, passphraseFile), equipment, out()));
            return;
        }
        var passphrase = passphrase();
        try {
            if (passphrase.length == 0) {
                warnings.forEach(this::warn);
                serving.beginSealed();
            } else {
                serving.begin(warned(equipment.open(data, passphrase), warnings));
            }
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /// The machine is the administrator's: they are told, and the server goes on. A start that is refused has its own
    /// sentence and no others.
    private List<String> aboutTheHost() {
        var warnings = new ArrayList<>(HostCheck.here(data).warnings());
        if (!CoreDumps.forbid()) {
            warnings.add("core files cannot be switched off from here; set LimitCORE=0 or ulimit -c 0");
        }
        return warnings;
    }

    private Premises warned(Premises opened, List<String> warnings) {
        warnings.forEach(this::warn);
        return opened;
    }

    private void warn(String warning) {
        err().println("sacho: warning: " + warning);
    }

    private void requireReadable() throws CannotServeException {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new CannotServeException(data + " is not a folder; name the folder that holds everything");
        }
        if (policy.isPresent() && !Files.isReadable(policy.get())) {
            throw new CannotServeException("cannot read the policy pack " + policy.get() + "; check the path");
        }
    }

    /// Before anything is opened: the answer is quick, and no work under way has to be broken off.
    private void requireFreePort() throws CannotServeException {
        if (port == 0) {
            return;
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            // It could be opened, which is all that was asked.
        } catch (BindException e) {
            throw portInUse(port);
        } catch (IOException e) {
            throw new CannotServeException("cannot listen on " + address + "; check the address");
        }
    }

    private static CannotServeException portInUse(int port) {
        return new CannotServeException(
                "port " + port + " is in use; choose another with --port, or 0 for any free one");
    }

    /// Empty to start sealed: nobody gave a passphrase, or it was asked for.
    private char[] passphrase() throws CannotServeException, PassphraseRefusedException {
        if (!Files.isDirectory(data)) {
            throw new CannotServeException(
                    "there is no data folder at " + data + "; make an installation with 'init' first");
        }
        if (!Installation.exists(data)) {
            throw new CannotServeException(
                    "there is no installation in " + data + "; make one with 'init', or add --demo to try Sacho out");
        }
        return sealed ? new char[0] : Passphrase.ifAny(passphraseFile, System.getenv(), Terminal::askForPassphrase);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// A reason not to start, with what to do about it.
    static final class CannotServeException extends Exception {
        CannotServeException(String message) {
            super(message);
        }
    }
}
