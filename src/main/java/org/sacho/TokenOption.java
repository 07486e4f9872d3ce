package org.sacho;

import java.nio.file.Path;
import java.util.Optional;
import org.sacho.crypto.RootPlace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says that a root key is to be made in a token instead of a file.
final class TokenOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--pkcs11",
            paramLabel = "LIBRARY",
            description = "Make the root key in a token of this PKCS#11 library; the passphrase is then its PIN.")
    private Optional<Path> library = Optional.empty();

    @Option(
            names = {"--token", "--slot"},
            paramLabel = "LABEL",
            description = "Label of the token, or number of its slot.")
    private Optional<String> token = Optional.empty();

    RootPlace place() {
        if (library.isEmpty() && token.isEmpty()) {
            return new RootPlace.PassphraseFile();
        }
        if (library.isEmpty() || token.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--pkcs11 and --token belong together");
        }
        return new RootPlace.Token(library.get().toAbsolutePath(), token.get());
    }
}
