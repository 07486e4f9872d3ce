package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.transfer.GuardKeyFile;
import org.sacho.transfer.Receipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `release`: carries signed packages between two networks while the server of the side is stopped. A running
/// server does the same with `serve --drop`.
@Command(
        name = "release",
        description = "Carries signed releases from a high to a low network.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReleaseCommand.Key.class, ReleaseCommand.Export.class, ReleaseCommand.Import.class})
final class ReleaseCommand {

    private static final int DONE = 0;
    private static final int PROBLEM = 1;
    private static final int COULD_NOT_RUN = 2;

    private ReleaseCommand() {}

    /// What all three have in common: an installation to unlock, and one line for each result.
    abstract static class OnInstallation implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder of the stopped server.")
        private Path data;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File that holds the passphrase, mode 600.")
        private Optional<Path> passphraseFile = Optional.empty();

        @Option(names = "--json", description = "One JSON object per line.")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            try {
                if (!Founding.done(data)) {
                    return fail("there is no installation in " + data);
                }
                return run(data, Passphrase.from(passphraseFile, System.getenv(), Terminal::askForPassphrase));
            } catch (KeyringLockedException
                    | PassphraseRefusedException
                    | AuditDamagedException
                    | AuditUnavailableException
                    | StoreFailedException
                    | FolderInUseException
                    | WrongSideException e) {
                return fail(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                return fail(otherwise());
            }
        }

        abstract int run(Path data, char[] passphrase) throws Exception;

        /// What to say when a file or folder cannot be used.
        abstract String otherwise();

        int fail(String message) {
            spec.commandLine().getErr().println("sacho: " + message);
            return COULD_NOT_RUN;
        }

        void print(String text, Map<String, ?> fields) {
            spec.commandLine().getOut().println(json ? JsonMapper.shared().writeValueAsString(fields) : text);
        }
    }

    /// `release key`: the guard's public key, for the other side to trust.
    @Command(
            name = "key",
            description = "Writes the guard's public key, which 'init --side low --trust' takes.",
            mixinStandardHelpOptions = true)
    static final class Key extends OnInstallation {

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write the key to.")
        private Path out;

        @Override
        int run(Path data, char[] passphrase) throws Exception {
            try (var _ = DataFolder.hold(data);
                    var keyring = Keyring.open(data.resolve("keys"), passphrase)) {
                var key = keyring.guardKeys().getPublic();
                Files.writeString(out, GuardKeyFile.write(key));
                var fingerprint = GuardKeyFile.fingerprint(key);
                print("fingerprint " + fingerprint, Map.of("file", out.toString(), "fingerprint", fingerprint));
                return DONE;
            }
        }

        @Override
        String otherwise() {
            return "cannot write " + out;
        }
    }

    /// `release export`: packages into the drop folder.
    @Command(
            name = "export",
            description = "Writes packages that were not written before into the drop folder.",
            mixinStandardHelpOptions = true)
    static final class Export extends OnInstallation {

        @Option(names = "--to", required = true, paramLabel = "DROP", description = "Folder to write packages to.")
        private Path drop;

        @Option(names = "--from", paramLabel = "NUMBER", description = "Writes all packages from this number on again.")
        private Optional<Long> from = Optional.empty();

        @Override
        int run(Path data, char[] passphrase) throws Exception {
            if (from.filter(number -> number < 1).isPresent()) {
                return fail("--from has to be at least 1");
            }
            try (var sacho = Installation.openAtRest(data, passphrase, Side.HIGH)) {
                for (var exported : sacho.exports().to(drop, from)) {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("file", exported.file());
                    fields.put("destination", exported.destination().value());
                    fields.put("number", exported.sequence());
                    fields.put("sha256", exported.hash());
                    print(exported.file() + " " + exported.hash(), fields);
                }
                return DONE;
            }
        }

        @Override
        String otherwise() {
            return "the drop folder " + drop + " is missing, full or not ours to write; nothing is lost, run it again";
        }
    }

    /// `release import`: packages out of the drop folder.
    @Command(
            name = "import",
            description = "Takes packages from the drop folder. Nothing is written there.",
            mixinStandardHelpOptions = true)
    static final class Import extends OnInstallation {

        @Option(names = "--from", required = true, paramLabel = "DROP", description = "Folder to read packages from.")
        private Path drop;

        @Override
        int run(Path data, char[] passphrase) throws Exception {
            boolean problem = false;
            try (var sacho = LowInstallation.open(data, passphrase)) {
                for (var receipt : sacho.imports().from(drop)) {
                    problem |= receipt.reason().isPresent();
                    print(receipt.message(), fields(receipt));
                }
            }
            return problem ? PROBLEM : DONE;
        }

        private static Map<String, Object> fields(Receipt receipt) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("file", receipt.file());
            fields.put("outcome", receipt.outcome().name());
            receipt.reason().ifPresent(why -> fields.put("reason", why.name()));
            receipt.reason().ifPresent(why -> fields.put("todo", why.remedy()));
            if (receipt.expected() > 0) {
                fields.put("next", receipt.expected());
            }
            receipt.id().ifPresent(id -> fields.put("id", id));
            return fields;
        }

        @Override
        String otherwise() {
            return "the drop folder " + drop + " is missing or not ours to read";
        }
    }
}
