package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.KeyStatus;
import org.sacho.enclave.RecordUnreadableException;
import org.sacho.enclave.StoreFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `keys`: what a security administrator does to the keys of a stopped server. A running one rotates through
/// its own interface.
@Command(
        name = "keys",
        description = "Shows and changes the keys of a stopped server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "status | rotate | rewrap | custody | destroy",
        subcommands = {KeysCustodyCommand.class, KeysDestroyCommand.class})
final class KeysCommand implements Runnable {

    private static final int COULD_NOT_RUN = 2;
    private static final String NEW_PASSPHRASE = "SACHO_NEW_PASSPHRASE";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec;

    /// Which installation, and what opens it.
    static final class Site {
        @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data folder of a stopped server.")
        private Path data;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File that holds the passphrase, or the PIN of the token, mode 600.")
        private Optional<Path> passphraseFile = Optional.empty();

        @Option(names = "--json", description = "JSON Lines instead of sentences.")
        private boolean json;
    }

    /// What is done to an open installation.
    private interface Work {
        int with(Premises installation) throws IOException, KeyringLockedException, PassphraseRefusedException;
    }

    /// `keys` alone does nothing.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: status, rotate, rewrap, custody or destroy");
    }

    @Command(
            name = "status",
            description = "Where the root is, and per store cipher, provider, keys with their dates and meetings.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all stores can be opened", "1:a store is locked", "2:could not run"})
    int status(@Mixin Site site) {
        return open(site, installation -> {
            var status = KeyStatus.of(
                    installation.keyring(),
                    installation.rotations(),
                    installation.policies().active());
            show(site, status.fields(), KeysText.of(status));
            return status.stores().stream().anyMatch(store -> store.locked().isPresent()) ? 1 : 0;
        });
    }

    @Command(
            name = "rotate",
            description = "Gives stores new keys, and seals them anew where the policy demands another cipher. Can be"
                    + " repeated after a crash.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:done", "1:a store was not rotated", "2:could not run"})
    int rotate(
            @Mixin Site site,
            @Option(names = "--store", paramLabel = "ID", description = "Which; may be repeated. Default: all.")
                    @Nullable
                    List<String> stores) {
        return open(site, installation -> {
            var rotation = new StoppedRotation(site.data, installation, this::message);
            int exit = 0;
            for (var store : rotation.chosen(stores == null ? List.of() : stores)) {
                var done = rotation.rotate(store);
                done.ifPresent(
                        fields -> show(site, fields, "store " + store + ": new key " + fields.get("generation")));
                exit = done.isPresent() ? exit : 1;
            }
            return exit;
        });
    }

    @Command(
            name = "rewrap",
            description = "Puts all keys under a new root: another passphrase, a token, or a passphrase instead of a"
                    + " token.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:done", "2:could not run; the old root still opens"})
    int rewrap(
            @Mixin Site site,
            @Mixin TokenOption token,
            @Option(
                            names = "--new-passphrase-file",
                            paramLabel = "FILE",
                            description = "File that holds the new passphrase or PIN, mode 600; else $${"
                                    + NEW_PASSPHRASE + "}, else a prompt.")
                    @Nullable
                    Path newPassphraseFile) {
        return open(site, installation -> {
            var secret = newSecret(Optional.ofNullable(newPassphraseFile));
            var trail = new KeyRecord(installation.audit());
            try {
                trail.begins("ROOT_REWRAPPED", Optional.empty());
                installation.keyring().rewrap(token.place(), secret);
                trail.done("ROOT_REWRAPPED", Optional.empty());
            } finally {
                Arrays.fill(secret, '\0');
            }
            var root = installation.keyring().rootKind().name();
            show(site, Map.of("root", root), "the keys are under a new root: " + root);
            message("back up the folder of the keys now; older backups still open with the old passphrase or token");
            if (Files.exists(site.data.resolve("keys").resolve("custody"))) {
                message("the custodians' shares are of the old passphrase: make new ones");
            }
            return 0;
        });
    }

    private static char[] newSecret(Optional<Path> file) throws PassphraseRefusedException {
        var given = Optional.ofNullable(System.getenv(NEW_PASSPHRASE));
        return Passphrase.from(
                file,
                given.map(text -> Map.of("SACHO_PASSPHRASE", text)).orElse(Map.of()),
                Terminal::askForNewPassphrase);
    }

    private int open(Site site, Work work) {
        if (!Installation.exists(site.data)) {
            message("there is no installation in " + site.data + "; name the data folder of a stopped server");
            return COULD_NOT_RUN;
        }
        try {
            var passphrase = Passphrase.from(site.passphraseFile, System.getenv(), Terminal::askForPassphrase);
            try (var installation = AtRest.open(site.data, passphrase)) {
                return work.with(installation);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        } catch (KeyringLockedException
                | PassphraseRefusedException
                | AuditDamagedException
                | AuditUnavailableException
                | StoreFailedException
                | RecordUnreadableException
                | FolderInUseException e) {
            message(Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            message("cannot read or write " + site.data + "; check the disk and who owns the folder");
        }
        return COULD_NOT_RUN;
    }

    private void show(Site site, Map<String, Object> fields, String sentence) {
        spec.commandLine().getOut().println(site.json ? JSON.writeValueAsString(fields) : sentence);
        spec.commandLine().getOut().flush();
    }

    private void message(String text) {
        spec.commandLine().getErr().println("sacho: " + text);
        spec.commandLine().getErr().flush();
    }
}
