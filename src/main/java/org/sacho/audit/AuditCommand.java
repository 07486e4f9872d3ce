package org.sacho.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `audit verify`, `audit prove` and `audit check`: what an auditor runs on a copy of the log, or beside a running
/// server.
@Command(
        name = "audit",
        description = "Checks the audit log and proves what is in it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify | prove | check")
public final class AuditCommand implements Runnable {

    private final StoresAtRest stores;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    /// Made by hand, because what is beside the log is known to the whole only.
    ///
    /// @param stores looks at the stores beside the log
    public AuditCommand(StoresAtRest stores) {
        this.stores = stores;
    }

    /// `audit` alone does nothing.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: verify, prove or check");
    }

    @Command(
            name = "verify",
            description = "Checks every record, link, root and signature, and that no store is older than the log says,"
                    + " without any secret.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:intact", "1:broken; the first bad record is named", "2:could not check"})
    int verify(
            @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's data directory")
                    Path data,
            @Option(names = "--json", description = "one JSON object instead of a sentence") boolean json,
            @Option(names = "--key", paramLabel = "VKEY", description = "the log's verifier key as you noted it")
                    @Nullable
                    String key,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "a signed checkpoint that you keep elsewhere; may be repeated")
                    @Nullable
                    List<Path> checkpoints,
            @Option(
                            names = "--witness",
                            paramLabel = "FILE",
                            description = "a file with checkpoints of this log that was kept elsewhere: the copy that"
                                    + " the server writes, or what a syslog collector wrote; may be repeated")
                    @Nullable
                    List<Path> witnesses) {
        return answer(() -> {
            var trusted = Optional.ofNullable(key).map(VerifierKey::parse);
            return verify(data, new AuditVerifier.Evidence(trusted, texts(checkpoints), orNone(witnesses)), json);
        });
    }

    private int verify(Path data, AuditVerifier.Evidence evidence, boolean json) throws IOException {
        var found = AuditVerifier.verify(data, evidence, stores);
        if (evidence.key().isEmpty()) {
            message("The key beside the log was believed; give --key to check against the one you noted.");
        }
        print(json ? VerificationText.json(found) : VerificationText.sentence(found));
        return found instanceof Verification.Intact ? 0 : 1;
    }

    private static List<String> texts(@Nullable List<Path> files) throws IOException {
        var texts = new ArrayList<String>();
        for (Path file : orNone(files)) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    @Command(
            name = "prove",
            description = "Proves to somebody without the log that a record is in it, or that it only grew since a"
                    + " checkpoint. Prints the proof.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:proved", "1:the log is broken", "2:there is nothing to prove"})
    int prove(
            @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's data directory")
                    Path data,
            @Option(names = "--record", paramLabel = "N", description = "sequence number of the record") @Nullable
                    Long record,
            @Option(names = "--since", paramLabel = "FILE", description = "the older checkpoint") @Nullable
                    Path older) {
        return answer(() -> {
            var folder = data.resolve("audit");
            if (record != null && older == null) {
                print(AuditProofs.ofRecord(folder, record));
            } else if (record == null && older != null) {
                print(AuditProofs.since(folder, Files.readString(older)));
            } else {
                return cannot("give either --record or --since");
            }
            return 0;
        });
    }

    @Command(
            name = "check",
            description = "Checks a proof, without the log.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:it proves what it says", "1:it does not", "2:could not check"})
    int check(
            @Option(names = "--proof", required = true, paramLabel = "FILE", description = "as 'prove' printed it")
                    Path proof,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "VKEY",
                            description = "the log's verifier key as you noted it")
                    String key,
            @Option(
                            names = "--since",
                            paramLabel = "FILE",
                            description = "the older checkpoint, for a proof that the log only grew")
                    @Nullable
                    Path older) {
        return answer(() -> {
            Optional<String> before = older == null ? Optional.empty() : Optional.of(Files.readString(older));
            var answer = AuditProofs.check(Files.readString(proof), VerifierKey.parse(key), before);
            print((answer.proved() ? "proved: " : "not proved: ") + answer.what() + "\n");
            return answer.proved() ? 0 : 1;
        });
    }

    private int answer(Callable<Integer> work) {
        try {
            return work.call();
        } catch (AuditDamagedException e) {
            print(VerificationText.sentence(e.finding()));
            return 1;
        } catch (NoSuchFileException e) {
            return cannot("there is no " + e.getFile());
        } catch (IOException e) {
            return cannot("cannot read what is needed: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            return cannot(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> orNone(@Nullable List<Path> files) {
        return files == null ? List.of() : files;
    }

    private int cannot(String why) {
        message(why);
        return 2;
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private void message(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }
}
