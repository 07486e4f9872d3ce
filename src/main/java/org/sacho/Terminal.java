package org.sacho;

import java.io.Console;
import java.util.Optional;

/// The person at the console, where there is one.
final class Terminal {

    private Terminal() {}

    /// Asks without echo; empty where nobody can be asked.
    static char[] askForPassphrase() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("Passphrase: "))
                .orElseGet(() -> new char[0]);
    }
}
