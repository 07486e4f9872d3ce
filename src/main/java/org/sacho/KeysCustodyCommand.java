package org.sacho;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.crypto.Custody;
import org.sacho.crypto.CustodyShare;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.StoreFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `keys custody`: puts the passphrase into the care of custodians, any two of whom can unseal the server.
@Command(
        name = "custody",
        description =
                "Splits what unseals the server among custodians; any two of them can unseal it. Prints each share"
                        + " once; shares of an earlier run are void.",
        mixinStandardHelpOptions = true)
final class KeysCustodyCommand implements Callable<Integer> {

    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder that holds everything.")
    private Path data;

    @Option(names = "--custodians", required = true, paramLabel = "N", description = "How many, 2 to 9.")
    private int custodians;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "File that holds the passphrase, mode 600.")
    private Optional<Path> passphraseFile = Optional.empty();

    @Override
    public Integer call() {
        if (custodians < Custody.FEWEST || custodians > Custody.MOST) {
            return refuse("custodians are " + Custody.FEWEST + " to " + Custody.MOST);
        }
        if (!Installation.exists(data)) {
            return refuse("there is no installation in " + data);
        }
        try {
            print(make(Passphrase.from(passphraseFile, System.getenv(), Terminal::askForPassphrase)));
            return 0;
        } catch (KeyringLockedException
                | PassphraseRefusedException
                | AuditDamagedException
                | AuditUnavailableException
                | StoreFailedException
                | FolderInUseException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refuse("cannot read or write the data folder; check the disk and who owns the folder");
        }
    }

    /// On record before the shares are made: shares that nobody knows of must not exist.
    private List<CustodyShare> make(char[] passphrase)
            throws IOException, KeyringLockedException, AuditDamagedException {
        try (var installation = AtRest.open(data, passphrase.clone())) {
            installation
                    .audit()
                    .append(List.of(AuditEvent.of(Action.CUSTODY_MADE, new Actor.Server(), "", Outcome.DONE)
                            .with(Detail.COUNT, Integer.toString(custodians))));
            return Custody.create(data.resolve("keys"), passphrase, custodians);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private void print(List<CustodyShare> shares) {
        var out = spec.commandLine().getOut();
        for (var share : shares) {
            out.println("Custodian " + share.number() + " of " + shares.size() + ", generation " + share.generation());
            out.println(share.text());
            out.println();
            share.destroy();
        }
        out.flush();
        spec.commandLine()
                .getErr()
                .println("The shares above are shown once and kept nowhere. Hand each to one person, on paper; earlier"
                        + " shares are void.");
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("sacho: " + why);
        return COULD_NOT_RUN;
    }
}
