package org.sacho.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sacho.policy.InvalidPolicyException.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `policy validate`: what somebody who writes a pack runs before it goes anywhere near a server.
@Command(
        name = "policy",
        description = "Checks policy packs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "validate")
public final class PolicyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    /// `policy` alone does nothing.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: validate");
    }

    @Command(
            name = "validate",
            description = "Names every mistake in the packs, without ever quoting what a rule looks for.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all valid", "1:mistakes found and listed", "2:a file could not be read"})
    int validate(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "policy packs (YAML)") List<Path> files,
            @Option(names = "--json", description = "one JSON object per line instead of sentences") boolean json) {
        int exit = 0;
        for (Path file : files) {
            exit = Math.max(exit, validate(file, json));
        }
        return exit;
    }

    private int validate(Path file, boolean json) {
        var name = file.toString();
        byte[] yaml;
        try {
            yaml = Files.readAllBytes(file);
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot read " + name);
            return 2;
        }
        try {
            var policy = PolicyPackReader.read(yaml, name);
            print(json ? valid(name, policy) : name + ": valid, " + policy.id() + " " + policy.version());
            return 0;
        } catch (InvalidPolicyException e) {
            e.problems().forEach(problem -> print(json ? invalid(problem) : problem.toString()));
            return 1;
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static String valid(String file, PolicySnapshot policy) {
        return String.format(
                Locale.ROOT,
                "{\"file\":%s,\"valid\":true,\"id\":%s,\"version\":%s,\"digest\":%s}",
                JsonText.of(file),
                JsonText.of(policy.id()),
                JsonText.of(policy.version()),
                JsonText.of(policy.digest().hex()));
    }

    private static String invalid(Problem problem) {
        return String.format(
                Locale.ROOT,
                "{\"file\":%s,\"line\":%d,\"message\":%s}",
                JsonText.of(problem.file()),
                problem.line(),
                JsonText.of(problem.message()));
    }
}
