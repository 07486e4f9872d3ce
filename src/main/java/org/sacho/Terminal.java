package org.sacho;

import java.io.Console;
import java.util.Arrays;
import java.util.Optional;

/// The person at the console, where there is one.
final class Terminal {

    private Terminal() {}

    /// Asks without echo and waits; empty where nobody can be asked, or nobody will answer any more.
    static Optional<char[]> awaitPassphrase() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("Passphrase to unseal: "));
    }

    /// Asks without echo; empty where nobody can be asked.
    static char[] askForPassphrase() {
        return ask("Passphrase: ");
    }

    /// Asks twice without echo; empty where nobody can be asked, or the two differ.
    static char[] askForNewPassphrase() {
        var first = ask("New passphrase: ");
        return Arrays.equals(first, ask("The same again: ")) ? first : new char[0];
    }

    /// As above, for the password of an account.
    static char[] askForPassword(String account) {
        return ask("Password of " + account + ": ");
    }

    private static char[] ask(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s", question))
                .orElseGet(() -> new char[0]);
    }
}
