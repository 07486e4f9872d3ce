package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.ServeCommand.CannotServeException;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.policy.InvalidPolicyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `leakcheck`: whether anything of what is above can be seen below, on an installation that is not being served.
@Command(
        name = "leakcheck",
        description = "Plants words above, takes a meeting down, and looks for them in every lower place and file.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing found", "1:something leaked; where is named, what is not", "2:could not check"})
final class LeakcheckCommand implements Callable<Integer> {

    private static final int LEAKED = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data folder of a stopped server.")
    private Path data;

    @Option(names = "--demo", description = "Makes a demonstration installation in DIR first, if DIR is empty.")
    private boolean demo;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "File that holds the passphrase, mode 600.")
    private Optional<Path> passphraseFile = Optional.empty();

    @Option(names = "--json", description = "JSON Lines instead of sentences.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try {
            var report = new LeakCheck(open(), data).run();
            report.print(spec.commandLine().getOut(), json);
            return report.leaks().isEmpty() ? 0 : LEAKED;
        } catch (KeyringLockedException
                | PassphraseRefusedException
                | AuditDamagedException
                | AuditUnavailableException
                | StoreFailedException
                | InvalidPolicyException
                | FolderInUseException
                | CannotServeException
                | CannotCheckException e) {
            return cannot(Objects.requireNonNull(e.getMessage()));
        } catch (WrongSideException e) {
            return cannot("this is one side of two networks; check an installation that keeps both, from a copy of its"
                    + " policy");
        } catch (IOException e) {
            return cannot("cannot read or write below " + data + "; check the path and its rights");
        }
    }

    private int cannot(String why) {
        spec.commandLine().getErr().println("sacho: " + why);
        return COULD_NOT_RUN;
    }

    private Installation open() throws Exception {
        if (demo) {
            return Demonstration.open(
                    data,
                    new Demonstration.Choice(Optional.empty(), passphraseFile),
                    Equipment.standard(),
                    spec.commandLine().getErr());
        }
        if (!Installation.exists(data)) {
            throw new CannotCheckException(
                    "there is no installation in " + data + "; name the data folder of a stopped server");
        }
        var passphrase = Passphrase.from(passphraseFile, System.getenv(), Terminal::askForPassphrase);
        return Installation.open(data, passphrase);
    }

    /// A reason why nothing was checked.
    static final class CannotCheckException extends Exception {
        CannotCheckException(String message) {
            super(message);
        }
    }
}
