package org.sacho;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `keys`: what is done with the keys of an installation.
@Command(
        name = "keys",
        description = "Custody and destruction of keys.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeysCustodyCommand.class, KeysDestroyCommand.class})
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /// `keys` alone does nothing.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: see --help");
    }
}
