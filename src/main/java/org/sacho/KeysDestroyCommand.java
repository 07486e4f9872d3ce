package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.destruction.Destruction;
import org.sacho.enclave.StoreFailedException;
import org.sacho.meeting.RefusedException;
import org.sacho.office.Account;
import org.sacho.subject.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `keys destroy`: destroys a meeting while no server runs, with the passwords of both people.
@Command(
        name = "destroy",
        description = "Destroys the key and the records of a meeting for good, on the word of an officer of the meeting"
                + " and of an approver. Prints the certificate.",
        mixinStandardHelpOptions = true)
final class KeysDestroyCommand implements Callable<Integer> {

    private static final int PROBLEM = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEETING", description = "Id of the meeting.")
    private String meeting;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder that holds everything.")
    private Path data;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "The grounds, for the register.")
    private String reason;

    @Option(names = "--officer", required = true, paramLabel = "ACCOUNT", description = "Who destroys.")
    private String officer;

    @Option(names = "--approver", required = true, paramLabel = "ACCOUNT", description = "Who confirms.")
    private String approver;

    @Option(
            names = "--officer-password-file",
            paramLabel = "FILE",
            description = "File, mode 600; else asked on the terminal.")
    private Optional<Path> officerPassword = Optional.empty();

    @Option(
            names = "--approver-password-file",
            paramLabel = "FILE",
            description = "File, mode 600; else asked on the terminal.")
    private Optional<Path> approverPassword = Optional.empty();

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "File that holds the passphrase, mode 600.")
    private Optional<Path> passphraseFile = Optional.empty();

    @Override
    public Integer call() {
        if (!Installation.exists(data)) {
            return say("there is no installation in " + data, COULD_NOT_RUN);
        }
        try {
            var passphrase = Passphrase.from(passphraseFile, System.getenv(), Terminal::askForPassphrase);
            try (var installation = AtRest.withMeetings(data, passphrase)) {
                return destroy(installation);
            }
        } catch (RefusedException e) {
            return say("refused: " + e.code() + "; nothing was destroyed", PROBLEM);
        } catch (KeyringLockedException
                | PassphraseRefusedException
                | AuditDamagedException
                | AuditUnavailableException
                | StoreFailedException
                | FolderInUseException e) {
            return say(String.valueOf(e.getMessage()), COULD_NOT_RUN);
        } catch (IOException e) {
            return say("cannot read or write the data folder; check the disk and who owns the folder", COULD_NOT_RUN);
        }
    }

    private int destroy(Installation installation) throws PassphraseRefusedException {
        installation.destructions().resume();
        var first = signedIn(installation, officer, officerPassword);
        var second = signedIn(installation, approver, approverPassword);
        if (first.isEmpty() || second.isEmpty()) {
            return say("an account or its password is wrong; nothing was destroyed", PROBLEM);
        }
        if (first.get().id().equals(second.get().id())) {
            return say("it takes two people; nothing was destroyed", PROBLEM);
        }
        var asked = installation.destructions().request(first.get(), meeting, reason);
        try {
            print(installation.destructions().decide(second.get(), asked.id(), true, ""));
            return 0;
        } catch (RefusedException e) {
            return say("refused: " + e.code() + "; the request waits for an approver", PROBLEM);
        }
    }

    private Optional<Subject> signedIn(Installation installation, String name, Optional<Path> file)
            throws PassphraseRefusedException {
        char[] password = Passphrase.from(file, Map.of(), () -> Terminal.askForPassword(name));
        return installation.accounts().signIn(name, new String(password)).map(Account::subject);
    }

    private void print(Destruction destroyed) {
        var certificate = destroyed.certificate().orElseThrow();
        spec.commandLine().getOut().println(certificate.statement());
        spec.commandLine().getOut().println(certificate.signature());
        spec.commandLine().getOut().flush();
    }

    private int say(String why, int exit) {
        spec.commandLine().getErr().println("sacho: " + why);
        return exit;
    }
}
