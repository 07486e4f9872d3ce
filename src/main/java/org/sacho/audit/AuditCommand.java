package org.sacho.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `audit verify`: what an auditor runs on a copy of the log, or beside a running server.
@Command(
        name = "audit",
        description = "Checks the audit log.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify")
public final class AuditCommand implements Runnable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    /// `audit` alone does nothing.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: verify");
    }

    @Command(
            name = "verify",
            description = "Checks every record, link and signature, without any secret.",
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
                    List<Path> checkpoints) {
        try {
            var kept = new ArrayList<String>();
            for (Path file : checkpoints == null ? List.<Path>of() : checkpoints) {
                kept.add(Files.readString(file));
            }
            var trusted = Optional.ofNullable(key).map(VerifierKey::parse);
            var found = AuditVerifier.verify(data.resolve("audit"), trusted, kept);
            if (trusted.isEmpty()) {
                message("The key beside the log was believed; give --key to check against the one you noted.");
            }
            spec.commandLine().getOut().println(json ? JSON.writeValueAsString(object(found)) : sentence(found));
            spec.commandLine().getOut().flush();
            return found instanceof Verification.Intact ? 0 : 1;
        } catch (NoSuchFileException e) {
            return cannot("there is no " + e.getFile());
        } catch (IOException e) {
            return cannot("cannot read the audit log: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            return cannot(String.valueOf(e.getMessage()));
        }
    }

    private int cannot(String why) {
        message(why);
        return 2;
    }

    private void message(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }

    private static String sentence(Verification verification) {
        return switch (verification) {
            case Verification.Intact intact ->
                "intact: " + intact.size() + " records, the first " + intact.checkpointSize() + " of them signed"
                        + intact.lastCheckpoint().map(at -> " at " + at).orElse("");
            case Verification.Broken broken ->
                "broken: record " + broken.firstBad() + ": " + broken.what() + ": " + broken.sentence();
        };
    }

    private static ObjectNode object(Verification verification) {
        var json = JSON.createObjectNode();
        return switch (verification) {
            case Verification.Intact intact -> {
                json.put("intact", true)
                        .put("size", intact.size())
                        .put("checkpointSize", intact.checkpointSize())
                        .put("unfinishedLines", intact.unfinishedLines());
                intact.lastCheckpoint().ifPresent(at -> json.put("lastCheckpoint", at.toString()));
                yield json;
            }
            case Verification.Broken broken ->
                json.put("intact", false)
                        .put("firstBad", broken.firstBad())
                        .put("what", broken.what().name())
                        .put("sentence", broken.sentence());
        };
    }
}
