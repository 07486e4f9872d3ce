package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.subject.Role;
import org.sacho.subject.SubjectId;
import org.sacho.transfer.GuardKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `init`: makes a new installation with its keys, its first policy and two security administrators.
@Command(
        name = "init",
        description = "Makes a new installation: keys, stores, first policy, two security administrators.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder that will hold everything.")
    private Path data;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The first policy pack.")
    private Path policy;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "File that holds the passphrase, mode 600.")
    private Optional<Path> passphraseFile = Optional.empty();

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "all",
            description = "low makes the lower of two networks, which keeps released minutes only.")
    private String side = "all";

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "With --side low: the public key of the guard whose packages are taken ('release key').")
    private Optional<Path> trust = Optional.empty();

    @Override
    public Integer call() throws Exception {
        try {
            return init();
        } catch (InvalidPolicyException
                | PassphraseRefusedException
                | KeyringLockedException
                | FolderInUseException
                | WrongSideException e) {
            spec.commandLine().getErr().println("sacho: " + e.getMessage());
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("sacho: cannot read the policy or write the data folder; check both paths");
        }
        return COULD_NOT_RUN;
    }

    private int init() throws Exception {
        if (Installation.exists(data)) {
            spec.commandLine()
                    .getErr()
                    .println("sacho: " + data + " already holds an installation; nothing was changed");
            return COULD_NOT_RUN;
        }
        if (!List.of("all", "low").contains(side) || side.equals("low") != trust.isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("sacho: --side is all or low, and low needs --trust, which all has not");
            return COULD_NOT_RUN;
        }
        var passphrase = Passphrase.from(passphraseFile, System.getenv(), Terminal::askForPassphrase);
        try (var installation = made(passphrase)) {
            administrators(installation);
        }
        spec.commandLine()
                .getErr()
                .println("Made an installation in " + data + ". The passwords above are shown once.");
        return 0;
    }

    private Premises made(char[] passphrase) throws Exception {
        var pack = Files.readAllBytes(policy);
        var name = policy.getFileName().toString();
        if (trust.isEmpty()) {
            Installation.create(data, passphrase.clone(), pack, name);
            return Installation.open(data, passphrase);
        }
        var key = GuardKeyFile.parse(Files.readString(trust.get()))
                .orElseThrow(() -> new WrongSideException(trust.get() + " is no key that 'release key' wrote"));
        LowInstallation.create(data, passphrase.clone(), pack, name, key);
        spec.commandLine()
                .getErr()
                .println("Trusting the guard with the fingerprint " + GuardKeyFile.fingerprint(key)
                        + ": compare it with that of the other side.");
        return LowInstallation.open(data, passphrase);
    }

    private void administrators(Premises installation) {
        var bottom = installation.policies().active().lattice().bottom();
        var random = new SecureRandom();
        for (var name : List.of("secadmin1", "secadmin2")) {
            var password = Passwords.random(random);
            installation.accounts().add(new SubjectId(name), password, Set.of(Role.SECURITY_ADMINISTRATOR), bottom);
            spec.commandLine().getOut().println(name + " " + password);
        }
    }
}
