package org.sacho.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the passphrase of the keyring comes from: a file, else the environment, else a person.
public final class Passphrase {

    static final String VARIABLE = "SACHO_PASSPHRASE";
    static final int LEAST_CHARACTERS = 12;

    private Passphrase() {}

    /// The passphrase, which the caller wipes. One line break at the end of a file is not part of it.
    ///
    /// @param prompt asks a person; returns an empty array where nobody can be asked
    public static char[] from(Optional<Path> file, Map<String, String> environment, Supplier<char[]> prompt)
            throws PassphraseRefusedException {
        return required(
                ifAny(file, environment, prompt),
                "no passphrase: name a passphrase file, set " + VARIABLE + " or start from a terminal");
    }

    /// As above; empty where there is no file, no variable and no answer.
    ///
    /// @throws PassphraseRefusedException if a file or variable is named and does not hold a passphrase
    public static char[] ifAny(Optional<Path> file, Map<String, String> environment, Supplier<char[]> prompt)
            throws PassphraseRefusedException {
        if (file.isPresent()) {
            return required(inFile(file.get()), "the passphrase file " + file.get() + " is empty");
        }
        var variable = Optional.ofNullable(environment.get(VARIABLE));
        if (variable.isPresent()) {
            return required(variable.get().toCharArray(), VARIABLE + " is empty");
        }
        return prompt.get();
    }

    /// Refuses what is too easily guessed, or what PKCS#12 cannot encode alike everywhere.
    static void requireStrong(char[] passphrase) throws PassphraseRefusedException {
        if (passphrase.length < LEAST_CHARACTERS) {
            throw new PassphraseRefusedException(
                    "the passphrase is too short: it needs at least " + LEAST_CHARACTERS + " characters");
        }
        for (char c : passphrase) {
            if (c < ' ' || c > '~') {
                throw new PassphraseRefusedException(
                        "the passphrase contains something else than printable ASCII: letters, digits, blanks, signs");
            }
        }
    }

    private static char[] inFile(Path file) throws PassphraseRefusedException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new PassphraseRefusedException("there is no passphrase file " + file);
            }
            if (PrivateFile.openToOthers(file)) {
                throw new PassphraseRefusedException(
                        "others may read the passphrase file " + file + ": run chmod 600 on it");
            }
            byte[] bytes = Files.readAllBytes(file);
            var chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            return withoutLineBreak(chars);
        } catch (IOException e) {
            throw new PassphraseRefusedException("the passphrase file " + file + " cannot be read");
        }
    }

    private static char[] withoutLineBreak(CharBuffer chars) {
        int length = chars.remaining();
        if (length > 0 && chars.get(length - 1) == '\n') {
            length--;
        }
        if (length > 0 && chars.get(length - 1) == '\r') {
            length--;
        }
        char[] line = new char[length];
        chars.get(line);
        Arrays.fill(chars.array(), '\0');
        return line;
    }

    private static char[] required(char[] passphrase, String otherwise) throws PassphraseRefusedException {
        if (passphrase.length == 0) {
            throw new PassphraseRefusedException(otherwise);
        }
        return passphrase;
    }
}
